import { blanks, escapeAt, escapeIn } from './native-escapes.js';
import { classEnd } from './pattern-tree.js';

interface Options {
  /** Whether `^` and `$` stand for the borders of each line, or for those of the whole text alone. */
  readonly lines: boolean;
  /** Name of the group to keep; the others lose theirs. */
  readonly group?: string;
}

/** Letters whose small and capital forms are these two and no other. */
const hasTwoForms = (letter: string): boolean => /^[a-jl-rt-zà-öø-þ]$/.test(letter.toLowerCase()) || letter.toLowerCase() === 'œ';

/** A letter in either case; undefined when it has forms of its own. */
function bothCases(sign: string): string | undefined {
  if (/^[kK]$/.test(sign)) return 'kK\\u212A';
  if (/^[sS]$/.test(sign)) return 'sS\\u017F';
  if (!/^\p{L}$/u.test(sign)) return sign;
  return hasTwoForms(sign) ? `${sign.toLowerCase()}${sign.toUpperCase()}` : undefined;
}

/** A class in which small and capital letters count alike; only plain ranges are understood. */
function freeClass(text: string): string | undefined {
  if (/\\[pP]\{L[ul]\}|\\x(?!20)/.test(text)) return undefined;
  const signs = text.slice(1, -1).replace(/a-z|A-Z|\\(?:[pP]\{[^}]*\}|x20|[\s\S])/g, '');
  if (signs.includes('-')) return undefined;
  const letters = [...signs.replace(/[^\p{L}]/gu, '')].map(bothCases);
  if (letters.includes(undefined)) return undefined;
  const whole = /a-z|A-Z/.test(text) ? 'a-zA-Z\\u212A\\u017F' : '';
  const made = classIn(text);
  return made && `${made.slice(0, -1)}${whole}${letters.join('')}]`;
}

function classIn(text: string): string | undefined {
  if (text.includes('[:') || /^\[\^?\]/.test(text)) return undefined;
  let made = '[';
  for (let at = 1; at < text.length - 1; at++) {
    const sign = text[at] as string;
    if (sign !== '\\') {
      made += sign === ' ' ? blanks : sign;
      continue;
    }
    const token = escapeAt(text, at);
    const meant = escapeIn(token, true);
    if (meant === undefined) return undefined;
    made += meant;
    at += token.length - 1;
  }
  return `${made}]`;
}

/** Opening of a group: what it becomes, its length, and whether letters inside stand for both cases. */
function groupAt(
  pattern: string,
  at: number,
  name: string | undefined,
): { readonly made: string; readonly length: number; readonly free?: boolean } | undefined {
  const head = /^\((?:\?(?:P?<\w+>|i?:))?/.exec(pattern.slice(at, at + 40))?.[0] as string;
  if (head === '(' && pattern[at + 1] === '?') return undefined;
  const isKept = name !== undefined && head.endsWith(`<${name}>`);
  return { made: isKept ? `(?<${name}>` : '(?:', length: head.length, ...(head === '(?i:' ? { free: true } : {}) };
}

/** Signs that JavaScript reads in another way. */
function signIn(pattern: string, at: number, { lines }: Options): string {
  const sign = pattern[at] as string;
  if (sign === ' ') return `[${blanks}]`;
  if (sign === '.') return '[^\\n]';
  if (sign === '^') return lines ? '(?<![^\\n])' : '^';
  if (sign === '$') return lines ? '(?![^\\n])' : '$';
  if (sign === '{') return /^\{\d+(?:,\d*)?\}/.test(pattern.slice(at, at + 16)) ? sign : '\\{';
  if (sign === '}') return /\{\d+(?:,\d*)?$/.test(pattern.slice(Math.max(0, at - 16), at)) ? sign : '\\}';
  return sign === ']' ? '\\]' : sign;
}

/**
 * The same pattern for JavaScript's own engine, which reads some signs in another way (`.`, `$`, `\s`, groups of free case);
 * undefined where it cannot be said in exactly the same sense.
 */
export function nativeSource(pattern: string, options: Options): string | undefined {
  let made = '';
  const free = [false];
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at] as string;
    const isFree = free.at(-1) === true;
    let piece: { readonly made: string | undefined; readonly length: number };
    if (sign === '\\') {
      const token = escapeAt(pattern, at);
      const isCased = /^\\[pP]\{L[ul]\}$/.test(token) || /^\\x/.test(token);
      piece = { made: isFree && isCased && token !== '\\x20' ? undefined : escapeIn(token, false), length: token.length };
    } else if (sign === '[') {
      const text = pattern.slice(at, classEnd(pattern, at));
      piece = { made: isFree ? freeClass(text) : classIn(text), length: text.length };
    } else if (sign === '(') {
      const group = groupAt(pattern, at, options.group);
      if (group === undefined) return undefined;
      free.push(group.free ?? isFree);
      piece = group;
    } else {
      if (sign === ')') free.pop();
      const plain = isFree && /\p{L}/u.test(sign) ? bothCases(sign) : undefined;
      const open = isFree && /\p{L}/u.test(sign) ? plain && `[${plain}]` : signIn(pattern, at, options);
      piece = { made: open, length: 1 };
    }
    if (piece.made === undefined) return undefined;
    made += piece.made;
    at += piece.length - 1;
  }
  return made;
}

/** The native pattern, compiled; undefined where JavaScript would refuse or misread it. */
export function nativePattern(pattern: string, options: Options = { lines: true }): RegExp | undefined {
  const source = nativeSource(pattern, options);
  if (source === undefined) return undefined;
  try {
    return new RegExp(source, 'gu');
  } catch {
    return undefined;
  }
}
