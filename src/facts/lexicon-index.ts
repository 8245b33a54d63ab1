import type { LexiconDefinition } from '../ruleset/definitions.js';
import type { Language } from '../ruleset/vocabulary.js';
import { type CompiledPattern, compilePattern, findMatches, type Match, mayMatch } from './compile-pattern.js';
import { foldPattern } from './fold-text.js';

/** A match with the phrase that gave it. */
export interface PhraseMatch extends Match {
  readonly phrase: string;
}

export interface CompiledLexicon {
  readonly id: string;
  /** Languages the lexicon speaks; `any` phrases count for all. */
  readonly speaks: (language: string) => boolean;
  /** A quick test that spares the search: false when no phrase can match in the folded text. */
  readonly mayOccur: (folded: string, use: readonly Language[]) => boolean;
  /** Matches in folded text, in order of phrase; only the phrases of the given languages and `any`. */
  readonly find: (folded: string, use: readonly Language[], limit?: number) => readonly PhraseMatch[];
}

/** A phrase matches whole words: word borders are added unless it opens or ends with `.*` or with a sign. */
function withBorders(phrase: string): string {
  const open = phrase.startsWith('.*');
  const shut = phrase.endsWith('.*');
  const core = phrase.slice(open ? 2 : 0, shut ? -2 : undefined);
  const before = !open && /^[a-z0-9([]/.test(core) ? '\\b' : '';
  // A group at the end may close with a sign (`titular(?: es|:)`), after which a blank is a border too.
  const mixed = /[)\]?]$/.test(core) && !core.endsWith('\\)');
  const after = shut ? '' : mixed ? '(?:\\b|$|[^a-z0-9_])' : /[a-z0-9]$/.test(core) ? '\\b' : '';
  return `${before}(?:${core})${after}`;
}

interface Phrase {
  readonly source: string;
  readonly pattern: CompiledPattern;
}

/** Compiles a lexicon; patterns themselves are compiled on first use. */
export function compileLexicon(definition: LexiconDefinition): CompiledLexicon {
  const byLanguage = new Map<string, readonly Phrase[]>();
  for (const [language, phrases] of Object.entries(definition.phrases)) {
    byLanguage.set(
      language,
      (phrases ?? []).map((source) => ({ source, pattern: compilePattern(withBorders(foldPattern(source))) })),
    );
  }
  // Every block of a page asks with the same list of languages.
  const chosen = new WeakMap<readonly Language[], readonly Phrase[]>();
  const phrasesOf = (use: readonly Language[]): readonly Phrase[] => {
    const known = chosen.get(use);
    if (known !== undefined) return known;
    const phrases = [...use, 'any'].flatMap((language) => byLanguage.get(language) ?? []);
    chosen.set(use, phrases);
    return phrases;
  };
  return {
    id: definition.id,
    speaks: (language) => byLanguage.has(language) || byLanguage.has('any'),
    mayOccur: (folded, use) => phrasesOf(use).some(({ pattern }) => mayMatch(pattern, folded)),
    find: (folded, use, limit = 200) => {
      const found: PhraseMatch[] = [];
      for (const { source, pattern } of phrasesOf(use)) {
        for (const match of findMatches(pattern, folded, limit)) found.push({ ...match, phrase: source });
        if (found.length >= limit) break;
      }
      return found;
    },
  };
}
