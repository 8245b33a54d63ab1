import { type Letters, lettersOf } from './pattern-letters.js';
import { latestValue } from './recent-values.js';

/** One piece of a pattern: a letter, a class or a group, with how often it may stand. */
export interface Piece {
  /** The letter itself, where it is one. */
  readonly letter?: string;
  /** Letters for which it may stand; absent for a group, and for a border between letters. */
  readonly letters?: Letters;
  readonly group?: readonly Branch[];
  readonly min: number;
  /** Undefined: without end. */
  readonly max?: number | undefined;
  /** Where it stands in the pattern: from its first sign to behind its repetition, and where that repetition begins. */
  readonly from: number;
  readonly repeat: number;
  readonly to: number;
}

export type Branch = readonly Piece[];

interface Reader {
  readonly pattern: string;
  at: number;
  /** Whether small and capital letters count alike at this place. */
  isFree: boolean;
}

const heads = /\((?:\?(?:P?<\w+>|[a-zA-Z-]*:))?/y;
const escapes = /\\(?:[pPx]\{[^}]*\}|x[0-9a-fA-F]{2}|[\s\S])/y;

/** What a sticky expression matches at a place. */
function matchAt(expression: RegExp, pattern: string, at: number): string | undefined {
  expression.lastIndex = at;
  return expression.exec(pattern)?.[0];
}

/** How often what was just read may stand. */
function readRepeat(reader: Reader): { readonly min: number; readonly max?: number | undefined } {
  const { pattern, at } = reader;
  const sign = pattern[at];
  const lazy = (next: number) => {
    reader.at = pattern[next] === '?' ? next + 1 : next;
  };
  if (sign === '?' || sign === '*' || sign === '+') {
    lazy(at + 1);
    return sign === '?' ? { min: 0, max: 1 } : { min: sign === '+' ? 1 : 0 };
  }
  const braces = sign === '{' ? /^\{(\d+)(,?)(\d*)\}/.exec(pattern.slice(at, at + 16)) : null;
  if (braces === null) return { min: 1, max: 1 };
  lazy(at + braces[0].length);
  const min = Number(braces[1]);
  if (braces[2] === '') return { min, max: min };
  return braces[3] === '' ? { min } : { min, max: Number(braces[3]) };
}

/** Index after a class such as `[^a-z]`. */
export function classEnd(pattern: string, open: number): number {
  let at = open + 1;
  if (pattern[at] === '^') at++;
  if (pattern[at] === ']') at++;
  while (at < pattern.length && pattern[at] !== ']') at += pattern[at] === '\\' ? 2 : 1;
  return at + 1;
}

function readBranch(reader: Reader): Branch {
  const { pattern } = reader;
  const pieces: Piece[] = [];
  while (reader.at < pattern.length && pattern[reader.at] !== '|' && pattern[reader.at] !== ')') {
    const from = reader.at;
    const sign = pattern[from] as string;
    let piece: { letter?: string; letters?: Letters; group?: readonly Branch[] } = {};
    if (sign === '(') {
      const head = matchAt(heads, pattern, from) ?? '(';
      reader.at += head.length;
      const around = reader.isFree;
      reader.isFree = around || /^\(\?[a-z]*i/.test(head);
      piece = { group: readBranches(reader) };
      reader.isFree = around;
      reader.at++;
    } else if (sign === '[') reader.at = classEnd(pattern, reader.at);
    else if (sign === '\\') {
      reader.at += matchAt(escapes, pattern, from)?.length ?? 2;
    } else {
      reader.at++;
      if (!'.^$'.includes(sign)) piece = { letter: sign };
    }
    if (piece.group === undefined) {
      const letters = lettersOf(pattern.slice(from, reader.at), reader.isFree);
      if (letters !== undefined) piece.letters = letters;
    }
    const repeat = reader.at;
    pieces.push({ ...piece, ...readRepeat(reader), from, repeat, to: reader.at });
  }
  return pieces;
}

function readBranches(reader: Reader): readonly Branch[] {
  const branches = [readBranch(reader)];
  while (reader.pattern[reader.at] === '|') {
    reader.at++;
    branches.push(readBranch(reader));
  }
  return branches;
}

/** Reads a pattern that the linear-time engine accepts; undefined when its brackets are not understood. The last one is remembered. */
export const readPattern = latestValue((pattern: string): readonly Branch[] | undefined => {
  const reader = { pattern, at: 0, isFree: false };
  const branches = readBranches(reader);
  return reader.at === pattern.length ? branches : undefined;
});
