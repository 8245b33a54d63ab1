import { stripVTControlCharacters } from 'node:util';

/** Control, format (bidi, zero-width), private-use and lone surrogate characters: a captured page could steer a terminal with them. */
const unprintable = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu;

/** Captured text made safe for a terminal: no escape codes, no hidden characters, one line. */
export const printable = (text: string): string =>
  stripVTControlCharacters(text).replace(unprintable, ' ').replace(/ {2,}/g, ' ').trim();

/** Cuts a line to that many characters and marks the cut with an ellipsis. */
export function cut(text: string, width: number): string {
  const characters = [...text];
  if (characters.length <= width) return text;
  return width < 2
    ? ''
    : `${characters
        .slice(0, width - 1)
        .join('')
        .trimEnd()}…`;
}
