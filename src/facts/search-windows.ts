import { foldPattern, foldText } from './fold-text.js';
import { mayHold } from './letter-triples.js';
import { isBlank } from './plain-phrase.js';
import { latestValue } from './recent-values.js';
import { requiredWords } from './required-words.js';
import { textNeeds } from './text-needs.js';

/** A run of whole lines of a text. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/** Of words longer than this nothing is promised: what a piece of a pattern may cost grows with them (pattern-runs.ts). */
export const longestWord = 128;

/** Whether a text holds a longer word: it is looked for backwards from where it would end, so that most letters are passed over. */
export function hasLongerWord(text: string): boolean {
  for (let start = 0; start + longestWord < text.length; ) {
    let at = start + longestWord;
    while (at >= start && !isBlank(text.charCodeAt(at))) at--;
    if (at < start) return true;
    start = at + 1;
  }
  return false;
}

/** A label and its value stand in neighbouring blocks; no pattern spans more lines than this. */
export const mostLines = 8;

// Stands for « a digit » among the words; no text holds it.
const anyDigit = '\uE000\uE000\uE000';

/** A text cut into lines, with the lines of each word asked for so far. */
interface Lines {
  readonly windows: readonly Window[];
  readonly holding: (word: string) => readonly number[];
  /** Lines with words too long to be searched, and the text with blanks in their stead. */
  readonly dark: readonly number[];
  readonly bright: string;
}

/** Borders of the lines of a text. */
function cutLines(text: string): readonly Window[] {
  const lines: Window[] = [];
  for (let start = 0; start <= text.length; ) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

/** The lines in which one of some ascending places lies. */
function linesAt(places: readonly number[], lines: readonly Window[]): readonly number[] {
  const found: number[] = [];
  let line = 0;
  for (const place of places) {
    while ((lines[line] as Window).end < place) line++;
    if (found.at(-1) !== line) found.push(line);
  }
  return found;
}

function placesOf(word: string, text: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) places.push(at);
  return places;
}

const withoutLines = (text: string, lines: readonly Window[], left: ReadonlySet<number>): string =>
  lines.map(({ start, end }, line) => (left.has(line) ? ' '.repeat(end - start) : text.slice(start, end))).join('\n');

const ascending = (numbers: readonly number[]): readonly number[] => [...new Set(numbers)].sort((a, b) => a - b);

/** The last text is remembered because every field of a page is searched in the same one. */
const linesOf = latestValue((text: string): Lines => {
  const windows = cutLines(text);
  const { folded } = foldText(text);
  // As many as in the text itself.
  const foldedLines = cutLines(folded);
  const mayStand = mayHold(folded);
  const known = new Map<string, readonly number[]>();
  const find = (word: string): readonly number[] =>
    word === anyDigit
      ? windows.flatMap(({ start, end }, line) => (/\d/.test(text.slice(start, end)) ? line : []))
      : mayStand(word)
        ? linesAt(placesOf(word, folded), foldedLines)
        : [];
  const isDark = ({ start, end }: Window) => hasLongerWord(text.slice(start, end));
  const dark = hasLongerWord(text) ? windows.flatMap((line, at) => (isDark(line) ? at : [])) : [];
  const bright = dark.length === 0 ? text : withoutLines(text, windows, new Set(dark));
  return {
    windows,
    dark,
    bright,
    holding: (word) => {
      const lines = known.get(word) ?? find(word);
      known.set(word, lines);
      return lines;
    },
  };
});

/** Signs of ASCII that are no letters, digits or blanks: folding leaves them as they are. */
const signs = /^[!-/:-@[-`{-~]+$/;

/** Words of which a match of a case-kept pattern holds one once folded, or else signs, such as « @ »; an empty list promises nothing. */
export function windowWords(pattern: string): readonly string[] {
  // In folded text, case groups mean nothing; named groups and letter classes must not be taken for words.
  const plain = pattern
    .replace(/\\[pP]\{[^}]*\}/g, '.')
    .replaceAll('\\x20', ' ')
    .replace(/\(\?(?:P<\w+>|i:)/g, '(?:')
    // In a group of its own, so that a quantifier behind it counts for the digit.
    .replaceAll('\\d', `(?:${anyDigit})`);
  const words = requiredWords(foldPattern(plain));
  if (words.length > 0) return words;
  return textNeeds(pattern).find((need) => need.every((text) => signs.test(text))) ?? [];
}

/**
 * The parts of a text, in whole lines, outside of which a pattern with these words cannot match.
 * @param reach lines that a match may span before and after a word
 */
export function searchWindows(text: string, words: readonly string[], reach = mostLines): readonly Window[] {
  if (words.length === 0) return [{ start: 0, end: text.length }];
  const { windows, holding } = linesOf(text);
  const lists = [...new Set(words)].map(holding).filter(({ length }) => length > 0);
  const [only] = lists;
  if (only === undefined) return [];
  return around(windows, lists.length === 1 ? only : ascending(lists.flat()), reach);
}

/** Of some parts of a text, what lies around the places where a piece of a pattern matches; parts are ascending. */
export function windowsAround(text: string, within: readonly Window[], piece: RegExp, reach = mostLines): readonly Window[] {
  const { windows, dark, bright } = linesOf(text);
  const places: number[] = [];
  for (const { start, end } of within) {
    const part = bright.slice(start, end);
    piece.lastIndex = 0;
    for (let match = piece.exec(part); match !== null; match = piece.exec(part)) places.push(start + match.index);
  }
  const lines = linesAt(places, windows);
  return common(within, around(windows, dark.length === 0 ? lines : ascending([...lines, ...dark]), reach));
}

/** What lies in a part of both lists: a match that lies in one part of each lies in one of these. */
function common(some: readonly Window[], others: readonly Window[]): readonly Window[] {
  const both: Window[] = [];
  for (let a = 0, b = 0; a < some.length && b < others.length; ) {
    const one = some[a] as Window;
    const other = others[b] as Window;
    const start = Math.max(one.start, other.start);
    const end = Math.min(one.end, other.end);
    if (start <= end) both.push({ start, end });
    if (one.end < other.end) a++;
    else b++;
  }
  return both;
}

/** Windows around some lines, in ascending order; those that touch are one. */
function around(lines: readonly Window[], hits: readonly number[], reach: number): readonly Window[] {
  const windows: { start: number; end: number }[] = [];
  for (const hit of hits) {
    const start = (lines[Math.max(0, hit - reach)] as Window).start;
    const end = (lines[Math.min(lines.length - 1, hit + reach)] as Window).end;
    const open = windows.at(-1);
    if (open !== undefined && start <= open.end + 1) open.end = end;
    else windows.push({ start, end });
  }
  return windows;
}
