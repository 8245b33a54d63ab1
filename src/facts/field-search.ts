import type { KnownPattern, SearchPlan } from '../ruleset/ruleset.js';
import { lazily } from './lazily.js';
import { indexNeeds, type NeedsIndex } from './needs-index.js';
import { lineReach } from './pattern-lines.js';
import { compiledRun, headSource, runSources } from './pattern-runs.js';
import { plainLetters } from './plain-letters.js';
import { mostLines, searchWindows, type Window, windowNeeds, windowsAround } from './search-windows.js';
import { isReadOnce, type ValuePattern, valuePattern } from './value-pattern.js';

/** A pattern of a field, ready to search texts. */
export interface FieldSearch {
  readonly pattern: ValuePattern;
  /** The parts of a text worth an engine: where a word stands, and where each run of the pattern matches. */
  readonly windowsIn: (text: string) => readonly Window[];
}

const nowhere: readonly Window[] = [];

/** Finds out how a text is searched for a pattern, as a field has it. */
export function planSearch(pattern: string): SearchPlan {
  const plain = plainLetters(pattern);
  const head = headSource(plain);
  return {
    needs: windowNeeds(pattern),
    reach: lineReach(plain, mostLines),
    runs: runSources(plain),
    once: isReadOnce(plain),
    ...(head === undefined ? {} : { head }),
  };
}

/**
 * @param plan what was found out of the search, and of the pattern's letters without accents
 * @param index of the needs of all patterns that search the same texts
 */
function fieldSearch(pattern: string, plan: KnownPattern & { readonly search: SearchPlan }, index: NeedsIndex): FieldSearch {
  const { reach, runs } = plan.search;
  const needs = plan.search.needs.map(index.numberOf);
  const value = valuePattern(plainLetters(pattern), plan);
  // Words leave little of a text to search; without any, the native engine would read all of it with the whole pattern.
  const hasWords = plan.search.needs.some((need) => need.every((text) => /\p{L}/u.test(text)));
  const allRuns = lazily(() => runs.flatMap(compiledRun));
  const firstRun = lazily(() => runs.slice(0, 1).flatMap(compiledRun));
  const runsFor = (text: string): readonly RegExp[] => {
    if (!value.isNative(text)) return allRuns();
    return hasWords ? [] : firstRun();
  };
  return {
    pattern: value,
    windowsIn(text) {
      const linesOf = index.read(text);
      // Most patterns need a word that the text does not hold.
      for (const need of needs) if (linesOf(need).length === 0) return nowhere;
      const wide = searchWindows(text, needs.map(linesOf), reach);
      return runsFor(text).reduce((windows, run) => windowsAround(text, windows, run, reach), wide);
    },
  };
}

/** Makes the searches of many patterns, whose needs are looked for together. */
export function fieldSearches(
  patterns: readonly string[],
  known: ReadonlyMap<string, KnownPattern>,
): ReadonlyMap<string, FieldSearch> {
  const plans = new Map(
    patterns.map((pattern) => {
      const search = known.get(pattern)?.search ?? planSearch(pattern);
      return [pattern, { ...known.get(plainLetters(pattern)), search }];
    }),
  );
  const index = indexNeeds([...plans.values()].flatMap(({ search }) => search.needs));
  return new Map([...plans].map(([pattern, plan]) => [pattern, fieldSearch(pattern, plan, index)]));
}
