import type { RuleDefinition } from '../ruleset/definitions.js';
import type { RuleResult } from './assessment.js';

/** What a result repeats of its rule, whatever came out. */
export function ruleHead(
  rule: RuleDefinition,
): Pick<RuleResult, 'rule' | 'ruleVersion' | 'kind' | 'severity' | 'title' | 'rationale' | 'remedy' | 'question'> {
  const { id, version, kind, severity, title, rationale, remedy, question } = rule;
  return { rule: id, ruleVersion: version, kind, severity, title, rationale, remedy, question };
}
