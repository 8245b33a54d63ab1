import type { Assessment, RuleResult } from './assessment.js';

/** Counts results; indicators are counted apart and never among the gaps. */
export function tallyOf(results: readonly RuleResult[]): Assessment['tally'] {
  const count = (kind: RuleResult['kind'], ...outcomes: RuleResult['outcome'][]) =>
    results.filter((result) => result.kind === kind && outcomes.includes(result.outcome)).length;
  return {
    pass: count('obligation', 'pass'),
    fail: count('obligation', 'fail'),
    needsReview: count('obligation', 'needs-review'),
    notApplicable: count('obligation', 'not-applicable'),
    notTested: count('obligation', 'not-tested'),
    observed: count('indicator', 'observed'),
    notObserved: count('indicator', 'not-observed'),
    indicatorsOpen: count('indicator', 'needs-review', 'not-tested'),
  };
}
