import { apart, type Letters, noLetters } from './pattern-letters.js';

/**
 * What a part of a pattern reads at its first places, as far as it can be told: the letters that may stand at each. Empty at the end
 * of a pattern, where nothing more is asked.
 */
export type Ahead = readonly Letters[];

/** More places than these are not looked at. */
const mostPlaces = 8;

export const atEnd: Ahead = [];

/** Letters that stand at least `min` times in a row, then those or what follows them. */
export function lettersAhead(letters: Letters, min: number, isFixed: boolean, follow: Ahead): Ahead {
  const sure = Array.from({ length: Math.min(min, mostPlaces) }, () => letters);
  if (isFixed) return [...sure, ...follow].slice(0, mostPlaces);
  return sure.length < mostPlaces ? [...sure, letters | (follow[0] ?? noLetters)] : sure;
}

/** What one or another part may begin with: from the second place on only what each of them tells. */
export function eitherAhead(parts: readonly Ahead[]): Ahead {
  const length = Math.min(...parts.map((part) => part.length));
  const open = parts.some((part) => part.length > 0) ? Math.max(length, 1) : 0;
  return Array.from({ length: open }, (_, place) =>
    parts.reduce((letters, part) => letters | (part[place] ?? noLetters), noLetters),
  );
}

/** Whether no text can be read by both. At its end a pattern has succeeded, and nothing else is tried. */
export function excludes(a: Ahead, b: Ahead): boolean {
  if (a.length === 0 || b.length === 0) return a.length !== b.length;
  return a.some((letters, place) => place < b.length && apart(letters, b[place] as Letters));
}
