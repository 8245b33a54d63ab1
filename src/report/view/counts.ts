import type { RuleResult } from '../../assess/assessment.js';
import type { Outcome } from '../../ruleset/vocabulary.js';

/** The five outcomes, side by side and in this order: no count may be read without the others. */
export const countedOutcomes = [
  'fail',
  'needs-review',
  'not-tested',
  'not-applicable',
  'pass',
] as const satisfies readonly Outcome[];

export function countOutcome(results: readonly RuleResult[], outcome: Outcome): number {
  return results.filter((result) => result.outcome === outcome).length;
}

/** Obligations that apply or may apply, and how many of them were settled by what was seen. */
export function settled(obligations: readonly RuleResult[]): { readonly settled: number; readonly applicable: number } {
  const done = countOutcome(obligations, 'pass') + countOutcome(obligations, 'fail');
  const open = countOutcome(obligations, 'needs-review') + countOutcome(obligations, 'not-tested');
  return { settled: done, applicable: done + open };
}
