import type { LexiconDefinition } from '../ruleset/definitions.js';
import type { Language } from '../ruleset/vocabulary.js';
import { type CompiledPattern, compilePattern, findMatches, type Match } from './compile-pattern.js';
import { foldPattern } from './fold-text.js';

/** A match with the phrase that gave it. */
export interface PhraseMatch extends Match {
  readonly phrase: string;
}

export interface CompiledLexicon {
  readonly id: string;
  /** Languages the lexicon speaks; `any` phrases count for all. */
  readonly speaks: (language: string) => boolean;
  /** Matches in folded text, in order of phrase; only the phrases of the given languages and `any`. */
  readonly find: (folded: string, use: readonly Language[], limit?: number) => readonly PhraseMatch[];
}

/** A phrase matches whole words: word borders are added unless it opens or ends with `.*` or with a sign. */
function withBorders(phrase: string): string {
  const open = phrase.startsWith('.*');
  const shut = phrase.endsWith('.*');
  const core = phrase.slice(open ? 2 : 0, shut ? -2 : undefined);
  const before = !open && /^[a-z0-9([]/.test(core) ? '\\b' : '';
  const after = !shut && /[a-z0-9)\]?]$/.test(core) && !core.endsWith('\\)') ? '\\b' : '';
  return `${before}(?:${core})${after}`;
}

interface Phrase {
  readonly source: string;
  readonly pattern: CompiledPattern;
  readonly literal: string;
}

function compilePhrase(source: string): Phrase {
  const folded = foldPattern(source);
  const pattern = compilePattern(withBorders(folded));
  // The border group hides the literal from the generic search, so it is taken from the bare phrase.
  const bare = compilePattern(folded.replace(/^\.\*|\.\*$/g, '')).literal;
  return { source, pattern: { ...pattern, literal: '' }, literal: bare };
}

/** Compiles a lexicon; patterns themselves are compiled on first use. */
export function compileLexicon(definition: LexiconDefinition): CompiledLexicon {
  const byLanguage = new Map<string, readonly Phrase[]>();
  for (const [language, phrases] of Object.entries(definition.phrases))
    byLanguage.set(language, (phrases ?? []).map(compilePhrase));
  return {
    id: definition.id,
    speaks: (language) => byLanguage.has(language) || byLanguage.has('any'),
    find: (folded, use, limit = 200) => {
      const found: PhraseMatch[] = [];
      for (const language of [...use, 'any']) {
        for (const phrase of byLanguage.get(language) ?? []) {
          if (!mayMatch(folded, phrase.literal)) continue;
          for (const match of findMatches(phrase.pattern, folded, limit)) found.push({ ...match, phrase: phrase.source });
          if (found.length >= limit) return found;
        }
      }
      return found;
    },
  };
}

/** A literal with blanks may stand across a line break, so only its longest word is asked for. */
function mayMatch(folded: string, literal: string): boolean {
  if (literal === '') return true;
  const words = literal.split(' ');
  return folded.includes(words.reduce((a, b) => (b.length > a.length ? b : a), ''));
}
