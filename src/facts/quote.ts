import { originalIndex } from './fold-text.js';
import { sentenceAround } from './page-text.js';
import type { Block, Quote } from './page-view.js';

const longest = 260;
const around = 32;

/**
 * A quotation a reader can find again: the sentence that holds the match, or a window of it when it is long.
 * @param start folded indexes of the match inside the block
 */
export function quoteFrom(block: Block, start: number, end: number): Quote {
  const sentence = sentenceAround(block, start);
  let from = originalIndex(block, sentence.start);
  let to = originalIndex(block, Math.max(sentence.end, end));
  const matchFrom = originalIndex(block, start);
  const matchTo = originalIndex(block, end);
  if (to - from > longest) {
    const margin = Math.max(0, longest - (matchTo - matchFrom)) / 2;
    from = Math.max(from, Math.floor(matchFrom - margin));
    to = Math.min(to, Math.ceil(matchTo + margin), from + longest * 2);
    // Cut between words.
    while (from > 0 && from < matchFrom && /\S/.test(block.text[from - 1] ?? ' ')) from++;
    while (to < block.text.length && to > matchTo && /\S/.test(block.text[to] ?? ' ')) to--;
  }
  const raw = block.text.slice(from, to);
  const exact = raw.trim();
  const begin = from + raw.indexOf(exact);
  return {
    exact,
    prefix: block.text.slice(Math.max(0, begin - around), begin),
    suffix: block.text.slice(begin + exact.length, begin + exact.length + around),
    selector: block.selector,
  };
}
