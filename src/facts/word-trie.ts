import { border } from './text-needs.js';

/** Finds which of many words a text holds, in one pass over the text whatever their number. */
export interface WordTrie {
  /** Numbers of the words that stand in the text, each once, in no order. */
  readonly wordsIn: (text: string) => readonly number[];
}

/** The letters of all words, numbered from 1; 0 stands for a letter of no word. */
function numberLetters(words: readonly string[]): { readonly classes: Uint8Array | Uint16Array; readonly width: number } {
  const letters = new Set<number>();
  for (const word of words) for (let at = 0; at < word.length; at++) letters.add(word.charCodeAt(at));
  const classes = letters.size < 255 ? new Uint8Array(65_536) : new Uint16Array(65_536);
  [...letters].forEach((letter, index) => {
    classes[letter] = index + 1;
  });
  return { classes, width: letters.size + 1 };
}

/** Letters of words in a folded text: `a-z`, digits, the low line. */
const isWordLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95;

/** From here words may begin anywhere, from there only where a word of the text begins; state 0 is none. */
const anywhere = 1;
const atBorder = 2;

/** How many states the words need: counted beforehand, so that the table, the largest thing a command holds, is made once and no larger. */
function countStates(words: readonly string[]): number {
  const letters = (word: string) => word.slice(0, word.endsWith(border) ? -1 : undefined);
  const sorted = words.map(letters).sort();
  return sorted.reduce((sum, word, index) => sum + word.length - sharedLength(word, sorted[index - 1] ?? ''), atBorder + 1);
}

function sharedLength(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/**
 * @param words each once; a word's number is its index. One that begins or ends with the sign of a border (text-needs.ts) is found
 *   only where a word of the text begins or ends.
 */
export function buildTrie(words: readonly string[]): WordTrie {
  const { classes, width } = numberLetters(words);
  const next = new Int32Array(countStates(words) * width);
  const endings: number[] = [-1, -1, -1];
  const shutting: number[] = [-1, -1, -1];
  words.forEach((word, number) => {
    const opens = word.startsWith(border);
    const shuts = word.endsWith(border);
    let state = opens ? atBorder : anywhere;
    for (let i = opens ? 1 : 0; i < word.length - (shuts ? 1 : 0); i++) {
      const at = state * width + (classes[word.charCodeAt(i)] as number);
      if (next[at] === 0) {
        next[at] = endings.length;
        endings.push(-1);
        shutting.push(-1);
      }
      state = next[at] as number;
    }
    (shuts ? shutting : endings)[state] = number;
  });
  const ends = Int32Array.from(endings);
  const shut = Int32Array.from(shutting);
  const seen = new Uint32Array(words.length);
  let round = 0;
  let found: number[] = [];
  const note = (word: number) => {
    if (word < 0 || seen[word] === round) return;
    seen[word] = round;
    found.push(word);
  };
  const walk = (text: string, from: number, root: number) => {
    let state = root;
    for (let at = from; at < text.length; at++) {
      const letter = classes[text.charCodeAt(at)] as number;
      if (letter === 0) break;
      state = next[state * width + letter] as number;
      if (state === 0) break;
      note(ends[state] as number);
      const word = shut[state] as number;
      if (word >= 0 && (at + 1 === text.length || !isWordLetter(text.charCodeAt(at + 1)))) note(word);
    }
  };
  return {
    wordsIn: (text) => {
      round++;
      found = [];
      let isInside = false;
      for (let from = 0; from < text.length; from++) {
        const isLetter = isWordLetter(text.charCodeAt(from));
        if (isLetter && !isInside) walk(text, from, atBorder);
        walk(text, from, anywhere);
        isInside = isLetter;
      }
      return found;
    },
  };
}
