import type { Assessment, RuleResult } from './assessment.js';

/** What a person may conclude on a duty, and on an indicator. `more`: it cannot be told yet. */
export const dutyDecisions = ['gap', 'no-gap', 'not-concerned', 'more'] as const;
export const indicatorDecisions = ['observed', 'not-observed', 'more'] as const;
export const decisions = [...new Set([...dutyDecisions, ...indicatorDecisions])] as const;
export type Decision = (typeof dutyDecisions)[number] | (typeof indicatorDecisions)[number];

/** One conclusion of one person. A later one on the same rule stands beside it and counts instead. */
export interface ReviewEntry {
  readonly rule: string;
  readonly decision: Decision;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Why, in the person's own words. */
  readonly note?: string;
}

/** `review.json`: what people concluded on an assessment, which itself stays what the machine said. */
export interface Review {
  readonly schema: 1;
  /** SHA-256 of the assessment.json that was reviewed. */
  readonly assessment: string;
  readonly entries: readonly ReviewEntry[];
}

/** The last conclusion on each rule. */
export const concluded = (review: Review | undefined): ReadonlyMap<string, ReviewEntry> =>
  new Map((review?.entries ?? []).map((entry) => [entry.rule, entry]));

/** Decisions that a result allows. */
export const decisionsOn = ({ kind }: Pick<RuleResult, 'kind'>): readonly Decision[] =>
  kind === 'indicator' ? indicatorDecisions : dutyDecisions;

/** Results that wait for a person, in the order of the assessment: those it calls so, and the gaps that a person may yet refute. */
export const reviewable = ({ results }: Assessment): readonly RuleResult[] =>
  results.filter(({ outcome }) => outcome === 'needs-review' || outcome === 'fail');
