import type { Match } from './pattern-match.js';

/** Finds a pattern in a text: its matches in order, at most `limit`. */
export type FindPlain = (text: string, limit: number) => readonly Match[];

const plainSource = /^(?<before>\\b)?\(\?:(?<core>[a-z0-9 _'",:;!%&=@/<>~#-]+)\)(?<after>\\b)?$/;
const isWordLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95;
/** The blanks of the patterns: `\t`, `\n`, `\f`, `\r` and the space. */
export const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 9 || code === 13 || code === 12;

/**
 * A search without any pattern engine for a pattern of mere words, as most phrases are: letters that stand for themselves, blanks for
 * any one blank, borders of words around. Undefined for any other. All its matches have one length, so that it is enough to look where
 * its longest word stands.
 */
export function plainPhrase(source: string): FindPlain | undefined {
  const { core, before, after } = plainSource.exec(source)?.groups ?? {};
  if (core === undefined) return undefined;
  const opens = before !== undefined;
  const shuts = after !== undefined;
  if (opens && !isWordLetter(core.charCodeAt(0))) return undefined;
  if (shuts && !isWordLetter(core.charCodeAt(core.length - 1))) return undefined;
  const word = core.split(' ').reduce((a, b) => (b.length > a.length ? b : a));
  if (word === '') return undefined;
  const wordAt = core.indexOf(word);
  const { length } = core;

  const standsAt = (text: string, start: number): boolean => {
    if (start < 0 || start + length > text.length) return false;
    for (let at = 0; at < length; at++) {
      const code = text.charCodeAt(start + at);
      const wanted = core.charCodeAt(at);
      if (wanted === 32 ? !isBlank(code) : code !== wanted) return false;
    }
    if (opens && start > 0 && isWordLetter(text.charCodeAt(start - 1))) return false;
    return !(shuts && start + length < text.length && isWordLetter(text.charCodeAt(start + length)));
  };
  return (text, limit) => {
    const found: Match[] = [];
    for (let at = text.indexOf(word); at >= 0 && found.length < limit; ) {
      const start = at - wordAt;
      const stands = standsAt(text, start);
      if (stands) found.push({ start, end: start + length });
      at = text.indexOf(word, stands ? start + length + wordAt : at + 1);
    }
    return found;
  };
}
