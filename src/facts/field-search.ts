import type { KnownPattern, SearchPlan } from '../ruleset/ruleset.js';
import { lineReach } from './pattern-lines.js';
import { compiledRun, headSource, runSources } from './pattern-runs.js';
import { plainLetters } from './plain-letters.js';
import { mostLines, searchWindows, type Window, windowsAround, windowWords } from './search-windows.js';
import { isReadOnce, type ValuePattern, valuePattern } from './value-pattern.js';

/** A pattern of a field, ready to search texts. */
export interface FieldSearch {
  readonly pattern: ValuePattern;
  /** The parts of a text worth an engine: where a word stands, and, for the slow one, where each run of the pattern matches. */
  readonly windowsIn: (text: string) => readonly Window[];
}

/** Finds out how a text is searched for a pattern, as a field has it. */
export function planSearch(pattern: string): SearchPlan {
  const plain = plainLetters(pattern);
  const head = headSource(plain);
  return {
    words: windowWords(pattern),
    reach: lineReach(plain, mostLines),
    runs: runSources(plain),
    once: isReadOnce(plain),
    ...(head === undefined ? {} : { head }),
  };
}

/** @param known what was found out before, by pattern */
export function fieldSearch(pattern: string, known: ReadonlyMap<string, KnownPattern>): FieldSearch {
  const plain = plainLetters(pattern);
  const search = known.get(pattern)?.search ?? planSearch(pattern);
  const { words, reach, runs } = search;
  const value = valuePattern(plain, { ...known.get(plain), search });
  let compiled: readonly RegExp[] | undefined;
  return {
    pattern: value,
    windowsIn(text) {
      const wide = searchWindows(text, words, reach);
      if (wide.length === 0 || value.isNative(text)) return wide;
      compiled ??= runs.flatMap(compiledRun);
      return compiled.reduce((windows, run) => windowsAround(text, windows, run, reach), wide);
    },
  };
}
