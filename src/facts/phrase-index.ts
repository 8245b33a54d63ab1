import type { Language } from '../ruleset/vocabulary.js';
import type { CompiledPattern, Match } from './compile-pattern.js';
import { recentValues } from './recent-values.js';
import { buildTrie } from './word-trie.js';

/** A match with the phrase that gave it. */
export interface PhraseMatch extends Match {
  readonly phrase: string;
}

/** A phrase of a lexicon, ready to be searched for. */
export interface Phrase {
  readonly lexicon: number;
  readonly source: string;
  readonly pattern: CompiledPattern;
}

/** What a search found, in which languages and up to how many. */
export interface Answer {
  readonly use: readonly Language[];
  readonly limit: number;
  readonly found: readonly PhraseMatch[];
}

/** Phrases of one lexicon that a text may hold, and what was found of them. */
export interface Candidates {
  readonly phrases: readonly Phrase[];
  /** Searches already made in this text. */
  answers?: readonly Answer[];
}

/** By lexicon, the phrases one of whose required words stands in a text. */
export type PhraseIndex = (text: string) => ReadonlyMap<number, Candidates>;

/** Texts whose phrases are remembered: the blocks, links and sentences of a large page. */
const mostTexts = 2_000;

/** Reads each text once, for all lexicons together. Phrases without a required word are not in the index. */
export function indexPhrases(phrases: readonly Phrase[]): PhraseIndex {
  const postings = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    for (const word of new Set(phrase.pattern.words)) {
      const known = postings.get(word);
      if (known === undefined) postings.set(word, [phrase]);
      else known.push(phrase);
    }
  }
  const trie = buildTrie([...postings.keys()]);
  const lists = [...postings.values()];
  return recentValues(mostTexts, (text) => {
    const found = new Map<number, { phrases: Phrase[] }>();
    for (const word of trie.wordsIn(text)) {
      for (const phrase of lists[word] as readonly Phrase[]) {
        const known = found.get(phrase.lexicon);
        if (known === undefined) found.set(phrase.lexicon, { phrases: [phrase] });
        else if (!known.phrases.includes(phrase)) known.phrases.push(phrase);
      }
    }
    return found;
  });
}
