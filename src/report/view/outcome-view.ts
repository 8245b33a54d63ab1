import type { RuleResult } from '../../assess/assessment.js';
import { reasonSentences } from '../../assess/reason-sentences.js';
import type { Outcome } from '../../ruleset/vocabulary.js';
import type { Words } from '../words.js';

/** Marks that stand beside the word; the word always carries the meaning. */
const marks: Readonly<Record<Outcome, string>> = {
  fail: '✗',
  'needs-review': '?',
  'not-tested': '!',
  'not-applicable': '–',
  pass: '✓',
  observed: '●',
  'not-observed': '○',
};

/** Outcomes in the order in which a reader needs them. */
export const readingOrder: readonly Outcome[] = [
  'fail',
  'needs-review',
  'not-tested',
  'pass',
  'not-applicable',
  'observed',
  'not-observed',
];

export function outcomeView(outcome: Outcome, words: Words) {
  return { code: outcome, mark: marks[outcome], word: words.t(`outcome.${outcome}.word`) };
}

/**
 * A reason in words, with the code that the machine formats use. Empty strings when the outcome has none; no sentence when the
 * result's own message already is the general sentence of that reason.
 */
export function reasonView(result: RuleResult, words: Words) {
  if (result.reason === undefined) return { code: '', sentence: '' };
  const said = result.message.fr === reasonSentences[result.reason].fr;
  return { code: result.reason, sentence: said ? '' : words.t(`reason.${result.reason}`) };
}
