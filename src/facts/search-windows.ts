import { foldPattern } from './fold-text.js';
import { isBlank } from './plain-phrase.js';
import { latestValue } from './recent-values.js';
import { bareText, type Need, textNeeds } from './text-needs.js';

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

/** A text cut into lines. */
interface Lines {
  readonly windows: readonly Window[];
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

const withoutLines = (text: string, lines: readonly Window[], left: ReadonlySet<number>): string =>
  lines.map(({ start, end }, line) => (left.has(line) ? ' '.repeat(end - start) : text.slice(start, end))).join('\n');

const ascending = (numbers: readonly number[]): readonly number[] => [...new Set(numbers)].sort((a, b) => a - b);

/** The last text is remembered because every field of a page is searched in the same one. */
const linesOf = latestValue((text: string): Lines => {
  const windows = cutLines(text);
  const isDark = ({ start, end }: Window) => hasLongerWord(text.slice(start, end));
  const dark = hasLongerWord(text) ? windows.flatMap((line, at) => (isDark(line) ? at : [])) : [];
  const bright = dark.length === 0 ? text : withoutLines(text, windows, new Set(dark));
  return { windows, dark, bright };
});

/** More needs of one pattern spare less than it takes to ask for them. */
const mostNeeds = 4;

/** « la » and « by » stand in nearly every line. */
const tells = (text: string): boolean => text.length > 2 || !/[a-z]/.test(text);

const escapeOrClass = /\\[pP]\{[^}]*\}|\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]/g;
const lettersAtLarge = /\\[pP]\{/;
/** They fold to two letters: what such a pattern becomes in folded text is not what reads the text. */
const twoLetters = /[œŒæÆß]/g;

/**
 * Of each need, a match of a case-kept pattern holds one of its texts once folded, without borders: those that tell most, most first.
 * An empty list promises nothing.
 */
export function windowNeeds(pattern: string): readonly Need[] {
  // In folded text, case groups mean nothing; named groups and letter classes must not be taken for words.
  const plain = pattern
    .replace(escapeOrClass, (part) => (lettersAtLarge.test(part) || part.search(twoLetters) >= 0 ? '.' : part))
    .replace(twoLetters, '.')
    .replaceAll('\\x20', ' ')
    .replace(/\(\?(?:P<\w+>|i:)/g, '(?:');
  const needs = textNeeds(foldPattern(plain))
    .map((need) => [...new Set(need.map(bareText))].sort())
    .filter((need) => need.every(tells));
  return [...new Map(needs.map((need) => [need.join('\n'), need])).values()].slice(0, mostNeeds);
}

/**
 * The parts of a text, in whole lines, outside of which a pattern with these needs cannot match.
 * @param lists for each need, the lines in which one of its texts stands, in ascending order
 * @param reach lines that a match may span before and after a line it touches
 */
export function searchWindows(text: string, lists: readonly (readonly number[])[], reach = mostLines): readonly Window[] {
  const whole: readonly Window[] = [{ start: 0, end: text.length }];
  if (lists.some(({ length }) => length === 0)) return [];
  return lists.reduce((windows, lines) => common(windows, around(linesOf(text).windows, lines, reach)), whole);
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
