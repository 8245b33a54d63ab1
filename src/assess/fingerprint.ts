import { createHash } from 'node:crypto';
import type { RuleDefinition } from '../ruleset/definitions.js';

/** Identity of a finding over runs: rule, page types looked at and checks that failed; no address, no date. */
export function fingerprintOf(rule: RuleDefinition, failed: readonly string[]): string {
  const pages = rule.target.pages === 'any' ? ['any'] : [...rule.target.pages].sort();
  const identity = JSON.stringify([rule.id, pages, [...failed].sort()]);
  return createHash('sha256').update(identity).digest('hex').slice(0, 32);
}
