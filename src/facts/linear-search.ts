import type { RE2JS } from 're2js';
import { hasLongerWord } from './search-windows.js';

interface Place {
  readonly start: number;
  readonly end: number;
}

/** A match of a pattern, with the place of its group `value`. */
export interface ValueMatch extends Place {
  readonly value?: Place | undefined;
}

/** The first match in a text from a place on. */
export type ValueSearch = (from: number) => ValueMatch | undefined;

/** Places of a text at which the engine is started anew; where there are more, it reads the text once instead. */
const mostStarts = 40;

/** Whether a place lies inside a sign of two units. */
export const isInsideSign = (text: string, at: number): boolean =>
  at > 0 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));

type Matcher = ReturnType<RE2JS['matcher']>;

function matchOf(matcher: Matcher, offset: number): ValueMatch {
  const start = matcher.start('value');
  return {
    start: offset + matcher.start(),
    end: offset + matcher.end(),
    ...(start < 0 ? {} : { value: { start: offset + start, end: offset + matcher.end('value') } }),
  };
}

/** The places where what every match begins with stands; undefined when there are too many, or words too long for the head. */
function startsIn(text: string, head: RegExp): readonly number[] | undefined {
  if (hasLongerWord(text)) return undefined;
  const starts: number[] = [];
  head.lastIndex = 0;
  for (let match = head.exec(text); match !== null; match = head.exec(text)) {
    if (starts.length === mostStarts) return undefined;
    starts.push(match.index);
    // Places may overlap: « site » in « website ».
    head.lastIndex = match.index + ((text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1);
  }
  return starts;
}

/**
 * Searches a text with the engine whose time is linear. It reads every letter of a text in many ways at once; so where it is known
 * what a match begins with, it is started there alone, and stops as soon as nothing can match any more.
 * @param head what every match begins with (pattern-runs.ts)
 */
export function linearSearch(engine: () => RE2JS, text: string, head?: RegExp): ValueSearch {
  const starts = head === undefined ? undefined : startsIn(text, head);
  if (starts === undefined) {
    const matcher = engine().matcher(text);
    return (from) => (matcher.find(from) ? matchOf(matcher, 0) : undefined);
  }
  return (from) => {
    for (const start of starts) {
      if (start < from) continue;
      const matcher = engine().matcher(text.slice(start));
      if (matcher.lookingAt()) return matchOf(matcher, start);
    }
    return undefined;
  };
}
