import { border } from './text-needs.js';

/** Finds which of many words a text holds, in one pass over the text whatever their number (Aho and Corasick, 1975). */
export interface WordTrie {
  /** Numbers of the words that stand in the text, each once, in no order. */
  readonly wordsIn: (text: string) => readonly number[];
}

/** Letters of words in a folded text: `a-z`, digits, the low line. */
const isWordLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95;

const borderCode = border.charCodeAt(0);

/** A text with the sign of a border wherever a word of it begins or ends, as texts are read; at its own ends only where it has one. */
function spelt(word: string): string {
  let made = '';
  for (let at = 0; at < word.length; at++) {
    const before = made.charCodeAt(made.length - 1);
    const code = word.charCodeAt(at);
    const isKnown = made === '' || before === borderCode || code === borderCode;
    made += isKnown || isWordLetter(before) === isWordLetter(code) ? word[at] : border + word[at];
  }
  return made;
}

/** The letters of all words, numbered from 1; 0 stands for a letter of no word. */
function numberLetters(words: readonly string[]): { readonly classes: Uint8Array | Uint16Array; readonly width: number } {
  const letters = new Set<number>([borderCode]);
  for (const word of words) for (let at = 0; at < word.length; at++) letters.add(word.charCodeAt(at));
  const classes = letters.size < 255 ? new Uint8Array(65_536) : new Uint16Array(65_536);
  [...letters].forEach((letter, index) => {
    classes[letter] = index + 1;
  });
  return { classes, width: letters.size + 1 };
}

/** Which state follows which at a letter: a table of what there is, small enough to stay near the processor. */
interface Edges {
  /** The state behind another at a letter; 0 when there is none. */
  readonly next: (state: number, letter: number) => number;
  readonly add: (state: number, letter: number, next: number) => void;
}

function edgesFor(most: number, width: number): Edges {
  // Half of the places stay empty, so that what stands elsewhere than at its own place stands near.
  const bits = Math.ceil(Math.log2(2 * most + 2));
  const shift = 32 - bits;
  const last = 2 ** bits - 1;
  const keys = new Int32Array(2 ** bits);
  const values = new Int32Array(2 ** bits);
  const placeOf = (key: number): number => {
    let place = Math.imul(key, 0x9e3779b1) >>> shift;
    while (keys[place] !== 0 && keys[place] !== key) place = (place + 1) & last;
    return place;
  };
  return {
    next: (state, letter) => values[placeOf(state * width + letter)] as number,
    add: (state, letter, next) => {
      const place = placeOf(state * width + letter);
      keys[place] = state * width + letter;
      values[place] = next;
    },
  };
}

/** How many states words need: counted beforehand, so that their table is made once. */
function countStates(words: readonly string[]): number {
  const sorted = [...words].sort();
  return sorted.reduce((sum, word, index) => sum + word.length - sharedLength(word, sorted[index - 1] ?? ''), 1);
}

function sharedLength(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/** State 0 is that of a text of which nothing is known. */
interface States {
  readonly edges: Edges;
  /** Of each state, the word that ends there, or -1. */
  readonly ends: Int32Array;
  /** The longest other state with which the letters read so far end. */
  readonly shorter: Int32Array;
  /** The longest of those with a word. */
  readonly shorterEnd: Int32Array;
}

function statesOf(words: readonly string[], classes: Uint8Array | Uint16Array, width: number): States {
  const edges = edgesFor(countStates(words), width);
  const parents: number[] = [0];
  const letters: number[] = [0];
  const endings: number[] = [-1];
  const longest = words.reduce((most, { length }) => Math.max(most, length), 0);
  const byDepth = Array.from({ length: longest }, (): number[] => []);
  words.forEach((word, number) => {
    let state = 0;
    for (let at = 0; at < word.length; at++) {
      const letter = classes[word.charCodeAt(at)] as number;
      let next = edges.next(state, letter);
      if (next === 0) {
        next = endings.length;
        edges.add(state, letter, next);
        parents.push(state);
        letters.push(letter);
        endings.push(-1);
        byDepth[at]?.push(next);
      }
      state = next;
    }
    endings[state] = number;
  });
  const shorter = new Int32Array(endings.length);
  const shorterEnd = new Int32Array(endings.length);
  for (const state of byDepth.slice(1).flat()) {
    const letter = letters[state] as number;
    let suffix = shorter[parents[state] as number] as number;
    while (suffix !== 0 && edges.next(suffix, letter) === 0) suffix = shorter[suffix] as number;
    suffix = edges.next(suffix, letter);
    shorter[state] = suffix;
    shorterEnd[state] = (endings[suffix] as number) >= 0 ? suffix : (shorterEnd[suffix] as number);
  }
  return { edges, ends: Int32Array.from(endings), shorter, shorterEnd };
}

/**
 * @param words each once; a word's number is its index. One that begins or ends with the sign of a border (text-needs.ts) is found
 *   only where a word of the text begins or ends.
 */
export function buildTrie(words: readonly string[]): WordTrie {
  const { classes, width } = numberLetters(words);
  const { edges, ends, shorter, shorterEnd } = statesOf(words.map(spelt), classes, width);
  const borderLetter = classes[borderCode] as number;
  const seen = new Uint32Array(words.length);
  let round = 0;
  let found: number[] = [];

  const step = (from: number, letter: number): number => {
    if (letter === 0) return 0;
    let state = from;
    let next = edges.next(state, letter);
    while (next === 0 && state !== 0) {
      state = shorter[state] as number;
      next = edges.next(state, letter);
    }
    for (
      let end = (ends[next] as number) >= 0 ? next : (shorterEnd[next] as number);
      end !== 0;
      end = shorterEnd[end] as number
    ) {
      const word = ends[end] as number;
      if (seen[word] === round) continue;
      seen[word] = round;
      found.push(word);
    }
    return next;
  };
  return {
    wordsIn: (text) => {
      round++;
      found = [];
      let state = 0;
      let isInside = false;
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        const isLetter = isWordLetter(code);
        if (isLetter !== isInside) state = step(state, borderLetter);
        state = step(state, classes[code] as number);
        isInside = isLetter;
      }
      if (isInside) step(state, borderLetter);
      return found;
    },
  };
}
