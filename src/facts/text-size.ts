import { recentValues } from './recent-values.js';

/** What bounds the work of a pattern on a text. */
export interface TextSize {
  readonly length: number;
  /** Longest line. */
  readonly line: number;
  /** Longest run without a blank. */
  readonly word: number;
}

/** Texts are told apart by these sizes alone, so that what is found for a pattern is five answers and no function. */
export const textSizes: readonly TextSize[] = [
  { length: 256, line: 256, word: 32 },
  { length: 1_024, line: 1_024, word: 32 },
  { length: 8_192, line: 2_048, word: 64 },
  { length: 65_536, line: 8_192, word: 128 },
  { length: 4_194_304, line: 4_194_304, word: 4_194_304 },
];

function measure(text: string): TextSize {
  let line = 0;
  let word = 0;
  let lineStart = 0;
  let wordStart = 0;
  for (let at = 0; at <= text.length; at++) {
    const code = at === text.length ? 10 : text.charCodeAt(at);
    if (code !== 32 && (code < 9 || code > 13 || code === 11)) continue;
    if (at - wordStart > word) word = at - wordStart;
    wordStart = at + 1;
    if (code !== 10) continue;
    if (at - lineStart > line) line = at - lineStart;
    lineStart = at + 1;
  }
  return { length: text.length, line, word };
}

/** A page is asked about again after each of its parts: by every field. */
const mostTexts = 64;

/** The first of the sizes that holds a text; one more than there are when none does. */
export const sizeOf = recentValues(mostTexts, (text: string): number => {
  const own = measure(text);
  const size = textSizes.findIndex(({ length, line, word }) => own.length <= length && own.line <= line && own.word <= word);
  return size < 0 ? textSizes.length : size;
});
