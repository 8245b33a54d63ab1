import type { Assessment, RuleResult } from '../../assess/assessment.js';
import { reviewable } from '../../assess/review.js';
import type { RenderContext } from './render-context.js';

/** What a person concluded on a result; undefined when nobody did. */
export function decidedView({ rule }: RuleResult, { concluded, words }: RenderContext) {
  const entry = concluded.get(rule);
  if (entry === undefined) return undefined;
  const { decision, by, at, note } = entry;
  return { decision: words.t(`review.${decision}`), by, at, time: words.dateTime(at), note: note ?? '' };
}

/** How many of the points that wait for a person were concluded on; empty when none was. */
export function reviewedSentence(assessment: Assessment, { concluded, words }: RenderContext): string {
  if (concluded.size === 0) return '';
  const points = reviewable(assessment);
  const done = points.filter(({ rule }) => concluded.has(rule)).length;
  return words.plural('review.summary', done, { all: words.number(points.length) });
}

/** The conclusion in short, for a list; empty when there is none. */
export function concludedWord(rule: string, { concluded, words }: RenderContext): string {
  const entry = concluded.get(rule);
  return entry === undefined ? '' : words.t('review.short', { decision: words.t(`review.${entry.decision}`), by: entry.by });
}
