import { readings } from './plain-words.js';
import type { Mask, MaskedKind } from './redaction-record.js';
import { phonePattern, wordPattern } from './word-pattern.js';

/** A value to be replaced. */
export interface MaskedValue {
  readonly kind: MaskedKind;
  readonly value: string;
}

export interface Masker {
  /** Whether it has any value to replace. */
  readonly seeks: boolean;
  /** The text with every value replaced by its mark; the same string when there is none. */
  readonly mask: (text: string) => string;
  /** The same for a text that may have been cut anywhere: what is left of a value at its two ends is replaced too. */
  readonly maskPart: (text: string) => string;
  /** Whether a value can still be read in a text, in whatever spelling. */
  readonly shows: (text: string) => boolean;
  /** Marks used so far, and how often. */
  readonly masks: () => readonly Mask[];
}

/** Shorter texts are whole, and are names of things as well. */
const leastCut = 24;
/** Fewer characters of a value tell nothing. */
const leastLeft = 4;

/** How many characters at the end of a text are the beginning of a value; 0 when the value stands there whole. */
function begunAtEnd(text: string, value: string): number {
  for (let length = Math.min(value.length - 1, text.length); length >= leastLeft; length--) {
    if (text.endsWith(value.slice(0, length)) && !/[\p{L}\p{N}]$/u.test(text.slice(0, -length))) return length;
  }
  return 0;
}

/** How many characters at the beginning of a text are the end of a value. */
function endedAtStart(text: string, value: string): number {
  for (let length = Math.min(value.length - 1, text.length); length >= leastLeft; length--) {
    if (text.startsWith(value.slice(-length)) && !/^[\p{L}\p{N}]/u.test(text.slice(length))) return length;
  }
  return 0;
}

/** One spelling per value, so that one person has one mark. */
const keyOf = ({ kind, value }: MaskedValue): string =>
  kind === 'phone'
    ? value.replace(/\D/g, '').slice(-9)
    : value
        .normalize('NFC')
        .toLowerCase()
        .replace(/[\s,]+/g, ' ')
        .trim();

/**
 * Replaces values by marks that are numbered in the order in which the values are given. Longer ones go first: an address may hold a name.
 * @param keep values, as they stand, that are not replaced
 */
export function createMasker(values: readonly MaskedValue[], keep: readonly string[] = []): Masker {
  const kept = new Set((['text', 'phone'] as const).flatMap((kind) => keep.map((value) => keyOf({ kind, value }))));
  const numbers = new Map<MaskedKind, number>();
  const marks = new Map<string, { readonly mark: string; readonly kind: MaskedKind; places: number }>();
  const needles = values
    .filter((value) => value.value.trim() !== '' && !kept.has(keyOf(value)))
    .map((value) => {
      const key = `${value.kind} ${keyOf(value)}`;
      const known = marks.get(key);
      const number = known === undefined ? (numbers.get(value.kind) ?? 0) + 1 : 0;
      if (known === undefined) numbers.set(value.kind, number);
      const use = known ?? { mark: `[${value.kind}-${number}]`, kind: value.kind, places: 0 };
      marks.set(key, use);
      const pattern = value.kind === 'phone' ? phonePattern(value.value) : wordPattern(value.value);
      return { use, pattern, length: value.value.length, plain: value.value.toLowerCase().trim() };
    })
    .sort((a, b) => b.length - a.length);

  const mask = (text: string): string => {
    let clean = text;
    for (const { use, pattern } of needles) {
      clean = clean.replace(pattern, () => {
        use.places++;
        return use.mark;
      });
    }
    return clean;
  };

  return {
    seeks: needles.length > 0,
    mask,
    maskPart(text) {
      let clean = mask(text);
      if (text.length < leastCut) return clean;
      for (const { use, plain } of needles) {
        const end = begunAtEnd(clean.toLowerCase(), plain);
        if (end > 0) clean = clean.slice(0, -end) + use.mark;
        const start = endedAtStart(clean.toLowerCase(), plain);
        if (start > 0) clean = use.mark + clean.slice(start);
        use.places += Number(end > 0) + Number(start > 0);
      }
      return clean;
    },
    shows(text) {
      if (needles.length === 0) return false;
      const forms = readings(text);
      return needles.some(({ pattern }) =>
        forms.some((form) => {
          pattern.lastIndex = 0;
          return pattern.test(form);
        }),
      );
    },
    masks: () => [...marks.values()].filter(({ places }) => places > 0),
  };
}
