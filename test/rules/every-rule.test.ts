import { describe, expect, it } from 'vitest';
import { prepareExample } from '../../src/assess/example-rules.js';
import { judgeRule } from '../../src/assess/judge-rule.js';
import { createFactEngine } from '../../src/facts/fact-engine.js';
import { keysOf } from '../../src/profile/predicate.js';
import type { RuleDefinition } from '../../src/ruleset/definitions.js';
import type { RuleExample } from '../../src/ruleset/examples.js';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';

const ruleset = loadRuleset();
const engine = createFactEngine(ruleset);
const rules = [...ruleset.rules.values()];

const dayBefore = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Entries into force and ends of the provisions on which a rule rests. */
function basesOf(rule: RuleDefinition) {
  return rule.legal
    .filter(({ role }) => role === 'basis')
    .flatMap(({ ref }) => {
      const [act = '', entry = ''] = ref.split('#');
      return ruleset.acts.get(act)?.entries[entry] ?? [];
    });
}

/** An example of the rule on a service that it binds. */
function bound(rule: RuleDefinition): RuleExample {
  const example = rule.examples.find(
    ({ expect, asOf }) => expect !== 'not-applicable' && expect !== 'not-tested' && asOf === undefined,
  );
  if (example === undefined) throw new Error(`${rule.file} has no example of a service that it binds.`);
  return example;
}

function judged(rule: RuleDefinition, example: RuleExample) {
  const ready = prepareExample(ruleset, engine, example);
  if (ready.on === undefined) throw new Error(ready.problem);
  return judgeRule(rule, ready.on).result;
}

describe('every rule', () => {
  it.each(rules.filter((rule) => basesOf(rule).length > 0).map((rule) => [rule.id, rule] as const))(
    '%s counts from the day its law applies, and not the day before',
    (_id, rule) => {
      const first = basesOf(rule)
        .map(({ from }) => from)
        .sort()[0] as string;
      const example = bound(rule);
      expect(judged(rule, { ...example, asOf: dayBefore(first) })).toMatchObject({
        outcome: 'not-applicable',
        reason: 'not-in-force',
      });
      expect(judged(rule, { ...example, asOf: first }).reason).not.toBe('not-in-force');
    },
  );

  it.each(
    rules
      .filter((rule) => basesOf(rule).length > 0 && basesOf(rule).every(({ until }) => until))
      .map((rule) => [rule.id, rule] as const),
  )('%s ends with its law', (_id, rule) => {
    const last = basesOf(rule)
      .map(({ until }) => until as string)
      .sort()
      .at(-1) as string;
    const example = bound(rule);
    expect(judged(rule, { ...example, asOf: last }).reason).not.toBe('not-in-force');
    expect(judged(rule, { ...example, asOf: dayAfter(last) })).toMatchObject({
      outcome: 'not-applicable',
      reason: 'not-in-force',
    });
  });

  it.each(rules.filter(({ applies }) => keysOf(applies).length > 0).map((rule) => [rule.id, rule] as const))(
    '%s asks instead of judging a service of which nothing is known',
    (_id, rule) => {
      const result = judged(rule, { ...bound(rule), profile: {} });
      expect(result).toMatchObject({ outcome: 'not-tested', reason: 'profile-unknown' });
      expect(result.asks.length).toBeGreaterThan(0);
    },
  );

  it.each(
    rules
      .filter(({ kind, observable }) => kind === 'obligation' && observable === 'human')
      .map((rule) => [rule.id, rule] as const),
  )('%s, which no machine can see, is never stated', (_id, rule) => {
    for (const example of rule.examples) expect(['pass', 'fail']).not.toContain(judged(rule, example).outcome);
  });
});
