import type { Language } from '../ruleset/vocabulary.js';
import type { CompiledPattern, Match, MayStand } from './compile-pattern.js';
import { lazily } from './lazily.js';
import { mayHold } from './letter-triples.js';
import { latestValue, recentValues } from './recent-values.js';
import type { Need } from './text-needs.js';
import { buildTrie } from './word-trie.js';

/** A match with the phrase that gave it. */
export interface PhraseMatch extends Match {
  readonly phrase: string;
}

/** A phrase of a lexicon, ready to be searched for. */
export interface Phrase {
  readonly source: string;
  /** Words of which a text must hold one, with their borders (text-needs.ts). */
  readonly words: Need;
  /** Compiled when a text holds one of them: most phrases stand in no page. */
  readonly pattern: () => CompiledPattern;
}

/** By language or `any`, the phrases of a lexicon. */
export type Phrases = ReadonlyMap<string, readonly Phrase[]>;

/** The phrases of some languages, in order. */
export const phrasesOf = (phrases: Phrases, use: readonly Language[]): readonly Phrase[] =>
  [...use, 'any'].flatMap((language) => phrases.get(language) ?? []);

/** A text without case and accents. */
export interface Folded {
  readonly folded: string;
}

/** What is known of one text, for all lexicons together. */
export interface ReadText {
  /** By number of lexicon, for each of its words that the text holds the phrases that need it, in order; one that needs several may stand twice. */
  readonly phrases: ReadonlyMap<number, readonly (readonly Phrase[])[]>;
  /** Tells of most words that do not stand in the text that they do not. */
  readonly mayStand: () => MayStand;
  /** What searches of the text found, by lexicon and limit (lexicon-index.ts). */
  readonly answers: Map<number, readonly PhraseMatch[]>;
}

/** The phrases of some languages, of all lexicons that are searched together. */
export interface PhraseIndex {
  /** By number of lexicon, its phrases that need no word: any text may hold them. */
  readonly always: ReadonlyMap<number, readonly Phrase[]>;
  readonly read: (text: string) => ReadText;
  /** The phrases of a lexicon that a text may hold, in no order; nothing is remembered of it. */
  readonly announcedIn: (text: string, lexicon: number) => ReadonlySet<Phrase>;
  /** By number of lexicon, the indexes of the texts of a page that hold a word of one of its phrases. */
  readonly holders: (page: readonly Folded[]) => ReadonlyMap<number, readonly number[]>;
  /** The places of the phrases of a lexicon among each other. */
  readonly orderIn: (lexicon: number) => ReadonlyMap<Phrase, number>;
}

/** Texts that are remembered: the blocks, links and sentences of a large page. */
const mostTexts = 2_000;

const noAnswers: ReadText = { phrases: new Map(), mayStand: () => () => true, answers: new Map() };

/** The phrases of one lexicon that a word announces. */
interface Posting {
  readonly lexicon: number;
  readonly phrases: Phrase[];
  /** What is known of a text that holds no other word of the lexicon: one list for all such texts. */
  readonly alone: readonly [readonly Phrase[]];
}

function postingOf(lexicon: number, phrase: Phrase): Posting {
  const phrases = [phrase];
  return { lexicon, phrases, alone: [phrases] };
}

/** @param lexicons the phrases of each; a lexicon's number is its index */
export function indexPhrases(lexicons: readonly Phrases[]): (use: readonly Language[]) => PhraseIndex {
  const numbers = new Map<string, number>();
  for (const phrase of lexicons.flatMap((phrases) => [...phrases.values()].flat())) {
    for (const word of phrase.words) if (!numbers.has(word)) numbers.set(word, numbers.size);
  }
  const trie = buildTrie([...numbers.keys()]);

  const make = (use: readonly Language[]): PhraseIndex => {
    const always = new Map<number, readonly Phrase[]>();
    const postings: (Posting[] | undefined)[] = [];
    lexicons.forEach((byLanguage, lexicon) => {
      const phrases = phrasesOf(byLanguage, use);
      const free = phrases.filter(({ words }) => words.length === 0);
      if (free.length > 0) always.set(lexicon, free);
      for (const phrase of phrases) {
        for (const word of phrase.words) {
          const number = numbers.get(word) as number;
          const ofWord = postings[number] ?? [];
          postings[number] = ofWord;
          // One lexicon is read after the other.
          const last = ofWord.at(-1);
          if (last?.lexicon === lexicon) last.phrases.push(phrase);
          else ofWord.push(postingOf(lexicon, phrase));
        }
      }
    });
    const orders = lexicons.map((byLanguage) =>
      lazily((): ReadonlyMap<Phrase, number> => new Map(phrasesOf(byLanguage, use).map((phrase, at) => [phrase, at]))),
    );
    const orderIn = (lexicon: number) => (orders[lexicon] as (typeof orders)[number])();
    const read = recentValues(mostTexts, (text): ReadText => {
      const found = new Map<number, readonly (readonly Phrase[])[]>();
      for (const word of trie.wordsIn(text)) {
        for (const { lexicon, phrases, alone } of postings[word] ?? []) {
          const known = found.get(lexicon);
          found.set(lexicon, known === undefined ? alone : [...known, phrases]);
        }
      }
      return found.size === 0 && always.size === 0
        ? noAnswers
        : { phrases: found, mayStand: lazily(() => mayHold(text)), answers: new Map() };
    });
    const announcedIn = (text: string, lexicon: number): ReadonlySet<Phrase> => {
      const found = new Set(always.get(lexicon));
      for (const word of trie.wordsIn(text)) {
        for (const posting of postings[word] ?? []) {
          if (posting.lexicon === lexicon) for (const phrase of posting.phrases) found.add(phrase);
        }
      }
      return found;
    };
    const holders = latestValue((page: readonly Folded[]) => {
      const held = new Map<number, number[]>();
      page.forEach(({ folded }, at) => {
        for (const lexicon of read(folded).phrases.keys()) {
          const known = held.get(lexicon);
          if (known === undefined) held.set(lexicon, [at]);
          else known.push(at);
        }
      });
      return held;
    });
    return { always, read, announcedIn, holders, orderIn };
  };

  const made = new Map<string, PhraseIndex>();
  // Every block of a page asks with the same list.
  const latest = latestValue((use: readonly Language[]): PhraseIndex => {
    const name = use.join();
    const index = made.get(name) ?? make(use);
    made.set(name, index);
    return index;
  });
  return latest;
}
