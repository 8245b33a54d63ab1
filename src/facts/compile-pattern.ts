import { RE2JS } from 're2js';
import { requiredWords } from './required-words.js';

/** One match, as indexes into the searched text. */
export interface Match {
  readonly start: number;
  readonly end: number;
}

/** A linear-time pattern, with words of which one must occur before the engine is even started. */
export interface CompiledPattern {
  readonly source: string;
  readonly words: readonly string[];
  readonly engine: () => RE2JS;
}

/** Compiles a pattern on first use. A blank in the pattern stands for any blank, a line break included. */
export function compilePattern(source: string): CompiledPattern {
  let engine: RE2JS | undefined;
  return {
    source,
    words: requiredWords(source),
    engine: () => {
      engine ??= RE2JS.compile(source.replaceAll(' ', '\\s'), RE2JS.MULTILINE);
      return engine;
    },
  };
}

/** Whether a text holds one of the words without which the pattern cannot match. */
export function mayMatch(pattern: CompiledPattern, text: string): boolean {
  return pattern.words.length === 0 || pattern.words.some((word) => text.includes(word));
}

/** All matches of a pattern in a text, in order, at most `limit`. */
export function findMatches(pattern: CompiledPattern, text: string, limit = 200): readonly Match[] {
  if (!mayMatch(pattern, text)) return [];
  const matcher = pattern.engine().matcher(text);
  const found: Match[] = [];
  while (found.length < limit && matcher.find()) {
    const start = matcher.start();
    const end = matcher.end();
    if (end > start) found.push({ start, end });
  }
  return found;
}
