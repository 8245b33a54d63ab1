import type { KnownPattern, Ruleset } from '../ruleset/ruleset.js';
import { planSearch } from './field-search.js';
import { phrasePattern } from './phrase-pattern.js';
import { plainLetters } from './plain-letters.js';
import { plainPhrase } from './plain-phrase.js';
import { quickSizes } from './quick-sizes.js';
import { textNeeds } from './text-needs.js';

type KnownPatterns = Required<Pick<Ruleset, 'patterns' | 'phrases'>>;

function ofPhrase(pattern: string): KnownPattern {
  const needs = textNeeds(pattern);
  return plainPhrase(pattern) === undefined ? { needs, quick: quickSizes(pattern) } : { needs };
}

/**
 * Finds out of the patterns of rules, as facts compile them, what takes longest to find out: the build does it for the shipped rules,
 * so that no command has to.
 */
export function measurePatterns({ lexicons, fields }: Pick<Ruleset, 'lexicons' | 'fields'>): KnownPatterns {
  const phrases = [...lexicons.values()].flatMap((lexicon) => Object.values(lexicon.phrases).flat());
  const values = [...new Set([...fields.values()].flatMap(({ patterns }) => patterns))];
  const patterns = new Map<string, KnownPattern>();
  const add = (pattern: string, found: KnownPattern) => patterns.set(pattern, { ...patterns.get(pattern), ...found });
  for (const pattern of values) add(pattern, { search: planSearch(pattern) });
  for (const pattern of new Set(values.map(plainLetters))) add(pattern, { quick: quickSizes(pattern) });
  return { patterns, phrases: new Map(phrases.map((phrase) => [phrase, ofPhrase(phrasePattern(phrase))])) };
}
