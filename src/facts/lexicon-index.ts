import type { LexiconDefinition } from '../ruleset/definitions.js';
import type { KnownPattern } from '../ruleset/ruleset.js';
import type { Language } from '../ruleset/vocabulary.js';
import { compilePattern, findAll, type MayStand } from './compile-pattern.js';
import { lazily } from './lazily.js';
import { type Folded, indexPhrases, type Phrase, type PhraseIndex, type PhraseMatch, type Phrases } from './phrase-index.js';
import { phrasePattern } from './phrase-pattern.js';
import { latestValue } from './recent-values.js';

export interface CompiledLexicon {
  readonly id: string;
  /** Languages the lexicon speaks; `any` phrases count for all. */
  readonly speaks: (language: string) => boolean;
  /** Of the texts of a page, the indexes of those in which a phrase may match; the others are not worth a search. */
  readonly placesIn: (page: readonly Folded[], use: readonly Language[]) => readonly number[];
  /** Matches in folded text, in order of phrase; only the phrases of the given languages and `any`; at most `limit`, under 1 000. */
  readonly find: (folded: string, use: readonly Language[], limit?: number) => readonly PhraseMatch[];
  /** Whether `find` would find anything, in a text that is asked about once: nothing is remembered of it. */
  readonly isIn: (folded: string, use: readonly Language[]) => boolean;
}

function phrasesIn(definition: LexiconDefinition, known: ReadonlyMap<string, KnownPattern>): Phrases {
  const compiled = (source: string): Phrase => {
    const measured = known.get(source);
    const pattern = lazily(() => compilePattern(phrasePattern(source), measured));
    return { source, pattern, words: measured?.needs === undefined ? pattern().words : (measured.needs[0] ?? []) };
  };
  return new Map(Object.entries(definition.phrases).map(([language, phrases]) => [language, (phrases ?? []).map(compiled)]));
}

const none: readonly PhraseMatch[] = [];
const nowhere: readonly number[] = [];
/** Every lexicon with a phrase that may stand anywhere asks for it. */
const everyPlace = latestValue((page: readonly Folded[]): readonly number[] => [...page.keys()]);

function search(phrases: readonly Phrase[], folded: string, limit: number, mayStand: MayStand): readonly PhraseMatch[] {
  const found: PhraseMatch[] = [];
  for (const { source, pattern } of phrases) {
    for (const match of findAll(pattern(), folded, limit, mayStand)) found.push({ ...match, phrase: source });
    if (found.length >= limit) break;
  }
  return found.length === 0 ? none : found;
}

function lexiconOver(
  id: string,
  number: number,
  byLanguage: Phrases,
  indexFor: (use: readonly Language[]) => PhraseIndex,
): CompiledLexicon {
  const inOrder = (lists: readonly (readonly Phrase[])[], index: PhraseIndex): readonly Phrase[] => {
    if (lists.length === 1) return lists[0] as readonly Phrase[];
    const order = index.orderIn(number);
    return [...new Set(lists.flat())].sort((a, b) => (order.get(a) as number) - (order.get(b) as number));
  };
  return {
    id,
    speaks: (language) => byLanguage.has(language) || byLanguage.has('any'),
    placesIn: (page, use) => {
      const { always, holders } = indexFor(use);
      return always.has(number) ? everyPlace(page) : (holders(page).get(number) ?? nowhere);
    },
    find: (folded, use, limit = 200) => {
      const index = indexFor(use);
      const { phrases, answers, mayStand } = index.read(folded);
      const hinted = phrases.get(number);
      const always = index.always.get(number);
      if (hinted === undefined && always === undefined) return none;
      const key = number * 1_000 + limit;
      const known = answers.get(key);
      if (known !== undefined) return known;
      const found = search(
        inOrder(always === undefined ? (hinted ?? []) : [...(hinted ?? []), always], index),
        folded,
        limit,
        mayStand(),
      );
      answers.set(key, found);
      return found;
    },
    isIn: (folded, use) => {
      for (const { pattern } of indexFor(use).announcedIn(folded, number)) {
        if (findAll(pattern(), folded, 1).length > 0) return true;
      }
      return false;
    },
  };
}

/**
 * Compiles lexicons that are searched together; phrases themselves are compiled on first use.
 * @param known what was found out of their phrases before
 */
export function indexLexicons(
  definitions: readonly LexiconDefinition[],
  known: ReadonlyMap<string, KnownPattern> = new Map(),
): ReadonlyMap<string, CompiledLexicon> {
  const read = definitions.map((definition) => ({ id: definition.id, phrases: phrasesIn(definition, known) }));
  const indexFor = indexPhrases(read.map(({ phrases }) => phrases));
  return new Map(read.map(({ id, phrases }, number) => [id, lexiconOver(id, number, phrases, indexFor)]));
}

/** Compiles one lexicon by itself. */
export function compileLexicon(definition: LexiconDefinition): CompiledLexicon {
  return indexLexicons([definition]).get(definition.id) as CompiledLexicon;
}
