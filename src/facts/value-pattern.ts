import { RE2JS } from 're2js';
import type { KnownPattern } from '../ruleset/ruleset.js';
import { lazily } from './lazily.js';
import { isInsideSign, linearSearch, type ValueSearch } from './linear-search.js';
import { nativePattern } from './native-pattern.js';
import { type Branch, readPattern } from './pattern-tree.js';
import { isQuickOn, quickSizes } from './quick-sizes.js';

/** A pattern with a group `value`. */
export interface ValuePattern {
  /** Searches a text: the first match from a place on. */
  readonly searchIn: (text: string) => ValueSearch;
  /** Whether JavaScript's own engine searches that text. */
  readonly isNative: (text: string) => boolean;
}

/** Whether the value may be read more than once, of which engines keep another turn. */
function isRepeated(pattern: string, branches: readonly Branch[], inTurns = false): boolean {
  return branches.flat().some(({ group, max, from }) => {
    if (group === undefined) return false;
    const turns = inTurns || max !== 1;
    return (turns && pattern.startsWith('(?P<value>', from)) || isRepeated(pattern, group, turns);
  });
}

/** The native pattern: one for the search, one that tells where the value of a match stands, which takes longer. */
interface Native {
  readonly search: RegExp;
  readonly places: RegExp;
}

function nativeSearch({ search, places }: Native, text: string, linear: () => ValueSearch): ValueSearch {
  return (from) => {
    // The native engine would begin before the sign.
    if (isInsideSign(text, from)) return linear()(from);
    search.lastIndex = from;
    const match = search.exec(text);
    if (match === null) return undefined;
    places.lastIndex = match.index;
    const value = places.exec(text)?.indices?.groups?.value;
    return {
      start: match.index,
      end: match.index + match[0].length,
      ...(value === undefined ? {} : { value: { start: value[0], end: value[1] } }),
    };
  };
}

/** Whether the value of a pattern is read but once in a match. */
export function isReadOnce(pattern: string): boolean {
  const branches = readPattern(pattern);
  return branches !== undefined && !isRepeated(pattern, branches);
}

function nativeOf(pattern: string, once: boolean): Native | undefined {
  if (!once) return undefined;
  const search = nativePattern(pattern, { lines: false, group: 'value' });
  return search && { search, places: new RegExp(search.source, 'duy') };
}

/**
 * Compiles a pattern on first use. A text is searched by JavaScript's own engine where that takes few steps, and by the linear-time
 * engine anywhere else; the matches are the same.
 * @param known what was found out of it before
 */
export function valuePattern(pattern: string, known: KnownPattern = {}): ValuePattern {
  const linear = lazily(() => RE2JS.compile(pattern.replaceAll(' ', '\\s')));
  const head = lazily(() => (known.search?.head === undefined ? undefined : nativePattern(known.search.head, { lines: false })));
  const linearIn = (text: string) => linearSearch(linear, text, head());
  const quick = lazily(() => known.quick ?? quickSizes(pattern));
  const compiled = lazily(() => nativeOf(pattern, known.search?.once ?? isReadOnce(pattern)));
  const nativeIn = (text: string): Native | undefined => (isQuickOn(quick(), text) ? compiled() : undefined);
  return {
    searchIn: (text) => {
      const native = nativeIn(text);
      return native === undefined ? linearIn(text) : nativeSearch(native, text, () => linearIn(text));
    },
    isNative: (text) => nativeIn(text) !== undefined,
  };
}
