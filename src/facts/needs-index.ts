import { foldText } from './fold-text.js';
import { latestValue } from './recent-values.js';
import type { Need } from './text-needs.js';
import { buildTrie } from './word-trie.js';

/** In which lines of a text one of the words of a need stands, in ascending order. */
export type LinesOf = (need: number) => readonly number[];

/** The needs of many patterns, looked for together: each line of a text is read once, however many they are. */
export interface NeedsIndex {
  /** The number of a need that was given to the index. */
  readonly numberOf: (need: Need) => number;
  /** Reads a text. The last one is remembered, because every field of a page is searched in the same one. */
  readonly read: (text: string) => LinesOf;
}

const nameOf = (need: Need): string => need.join('\n');
const none: readonly number[] = [];

/** @param needs of patterns on folded text, without borders; the same may be given again */
export function indexNeeds(needs: readonly Need[]): NeedsIndex {
  const numbers = new Map<string, number>();
  const words = new Map<string, number>();
  const needsOf: number[][] = [];
  for (const need of needs) {
    if (numbers.has(nameOf(need))) continue;
    const number = numbers.size;
    numbers.set(nameOf(need), number);
    for (const word of new Set(need)) {
      const known = words.get(word) ?? words.size;
      words.set(word, known);
      needsOf[known] = [...(needsOf[known] ?? []), number];
    }
  }
  const trie = buildTrie([...words.keys()]);
  const read = latestValue((text: string): LinesOf => {
    const lines: number[][] = [];
    foldText(text)
      .folded.split('\n')
      .forEach((line, at) => {
        for (const word of trie.wordsIn(line)) {
          for (const need of needsOf[word] as number[]) {
            const known = lines[need];
            if (known === undefined) lines[need] = [at];
            else if (known.at(-1) !== at) known.push(at);
          }
        }
      });
    return (need) => lines[need] ?? none;
  });
  return {
    numberOf: (need) => {
      const number = numbers.get(nameOf(need));
      if (number === undefined) throw new Error(`The index was not given the need "${need.join('", "')}".`);
      return number;
    },
    read,
  };
}
