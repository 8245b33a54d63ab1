import { escapeAt } from './native-escapes.js';

/** A set of letters: one bit for each sign of ASCII, and one for all others together. Never too small, so that « apart » is sure. */
export type Letters = bigint;

const bit = (code: number): Letters => 1n << BigInt(code);
const others = bit(128);
const between = (first: string, last: string): Letters => {
  let made = 0n;
  for (let code = first.charCodeAt(0); code <= last.charCodeAt(0); code++) made |= bit(code);
  return made;
};
const listed = (signs: string): Letters => [...signs].reduce((made, sign) => made | bit(sign.charCodeAt(0)), 0n);

export const noLetters: Letters = 0n;
const all = between('\0', '\x7f') | others;
const digits = between('0', '9');
const capitals = between('A', 'Z');
const smalls = between('a', 'z');
const words = digits | capitals | smalls | bit(95);
const blanks = listed('\t\n\f\r ');

const escapes: Readonly<Record<string, Letters>> = {
  '\\d': digits,
  '\\D': all & ~digits,
  '\\w': words,
  '\\W': all & ~words,
  '\\s': blanks,
  '\\S': all & ~blanks,
  '\\n': listed('\n'),
  '\\t': listed('\t'),
  '\\r': listed('\r'),
  '\\f': listed('\f'),
  '\\v': listed('\v'),
  '\\p{L}': capitals | smalls | others,
  '\\p{Lu}': capitals | others,
  '\\p{Ll}': smalls | others,
  '\\p{N}': digits | others,
  '\\p{M}': others,
};

export const apart = (a: Letters, b: Letters): boolean => (a & b) === 0n;
export const mayBreakLine = (letters: Letters): boolean => !apart(letters, listed('\n'));
export const onlyBlanks = (letters: Letters): boolean => apart(letters, ~blanks);
/** How many signs they are, of the 129 that are told apart. */
export const sizeOfLetters = (letters: Letters): number => letters.toString(2).replaceAll('0', '').length;
export const mayBeBlank = (letters: Letters): boolean => !apart(letters, blanks);

const signOf = (sign: string): Letters => (sign === ' ' ? blanks : (sign.codePointAt(0) as number) < 128 ? listed(sign) : others);

/** Letters that an escape may stand for; undefined when nothing is known of it. */
function escaped(token: string): Letters | undefined {
  const known = escapes[token];
  if (known !== undefined) return known;
  const code = /^\\x([0-9a-fA-F]{2})$/.exec(token)?.[1];
  if (code !== undefined)
    return signOf(String.fromCharCode(Number.parseInt(code, 16))) & ~(code === '20' ? blanks & ~bit(32) : 0n);
  return /^\\[^A-Za-z0-9]$/.test(token) ? signOf(token.slice(1)) : undefined;
}

/** Small and capital letters alike; the long s and the sign of the kelvin are forms of two of them. */
function inBothCases(letters: Letters): Letters {
  const made = letters | ((letters & capitals) << 32n) | ((letters & smalls) >> 32n);
  const ofOthers = listed('kKsS');
  return made | (apart(made, ofOthers) ? 0n : others) | (apart(made, others) ? 0n : ofOthers);
}

/** One member of a class, from a place on: a sign, an escape or a range. */
function memberAt(text: string, at: number): { readonly letters: Letters | undefined; readonly next: number } {
  const token = text[at] === '\\' ? escapeAt(text, at) : String.fromCodePoint(text.codePointAt(at) as number);
  const next = at + token.length;
  if (text[next] !== '-' || next + 1 >= text.length - 1)
    return { letters: token.length > 1 && token[0] === '\\' ? escaped(token) : signOf(token), next };
  const last = text[next + 1] === '\\' ? escapeAt(text, next + 1) : String.fromCodePoint(text.codePointAt(next + 1) as number);
  const plain = /^[ -~]$/.test(token) && /^[ -~]$/.test(last);
  return { letters: plain ? between(token, last) : undefined, next: next + 1 + last.length };
}

function inClass(text: string): Letters {
  const isNegated = text[1] === '^';
  let made = noLetters;
  for (let at = isNegated ? 2 : 1; at < text.length - 1; ) {
    const { letters, next } = text.startsWith('[:', at) ? { letters: undefined, next: text.length } : memberAt(text, at);
    // Of what is not known, everything may be in the class, and nothing may be left out of it.
    if (letters === undefined && !isNegated) return all;
    made |= letters ?? noLetters;
    at = next;
  }
  return isNegated ? (all & ~made) | others : made;
}

function readToken(token: string): Letters | undefined {
  if (/^(?:\^|\$|\\[bBAz])$/.test(token)) return undefined;
  if (token === '.') return all & ~listed('\n');
  if (token[0] === '[') return inClass(token);
  return token[0] === '\\' ? (escaped(token) ?? all) : signOf(token);
}

const known = { exact: new Map<string, Letters | undefined>(), free: new Map<string, Letters | undefined>() };

/**
 * The letters for which a piece of a pattern may stand: a sign, an escape or a class; undefined for a border, which holds none.
 * @param isFree whether small and capital letters count alike
 */
export function lettersOf(token: string, isFree: boolean): Letters | undefined {
  const read = isFree ? known.free : known.exact;
  const cached = read.get(token);
  if (cached !== undefined || read.has(token)) return cached;
  const exact = readToken(token);
  const letters = isFree && exact !== undefined ? inBothCases(exact) : exact;
  read.set(token, letters);
  return letters;
}
