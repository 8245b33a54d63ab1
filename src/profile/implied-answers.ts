import type { ProfileQuestion } from '../ruleset/definitions.js';
import type { ProfileEntries } from './predicate.js';
import type { ProfileEntry } from './profile.js';

/**
 * The answers given, and those that follow from them: a service for an audience in France is offered in the European Union. What was
 * answered itself stays as it is.
 */
export function withImplied(given: ProfileEntries, questions: readonly ProfileQuestion[]): ReadonlyMap<string, ProfileEntry> {
  const all = new Map(given);
  for (const { key, impliedBy } of questions) {
    const source = impliedBy === undefined ? undefined : given.get(impliedBy);
    if (source?.value === true && !given.has(key)) all.set(key, { ...source, key, follows: source.key });
  }
  return all;
}
