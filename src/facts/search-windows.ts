import { foldPattern, foldText } from './fold-text.js';
import { requiredWords } from './required-words.js';

/** A run of whole lines of a text. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

// A label and its value stand in neighbouring blocks; no pattern spans more lines than this.
const mostLines = 8;

interface Line extends Window {
  readonly folded: string;
  readonly digit: boolean;
}

let last: { readonly text: string; readonly lines: readonly Line[] } | undefined;

/** Lines of a text, folded; the last text is remembered because every field of a page is searched in the same one. */
function linesOf(text: string): readonly Line[] {
  if (last?.text === text) return last.lines;
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push({ start, end: start + line.length, folded: foldText(line).folded, digit: /\d/.test(line) });
    start += line.length + 1;
  }
  last = { text, lines };
  return lines;
}

// Stands for « a digit » among the words; no text holds it.
const anyDigit = '\uE000\uE000\uE000';

const holds = (line: Line, word: string): boolean => (word === anyDigit ? line.digit : line.folded.includes(word));

/** Words of which a match of a case-kept pattern holds one once folded; an empty list promises nothing. */
export function windowWords(pattern: string): readonly string[] {
  // In folded text, case groups mean nothing; named groups and letter classes must not be taken for words.
  const plain = pattern
    .replace(/\\[pP]\{[^}]*\}/g, '.')
    .replaceAll('\\x20', ' ')
    .replace(/\(\?(?:P<\w+>|i:)/g, '(?:')
    // In a group of its own, so that a quantifier behind it counts for the digit.
    .replaceAll('\\d', `(?:${anyDigit})`);
  return requiredWords(foldPattern(plain));
}

/** The parts of a text, in whole lines, outside of which a pattern with these words cannot match. */
export function searchWindows(text: string, words: readonly string[]): readonly Window[] {
  if (words.length === 0) return [{ start: 0, end: text.length }];
  return around(linesOf(text), (line) => words.some((word) => holds(line, word)));
}

/** Of some parts of a text, what lies around the places where a piece of a pattern matches; ends are ascending. */
export function windowsAround(text: string, within: readonly Window[], piece: RegExp): readonly Window[] {
  const places: number[] = [];
  for (const { start, end } of within) {
    const part = text.slice(start, end);
    for (const match of part.matchAll(piece)) places.push(start + match.index);
  }
  if (places.length === 0) return [];
  let next = 0;
  return around(linesOf(text), (line) => {
    const first = next;
    while (next < places.length && (places[next] as number) <= line.end) next++;
    return next > first;
  });
}

function around(lines: readonly Line[], isHit: (line: Line) => boolean): readonly Window[] {
  const windows: { start: number; end: number }[] = [];
  lines.forEach((line, index) => {
    if (!isHit(line)) return;
    const start = (lines[Math.max(0, index - mostLines)] as Line).start;
    const end = (lines[Math.min(lines.length - 1, index + mostLines)] as Line).end;
    const open = windows.at(-1);
    if (open !== undefined && start <= open.end) open.end = end;
    else windows.push({ start, end });
  });
  return windows;
}
