import type { RuleDefinition } from '../ruleset/definitions.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import type { RuleResult } from './assessment.js';
import { fingerprintOf } from './fingerprint.js';
import { datedReferences, printedReferences } from './legal-dates.js';
import { reasonSentences } from './reason-sentences.js';
import { ruleHead } from './rule-head.js';

/**
 * The result of a rule that the chosen set switches off: told, so that whoever reads the report does not take silence for a pass.
 * @param asOf ISO day at which the law is read
 */
export function deselectedResult(rule: RuleDefinition, ruleset: Ruleset, asOf: string): RuleResult {
  return {
    ...ruleHead(rule),
    legal: printedReferences(datedReferences(ruleset, rule, asOf)),
    outcome: 'not-tested',
    reason: 'deselected',
    failed: [],
    unknown: [],
    message: reasonSentences.deselected,
    checks: [],
    evidence: [],
    rests: [],
    asks: [],
    disposition: 'open',
    method: 'automatic',
    fingerprint: fingerprintOf(rule, []),
  };
}
