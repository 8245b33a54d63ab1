import { type LanguageTable, readLanguageTable } from './language-table.js';
import { type LetterSequence, letterSequences } from './letter-sequences.js';

/** In which language a text seems to be written. */
export interface LanguageGuess {
  /** ISO 639-1 code; empty when no sequence of its letters is known. */
  readonly code: string;
  /** Whether a text of that language usually scores little higher. */
  readonly isSure: boolean;
}

const nothing: LanguageGuess = { code: '', isSure: false };

/** The table gives what is above this. */
const leastPoints = 53;
/** Half of the highest score: a text with so many points for each of its sequences has 0.5. */
const middlePoints = 25;
const fewSequences = 3;
const shareOfUsual = 0.75;

let table: LanguageTable | undefined;

function indexOf(keys: Float64Array, key: LetterSequence): number {
  if (typeof key === 'string') return -1;
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = keys[middle] as number;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/**
 * Guesses the language of a text by its letters, out of sixty. The answers are those of Efficient Language Detector with the table it
 * calls "extrasmall" (data/README.md), which takes a hundred times the memory.
 */
export function guessLanguage(text: string): LanguageGuess {
  table ??= readLanguageTable();
  const { codes, usual, keys, starts, languages, points } = table;
  const sequences = letterSequences(text);
  const sums = new Float64Array(codes.length);
  for (const sequence of sequences) {
    const index = indexOf(keys, sequence);
    if (index < 0) continue;
    const end = starts[index + 1] as number;
    for (let at = starts[index] as number; at < end; at++)
      (sums[languages[at] as number] as number) += (points[at] as number) + leastPoints;
  }
  const most = Math.max(...sums);
  if (most === 0) return nothing;
  const best = sums.indexOf(most);
  const mean = most / sequences.size;
  const score = mean / (mean + middlePoints);
  return {
    code: codes[best] as string,
    isSure: sequences.size >= fewSequences && score >= (usual[best] as number) * shareOfUsual,
  };
}
