import type { Predicate } from '../ruleset/node.js';
import type { Truth } from '../ruleset/vocabulary.js';
import type { ProfileEntry } from './profile.js';

export type ProfileEntries = ReadonlyMap<string, ProfileEntry>;

/** The answer to a condition over the profile. */
export interface PredicateAnswer {
  readonly value: Truth;
  /** Answers that decided it. */
  readonly rests: readonly ProfileEntry[];
  /** Keys without answer that would decide it. */
  readonly asks: readonly string[];
}

/** From this confidence on, what capture detected counts as if it had been declared (and is printed as assumed). */
export const countsFrom = 0.8;

/** The least sure of the answers something rests on; 1 when it rests on declarations only. */
export const confidenceOf = (rests: readonly ProfileEntry[]): number => Math.min(1, ...rests.map((entry) => entry.confidence));

/** Union of profile answers, one per key, in order of key. */
export function joinEntries(lists: readonly (readonly ProfileEntry[])[]): ProfileEntry[] {
  const byKey = new Map(lists.flat().map((entry) => [entry.key, entry]));
  return [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

const distinct = (lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())].sort();

/** Kleene `all` (deciding = false) or `any` (deciding = true). */
function combine(answers: readonly PredicateAnswer[], deciding: boolean): PredicateAnswer {
  const decisive = answers.filter((answer) => answer.value === deciding);
  if (decisive.length > 0) {
    const [surest] = [...decisive].sort((a, b) => confidenceOf(b.rests) - confidenceOf(a.rests));
    return { value: deciding, rests: surest?.rests ?? [], asks: [] };
  }
  const open = answers.filter((answer) => answer.value === 'unknown');
  const rests = joinEntries(answers.map((answer) => answer.rests));
  if (open.length > 0) return { value: 'unknown', rests, asks: distinct(open.map((answer) => answer.asks)) };
  return { value: !deciding, rests, asks: [] };
}

function askKey(key: string, accepts: readonly (string | boolean)[], entries: ProfileEntries): PredicateAnswer {
  const entry = entries.get(key);
  if (entry === undefined) return { value: 'unknown', rests: [], asks: [key] };
  return { value: accepts.includes(entry.value), rests: [entry], asks: [] };
}

/**
 * Answers a condition over the profile in three-valued logic; no answer is unknown, never no.
 * Detections of any confidence are used here: `confidenceOf(rests)` tells the caller what the answer is worth.
 */
export function evaluatePredicate(predicate: Predicate, entries: ProfileEntries): PredicateAnswer {
  if ('all' in predicate)
    return combine(
      predicate.all.map((child) => evaluatePredicate(child, entries)),
      false,
    );
  if ('any' in predicate)
    return combine(
      predicate.any.map((child) => evaluatePredicate(child, entries)),
      true,
    );
  if ('none' in predicate) {
    const answer = evaluatePredicate({ any: predicate.none }, entries);
    return { ...answer, value: answer.value === 'unknown' ? 'unknown' : !answer.value };
  }
  if ('scope' in predicate)
    return predicate.when === undefined ? { value: 'unknown', rests: [], asks: [] } : evaluatePredicate(predicate.when, entries);
  return askKey(predicate.profile, 'in' in predicate ? predicate.in : [predicate.is], entries);
}

/** Every profile key that a condition mentions. */
export function keysOf(predicate: Predicate): string[] {
  if ('all' in predicate) return distinct(predicate.all.map(keysOf));
  if ('any' in predicate) return distinct(predicate.any.map(keysOf));
  if ('none' in predicate) return distinct(predicate.none.map(keysOf));
  if ('scope' in predicate) return predicate.when === undefined ? [] : keysOf(predicate.when);
  return [predicate.profile];
}
