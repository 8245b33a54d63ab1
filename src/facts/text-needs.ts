import { escapeAt } from './native-escapes.js';
import { classEnd } from './pattern-tree.js';

/** Stands in a needed text for a border of a word: « \bsiren » begins a word, « ad\b » ends one. */
export const border = '\b';
/** Behind a text that reaches the end of a group: whether a word ends there is known to who reads on. */
const reachesEnd = '\u0001';
/** A border behind a phrase, as word-borders.ts writes it. */
const borderGroup = '(?:\\b|$|[^a-z0-9_])';
/** Texts that one run of signs may stand for; more are not told one by one. */
const mostTexts = 24;

/** Texts of which one must stand in whatever a pattern matches. */
export type Need = readonly string[];

interface Reading {
  readonly needs: readonly Weighed[];
  /** Index after what was read. */
  readonly next: number;
}

interface Repeat {
  readonly min: number;
  readonly isOnce: boolean;
  readonly next: number;
}

const digits = [...'0123456789'];
const isWordSign = (sign: string | undefined): boolean => sign !== undefined && /^[a-zA-Z0-9_]$/.test(sign);

/** A needed text without its borders. */
export const bareText = (text: string): string =>
  text.slice(text.startsWith(border) ? 1 : 0, text.endsWith(border) ? -1 : undefined);

/** Signs that stand in many texts. */
const usual = "0123456789.,:;'()/-";

/** How much a text tells: its length, a border for half a letter; nothing when it is a letter alone, which stands in any text. */
function weightOf(text: string): number {
  const bare = bareText(text);
  const weight = (text.length + bare.length) / 2;
  if (weight >= 2) return weight;
  return usual.includes(bare) ? 0.5 : bare >= 'a' && bare <= 'z' ? 0 : 1;
}

interface Weighed {
  readonly texts: Need;
  /** That of the text that tells least. */
  readonly weight: number;
}

const weighed = (texts: Need): Weighed => ({ texts, weight: texts.reduce((least, text) => Math.min(least, weightOf(text)), 99) });
const heaviest = (needs: readonly Weighed[]): Weighed | undefined =>
  needs.reduce<Weighed | undefined>((best, need) => (best !== undefined && best.weight >= need.weight ? best : need), undefined);

function repeatAt(pattern: string, at: number): Repeat {
  const lazy = (next: number): number => (pattern[next] === '?' ? next + 1 : next);
  const sign = pattern[at];
  if (sign === '?') return { min: 0, isOnce: true, next: lazy(at + 1) };
  if (sign === '*' || sign === '+') return { min: sign === '+' ? 1 : 0, isOnce: false, next: lazy(at + 1) };
  const braces = sign === '{' ? /^\{(\d+)(?:,\d*)?\}/.exec(pattern.slice(at, at + 16)) : null;
  if (braces === null) return { min: 1, isOnce: true, next: at };
  return { min: Number(braces[1]), isOnce: false, next: lazy(at + braces[0].length) };
}

/** The signs of a class of a few, such as `[ab]` or `[3-8]`; undefined for any other. */
function membersOf(text: string): readonly string[] | undefined {
  const inside = text.slice(1, -1);
  const range = /^(\d)-(\d)$/.exec(inside);
  if (range) return digits.slice(Number(range[1]), Number(range[2]) + 1);
  return /^[^^\\[\] -][^\\[\] -]{0,7}$/.test(inside) ? [...new Set(inside)] : undefined;
}

/** Letters that stand for themselves, once. */
const plainSigns = /[a-z0-9_',;:!%&=@/<>~#-]+(?![?*+{])/y;

/** Signs that stand for themselves or for one of a few; a border or blank; or something else (undefined). */
function tokenAt(
  pattern: string,
  at: number,
): { readonly length: number; readonly signs?: readonly string[]; readonly isBorder?: true } {
  const sign = pattern[at] as string;
  if (sign === ' ' || sign === '^' || sign === '$') return { length: 1, isBorder: true };
  if (pattern.startsWith(borderGroup, at)) return { length: borderGroup.length, isBorder: true };
  if (sign === '[') {
    const text = pattern.slice(at, classEnd(pattern, at));
    const signs = membersOf(text);
    return { length: text.length, ...(signs && { signs }) };
  }
  if (sign === '.') return { length: 1 };
  if (sign !== '\\') {
    plainSigns.lastIndex = at;
    const signs = plainSigns.exec(pattern)?.[0] ?? sign;
    return { length: signs.length, signs: [signs] };
  }
  const token = escapeAt(pattern, at);
  if (token === '\\d') return { length: 2, signs: digits };
  if (token === '\\b' || token === '\\s' || token === '\\W') return { length: 2, isBorder: true };
  return { length: token.length, ...(/^\\[^a-zA-Z0-9]$/.test(token) && { signs: [token.slice(1)] }) };
}

function appended(text: string, sign: string): string {
  return text === border && !isWordSign(sign[0]) ? sign : text + sign;
}

/** What the texts of a run tell once it is over; what begins with another of them tells no more than that one. */
function endedRun(run: readonly string[], end: string): Need {
  if (run.length === 1 && end === '') return run;
  if (end === '') return run.filter((text) => !run.some((other) => other !== text && text.startsWith(other)));
  return run.map((text) => (isWordSign(text.at(-1)) ? text + end : text));
}

function resolved(need: Weighed, end: string): Weighed {
  if (!need.texts.some((text) => text.endsWith(reachesEnd))) return need;
  return weighed(need.texts.map((text) => (text.endsWith(reachesEnd) ? text.slice(0, -1) + end : text)));
}

function readSequence(pattern: string, from: number, opens: boolean): Reading {
  const needs: Weighed[] = [];
  let run: readonly string[] = [];
  let isOpen = opens;
  let at = from;
  const isOver = (place: number) => place >= pattern.length || pattern[place] === '|' || pattern[place] === ')';
  const close = (end: string) => {
    if (run.length > 0 && run.every((text) => bareText(text) !== '')) needs.push(weighed(endedRun(run, end)));
    run = [];
  };
  const start = (): readonly string[] => (run.length > 0 ? run : [isOpen ? border : '']);
  while (!isOver(at)) {
    const token = tokenAt(pattern, at);
    if (pattern[at] === '(' && token.isBorder === undefined) {
      close('');
      const head = /^\((?:\?(?:P?<\w+>|[a-zA-Z-]*:))?/.exec(pattern.slice(at, at + 40))?.[0] ?? '(';
      const group = readAlternatives(pattern, at + head.length, isOpen);
      const { min, isOnce, next } = repeatAt(pattern, group.next + 1);
      const follows = isOver(next) ? undefined : tokenAt(pattern, next);
      const isShut = follows?.isBorder === true && repeatAt(pattern, next + follows.length).min > 0;
      const end = !isOnce ? '' : isOver(next) ? reachesEnd : isShut ? border : '';
      // Inside (?i:…) the letters' case is free, so its words promise nothing to a case-kept search.
      if (min > 0 && !/\?[a-z]*i/.test(head)) needs.push(...group.needs.map((need) => resolved(need, end)));
      isOpen = false;
      at = next;
      continue;
    }
    const { min, isOnce, next } = repeatAt(pattern, at + token.length);
    at = next;
    if (token.signs === undefined || (min === 0 && !isOnce)) {
      isOpen = token.isBorder === true && min > 0;
      close(isOpen ? border : '');
      continue;
    }
    const { signs } = token;
    if (start().length * (signs.length + 1 - min) > mostTexts) {
      close('');
      isOpen = false;
      if (min === 0) continue;
    }
    const shorter = start();
    const longer = shorter.flatMap((text) => signs.map((sign) => appended(text, sign)));
    run = min === 0 ? [...new Set([...shorter, ...longer])] : longer;
    isOpen = false;
    if (!isOnce) close('');
  }
  close(reachesEnd);
  return { needs, next: at };
}

/** Reads alternatives up to the closing bracket of their group or the end of the pattern. */
function readAlternatives(pattern: string, from: number, opens: boolean): Reading {
  const readings = [readSequence(pattern, from, opens)];
  for (let at = readings[0]?.next ?? 0; pattern[at] === '|'; at = readings.at(-1)?.next ?? 0)
    readings.push(readSequence(pattern, at + 1, opens));
  const next = readings.at(-1)?.next ?? pattern.length;
  if (readings.length === 1) return { needs: readings[0]?.needs ?? [], next };
  const best = readings.map(({ needs }) => heaviest(needs));
  if (best.some((need) => need === undefined)) return { needs: [], next };
  return { needs: [weighed([...new Set(best.flatMap((need) => need?.texts ?? []))])], next };
}

/**
 * Reads a pattern for what every match must hold, so that an engine is only started where it can succeed: of each need, one of its
 * texts, case and accents as they are. What tells most comes first; an empty list promises nothing.
 */
export function textNeeds(pattern: string): readonly Need[] {
  // Flags, quotations and codes are signs of their own.
  if (/\(\?[a-zA-Z-]+\)|\\[QE0-9]/.test(pattern)) return [];
  return readAlternatives(pattern, 0, false)
    .needs.map((need) => resolved(need, ''))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ texts }) => texts);
}
