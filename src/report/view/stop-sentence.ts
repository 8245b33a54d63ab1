import type { Assessment } from '../../assess/assessment.js';
import type { Words } from '../words.js';

/** Ways in which a visit ends early that have a sentence of their own in each language. */
const known = ['page-limit', 'time-limit', 'interrupted', 'blocked', 'site-bytes', 'browser-lost'] as const;

/**
 * Why the visit ended before its time and what to do, in the reader's language. The capture's own English detail is kept for
 * failures without a known sentence, where it alone says what happened. Empty after a complete visit.
 */
export function stopSentence({ bundle, pages, skipped }: Assessment, words: Words): string {
  if (bundle.status === 'complete') return '';
  const stop = known.find((reason) => reason === bundle.stoppedBy);
  if (stop === undefined || bundle.status === 'failed') return bundle.detail ?? '';
  const left = skipped.filter(({ reason }) => reason === stop).length;
  return [
    words.plural(`stopped.${stop}`, pages.length),
    left === 0 ? '' : words.plural('stopped.left', left),
    words.t(`stopped.advice.${stop}`),
  ]
    .filter(Boolean)
    .join(' ');
}
