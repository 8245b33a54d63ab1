import { encodeHTML } from 'entities';

/** Between two words of a value: blanks in any spelling, line ends, tags. */
const gap = String.raw`(?:\s|&nbsp;|&#160;|&#x[aA]0;|%20|\+|,|<[^<>]{0,300}>)+`;
/** Between two digits of a telephone number. */
const digitGap = String.raw`(?:[\s.\-/()\u00a0\u202f]|&nbsp;|&#160;|%20|<[^<>]{0,300}>)*`;
const twins: readonly string[] = [`'’‘ʼ`, '-–‐‑—', '"“”«»'];

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

/** One character as it may be written in a page, a script or an address. */
function spelled(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  const spellings = new Set([
    escaped(character),
    `&#0*${code};`,
    `&#[xX]0*(?:${hex}|${hex.toUpperCase()});`,
    ...(code > 127 || !/[a-z0-9]/i.test(character)
      ? [escaped(encodeURIComponent(character)), escaped(encodeHTML(character))]
      : []),
    ...(code > 127 && code <= 0xffff ? [String.raw`\\u${hex.padStart(4, '0')}`] : []),
  ]);
  const twin = twins.find((set) => set.includes(character));
  if (twin !== undefined) for (const other of twin) if (other !== character) spellings.add(escaped(other));
  return spellings.size === 1 ? [...spellings].join('') : `(?:${[...spellings].join('|')})`;
}

const isWordPart = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);

/**
 * A pattern that finds a value however a page, a script or an address spells it: entities, percent signs, blanks or tags between words.
 * Whole words only. Case is ignored.
 */
export function wordPattern(value: string): RegExp {
  const words = value
    .normalize('NFC')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  const body = words.map((word) => [...word].map(spelled).join('')).join(gap);
  const before = isWordPart([...value.trim()].at(0)) ? String.raw`(?:(?<![\p{L}\p{N}])|(?<=%[0-9A-Fa-f]{2}))` : '';
  const after = isWordPart([...value.trim()].at(-1)) ? String.raw`(?![\p{L}\p{N}])` : '';
  return new RegExp(`${before}${body}${after}`, 'giu');
}

/** A pattern that finds a telephone number however its digits are grouped; a French one with and without +33. */
export function phonePattern(value: string): RegExp {
  const digits = value.replace(/\(0\)/, '').replace(/\D/g, '');
  const french = /^(?:0033|33|0)([1-9]\d{8})$/.exec(digits)?.[1];
  const national = french ?? digits.replace(/^00/, '');
  const body = [...national].join(digitGap);
  const prefix =
    french === undefined
      ? String.raw`(?:\+|%2B|00)?`
      : String.raw`(?:(?:\+|%2B|00)${digitGap}3${digitGap}3${digitGap}(?:\(?0\)?${digitGap})?|0${digitGap})`;
  return new RegExp(String.raw`(?<!\d)${prefix}${digitGap}${body}(?!\d)`, 'giu');
}
