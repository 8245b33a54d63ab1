import { assess } from '../../src/assess/assess.js';
import type { Assessment, RuleResult } from '../../src/assess/assessment.js';
import { createFactEngine } from '../../src/facts/fact-engine.js';
import type { RuleDefinition } from '../../src/ruleset/definitions.js';
import type { Ruleset } from '../../src/ruleset/ruleset.js';
import { tinyRuleset } from './tiny-ruleset.js';
import { declared, type TinySite, tinyBundle } from './tiny-site.js';

export interface TinyCase extends TinySite {
  readonly rules: readonly RuleDefinition[];
  readonly profile?: Readonly<Record<string, string | boolean>>;
  readonly ruleset?: Partial<Omit<Ruleset, 'rules'>>;
  readonly asOf?: string;
  readonly set?: string;
}

/** Assesses a tiny site against the given rules; user content is declared unless the test says otherwise. */
export function assessTiny({ rules, profile, ruleset: extra, asOf, set = 'all', ...site }: TinyCase): Assessment {
  const ruleset = tinyRuleset({ ...extra, rules });
  const engine = createFactEngine(ruleset);
  return assess({
    bundle: tinyBundle(ruleset, engine, site),
    ruleset,
    engine,
    profile: declared(profile ?? { 'features.userContent': true }),
    set,
    asOf,
    version: '0.1.0',
  });
}

/** The only result of a case with one rule. */
export function judgeTiny(rule: RuleDefinition, rest: Omit<TinyCase, 'rules'>): RuleResult {
  const [result] = assessTiny({ ...rest, rules: [rule] }).results;
  if (result === undefined) throw new Error('no result');
  return result;
}
