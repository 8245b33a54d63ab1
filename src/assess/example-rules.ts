import type { FactEngine } from '../facts/fact-engine.js';
import { keyProblem, valueProblem } from '../profile/check-answer.js';
import { flattenAnswers } from '../profile/flatten-answers.js';
import type { ProfileEntry } from '../profile/profile.js';
import type { RuleDefinition } from '../ruleset/definitions.js';
import type { RuleExample } from '../ruleset/examples.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import { knowProfile } from './detect-profile.js';
import { exampleCapture } from './example-bundle.js';
import type { ExampleResult } from './example-result.js';
import { type Case, type Judgement, judgeRule } from './judge-rule.js';
import { calendarDay } from './legal-dates.js';
import { siteOf } from './site.js';

/** An example made ready: its pages read once, so that the same pages can be judged again and again. */
export interface ReadyExample {
  readonly example: RuleExample;
  /** Absent when the example's own profile is wrong. */
  readonly on?: Case;
  readonly problem?: string;
}

function profileProblem(ruleset: Ruleset, profile: RuleExample['profile']): string | undefined {
  for (const { key, value } of flattenAnswers(profile)) {
    const question = ruleset.profile.questions.find((known) => known.key === key);
    const problem = question === undefined ? keyProblem(key, ruleset.profile.questions) : valueProblem(question, value);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Reads an example's pages and profile. What it declares is all there is: detections are left out of examples of rules. */
export function prepareExample(ruleset: Ruleset, engine: FactEngine, example: RuleExample): ReadyExample {
  const problem = profileProblem(ruleset, example.profile);
  if (problem !== undefined) return { example, problem };
  const { bundle, viewOf } = exampleCapture(ruleset, engine, example);
  const site = siteOf(bundle, ruleset, engine, viewOf);
  const answers = flattenAnswers(example.profile).map(
    ({ key, value }): ProfileEntry => ({ key, value: value as string | boolean, origin: 'declared', confidence: 1 }),
  );
  const profile = knowProfile({ entries: new Map(answers.map((entry) => [entry.key, entry])) }, site, false);
  return { example, on: { site, profile, asOf: calendarDay(example.asOf ?? bundle.capture.startedAt.slice(0, 10)) } };
}

const sameIds = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join() === [...b].sort().join();

function differences({ expect, reason, because = [], open }: RuleExample, { result, because: ids }: Judgement): string[] {
  const missing = because.filter((id) => !ids.has(id));
  const decided = [...result.failed, ...result.unknown].join(', ') || 'none';
  const gaps = result.coverage?.gaps.map(({ code }) => code).join(', ');
  return [
    ...(result.outcome === expect
      ? []
      : [`outcome ${result.outcome}${result.reason ? ` (${result.reason})` : ''}, checks: ${decided}`]),
    ...(result.outcome === expect || !gaps ? [] : [`coverage lacks: ${gaps}`]),
    ...(result.outcome === expect || result.heldBack === undefined ? [] : [`held back: ${result.heldBack.why.en}`]),
    ...(reason === undefined || reason === result.reason ? [] : [`reason ${result.reason ?? 'none'} instead of ${reason}`]),
    ...(open === undefined || sameIds(open, result.unknown)
      ? []
      : [`open checks: ${result.unknown.join(', ') || 'none'} instead of ${open.join(', ') || 'none'}`]),
    ...(missing.length === 0 ? [] : [`not among the deciding checks: ${missing.join(', ')} (they are: ${decided})`]),
  ];
}

/** Judges a rule on one of its examples and compares. */
export function runRuleExample(rule: RuleDefinition, { example, on, problem }: ReadyExample): ExampleResult {
  const place = { file: rule.file, kind: 'rule' as const, id: rule.id, example: example.name, expected: example.expect };
  if (on === undefined) return { ...place, ok: false, got: 'no result', detail: problem ?? 'The example cannot be read.' };
  const judgement = judgeRule(rule, on);
  const wrong = differences(example, judgement);
  return { ...place, ok: wrong.length === 0, got: judgement.result.outcome, detail: wrong.join('; ') };
}
