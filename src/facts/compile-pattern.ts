import { RE2JS } from 're2js';
import type { KnownPattern } from '../ruleset/ruleset.js';
import { lazily } from './lazily.js';
import { nativePattern } from './native-pattern.js';
import type { Match } from './pattern-match.js';
import { type FindPlain, plainPhrase } from './plain-phrase.js';
import { isQuickOn, quickSizes } from './quick-sizes.js';
import { bareText, type Need, textNeeds } from './text-needs.js';

export type { Match };

/** A linear-time pattern, with what a text must hold before any engine is even started. */
export interface CompiledPattern {
  readonly source: string;
  /** Words of which a text must hold one, with their borders (text-needs.ts). */
  readonly words: Need;
  /** The same words without borders. */
  readonly bareWords: () => Need;
  /** Further words of which one must occur, without borders. */
  readonly others: () => readonly Need[];
  /** A search without any engine, for a pattern of mere words. */
  readonly plain: () => FindPlain | undefined;
  /** The engine whose time is linear whatever the pattern and the text. */
  readonly engine: () => RE2JS;
  /**
   * The engine of JavaScript, many times faster, where it may be used on a text: where the ways in which it can go back are few for any
   * text of this size, so that its time is linear too.
   */
  readonly native: (text: string) => RegExp | undefined;
}

/**
 * Compiles a pattern on first use. A blank in the pattern stands for any blank, a line break included.
 * @param known what was found out of it before
 */
export function compilePattern(source: string, known: KnownPattern = {}): CompiledPattern {
  const quick = lazily(() => known.quick ?? quickSizes(source));
  const pattern = lazily(() => nativePattern(source));
  const [words = [], ...others] = known.needs ?? textNeeds(source);
  return {
    source,
    words,
    bareWords: lazily(() => words.map(bareText)),
    others: lazily(() => others.map((need) => need.map(bareText))),
    plain: lazily(() => plainPhrase(source)),
    engine: lazily(() => RE2JS.compile(source.replaceAll(' ', '\\s'), RE2JS.MULTILINE)),
    native: (text) => (isQuickOn(quick(), text) ? pattern() : undefined),
  };
}

/** Whether a word may stand in a text (letter-triples.ts): told sooner than by a search. */
export type MayStand = (word: string) => boolean;

const anyWord: MayStand = () => true;

const holdsOne = (text: string, need: Need, mayStand: MayStand): boolean =>
  need.some((word) => mayStand(word) && text.includes(word));

function findNatively(pattern: RegExp, text: string, limit: number): readonly Match[] {
  const found: Match[] = [];
  pattern.lastIndex = 0;
  while (found.length < limit) {
    const match = pattern.exec(text);
    if (match === null) break;
    const start = match.index;
    const end = start + match[0].length;
    if (end > start) found.push({ start, end });
    // An empty match is passed over, by a whole character.
    else pattern.lastIndex = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  }
  return found;
}

/**
 * All matches of a pattern in a text that holds one of its words, in order, at most `limit`.
 * @param mayStand what is known of the words of the text
 */
export function findAll(pattern: CompiledPattern, text: string, limit = 200, mayStand = anyWord): readonly Match[] {
  const plain = pattern.plain();
  if (plain !== undefined) return plain(text, limit);
  if (!pattern.others().every((need) => holdsOne(text, need, mayStand))) return [];
  const native = pattern.native(text);
  if (native !== undefined) return findNatively(native, text, limit);
  const matcher = pattern.engine().matcher(text);
  const found: Match[] = [];
  while (found.length < limit && matcher.find()) {
    const start = matcher.start();
    const end = matcher.end();
    if (end > start) found.push({ start, end });
  }
  return found;
}

/** All matches of a pattern in a text, in order, at most `limit`. */
export function findMatches(pattern: CompiledPattern, text: string, limit = 200): readonly Match[] {
  const words = pattern.bareWords();
  return words.length === 0 || holdsOne(text, words, anyWord) ? findAll(pattern, text, limit) : [];
}
