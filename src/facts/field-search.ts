import type { KnownPattern, SearchPlan } from '../ruleset/ruleset.js';
import { lazily } from './lazily.js';
import { lineReach } from './pattern-lines.js';
import { compiledRun, headSource, runSources } from './pattern-runs.js';
import { plainLetters } from './plain-letters.js';
import { mostLines, searchWindows, type Window, windowsAround, windowWords } from './search-windows.js';
import { isReadOnce, type ValuePattern, valuePattern } from './value-pattern.js';

/** A pattern of a field, ready to search texts. */
export interface FieldSearch {
  readonly pattern: ValuePattern;
  /** The parts of a text worth an engine: where a word stands, and where each run of the pattern matches. */
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
  // Words leave little of a text to search; without any, the native engine would read all of it with the whole pattern.
  const hasWords = words.some((word) => /\p{L}/u.test(word));
  const allRuns = lazily(() => runs.flatMap(compiledRun));
  const firstRun = lazily(() => runs.slice(0, 1).flatMap(compiledRun));
  const runsFor = (text: string): readonly RegExp[] => {
    if (!value.isNative(text)) return allRuns();
    return hasWords ? [] : firstRun();
  };
  return {
    pattern: value,
    windowsIn(text) {
      const wide = searchWindows(text, words, reach);
      if (wide.length === 0) return wide;
      return runsFor(text).reduce((windows, run) => windowsAround(text, windows, run, reach), wide);
    },
  };
}
