import type { LexiconDefinition } from '../ruleset/definitions.js';
import type { Language } from '../ruleset/vocabulary.js';
import { compilePattern, findAll } from './compile-pattern.js';
import { foldPattern } from './fold-text.js';
import { type Candidates, indexPhrases, type Phrase, type PhraseIndex, type PhraseMatch } from './phrase-index.js';
import { latestValue } from './recent-values.js';
import { withBorders } from './word-borders.js';

/** A text without case and accents. */
interface Folded {
  readonly folded: string;
}

export interface CompiledLexicon {
  readonly id: string;
  /** Languages the lexicon speaks; `any` phrases count for all. */
  readonly speaks: (language: string) => boolean;
  /** Of the texts of a page, the indexes of those in which a phrase may match; the others are not worth a search. */
  readonly placesIn: (page: readonly Folded[], use: readonly Language[]) => Iterable<number>;
  /** Matches in folded text, in order of phrase; only the phrases of the given languages and `any`. */
  readonly find: (folded: string, use: readonly Language[], limit?: number) => readonly PhraseMatch[];
}

const phrasesIn = (definition: LexiconDefinition, lexicon: number): ReadonlyMap<string, readonly Phrase[]> =>
  new Map(
    Object.entries(definition.phrases).map(([language, phrases]) => [
      language,
      (phrases ?? []).map((source) => ({ lexicon, source, pattern: compilePattern(withBorders(foldPattern(source))) })),
    ]),
  );

/** The phrases of some languages, in order, with those that no word announces. */
interface Chosen {
  readonly order: ReadonlyMap<Phrase, number>;
  readonly always: readonly Phrase[];
}

const none: readonly PhraseMatch[] = [];

function lexiconOver(
  id: string,
  number: number,
  byLanguage: ReadonlyMap<string, readonly Phrase[]>,
  index: PhraseIndex,
  holders: (page: readonly Folded[]) => ReadonlyMap<number, readonly number[]>,
): CompiledLexicon {
  // Every block of a page asks with the same list of languages.
  const chosen = new WeakMap<readonly Language[], Chosen>();
  let last: { readonly use: readonly Language[]; readonly made: Chosen } | undefined;
  const choose = (use: readonly Language[]): Chosen => {
    if (last?.use === use) return last.made;
    const made = chosen.get(use) ?? select(use);
    chosen.set(use, made);
    last = { use, made };
    return made;
  };
  const select = (use: readonly Language[]): Chosen => {
    const phrases = [...use, 'any'].flatMap((language) => byLanguage.get(language) ?? []);
    return {
      order: new Map(phrases.map((phrase, at) => [phrase, at])),
      always: phrases.filter(({ pattern }) => pattern.words.length === 0),
    };
  };
  const toTry = ({ order, always }: Chosen, candidates: Candidates | undefined): readonly Phrase[] => {
    const hinted = (candidates?.phrases ?? []).filter((phrase) => order.has(phrase));
    if (hinted.length === 0) return always;
    return [...hinted, ...always].sort((a, b) => (order.get(a) as number) - (order.get(b) as number));
  };
  const search = (phrases: readonly Phrase[], folded: string, limit: number): readonly PhraseMatch[] => {
    const found: PhraseMatch[] = [];
    for (const { source, pattern } of phrases) {
      for (const match of findAll(pattern, folded, limit)) found.push({ ...match, phrase: source });
      if (found.length >= limit) break;
    }
    return found.length === 0 ? none : found;
  };
  return {
    id,
    speaks: (language) => byLanguage.has(language) || byLanguage.has('any'),
    placesIn: (page, use) => (choose(use).always.length > 0 ? page.keys() : (holders(page).get(number) ?? [])),
    find: (folded, use, limit = 200) => {
      const own = choose(use);
      const candidates = index(folded).get(number);
      if (candidates === undefined) return own.always.length === 0 ? none : search(own.always, folded, limit);
      const known = candidates.answers?.find((answer) => answer.use === use && answer.limit === limit);
      if (known !== undefined) return known.found;
      const found = search(toTry(own, candidates), folded, limit);
      candidates.answers = [...(candidates.answers ?? []), { use, limit, found }];
      return found;
    },
  };
}

/** By lexicon, the indexes of the texts of a page that hold a word of one of its phrases. */
function textsByLexicon(page: readonly Folded[], index: PhraseIndex): ReadonlyMap<number, readonly number[]> {
  const held = new Map<number, number[]>();
  page.forEach(({ folded }, at) => {
    for (const lexicon of index(folded).keys()) {
      const known = held.get(lexicon);
      if (known === undefined) held.set(lexicon, [at]);
      else known.push(at);
    }
  });
  return held;
}

/** Compiles lexicons that are searched together; patterns themselves are compiled on first use. */
export function indexLexicons(definitions: readonly LexiconDefinition[]): ReadonlyMap<string, CompiledLexicon> {
  const read = definitions.map((definition, number) => ({ id: definition.id, phrases: phrasesIn(definition, number) }));
  const index = indexPhrases(read.flatMap(({ phrases }) => [...phrases.values()].flat()));
  const holders = latestValue((page: readonly Folded[]) => textsByLexicon(page, index));
  return new Map(read.map(({ id, phrases }, number) => [id, lexiconOver(id, number, phrases, index, holders)]));
}

/** Compiles one lexicon by itself. */
export function compileLexicon(definition: LexiconDefinition): CompiledLexicon {
  return indexLexicons([definition]).get(definition.id) as CompiledLexicon;
}
