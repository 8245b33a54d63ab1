import type { ConsentButtonKind } from '../../evidence/consent-record.js';
import { foldText } from '../../facts/fold-text.js';
import { type CompiledLexicon, compileLexicon } from '../../facts/lexicon-index.js';
import { normaliseText } from '../../facts/normalise-text.js';
import type { LexiconDefinition } from '../../ruleset/definitions.js';
import { languages } from '../../ruleset/vocabulary.js';

/** What the lexicons of the ruleset say of the words of a banner, in every language they speak. */
export interface ConsentWords {
  readonly kindOf: (buttonName: string) => ConsentButtonKind;
  /** The text tells a visitor of trackers and asks or informs. */
  readonly isNotice: (text: string) => boolean;
  /** The text may be about trackers. */
  readonly isSubject: (text: string) => boolean;
  /** The text asks something else: an age, an address for a newsletter. */
  readonly isOther: (text: string) => boolean;
  /** Lexicons that the ruleset lacks. */
  readonly missing: readonly string[];
}

/** In the order they are asked: « refuser et s'abonner » is a subscription, « accepter la sélection » keeps the boxes. */
const kinds: readonly (readonly [ConsentButtonKind, string])[] = [
  ['subscribe', 'consent-choice-subscribe'],
  ['refuse', 'consent-choice-refuse'],
  ['save', 'consent-choice-save'],
  ['settings', 'consent-choice-settings'],
  ['accept', 'consent-choice-accept'],
  ['close', 'consent-choice-close'],
];

/** Compiles the lexicons `consent-*` and `cookie-notice`; one that is missing never matches. */
export function consentWords(lexicons: ReadonlyMap<string, LexiconDefinition>): ConsentWords {
  const missing: string[] = [];
  const load = (id: string): CompiledLexicon | undefined => {
    const definition = lexicons.get(id);
    if (!definition) missing.push(id);
    return definition && compileLexicon(definition);
  };
  const matches = (lexicon: CompiledLexicon | undefined, text: string) =>
    lexicon !== undefined && lexicon.find(foldText(normaliseText(text)).folded, languages, 1).length > 0;
  const byKind = kinds.map(([kind, id]) => [kind, load(id)] as const);
  const [notice, subject, other] = [load('cookie-notice'), load('consent-banner-subject'), load('consent-banner-not')];
  return {
    kindOf(buttonName) {
      // Names are one line: the phrases are anchored to the whole of it.
      const name = buttonName.replace(/\s+/g, ' ').trim();
      if (name === '' || name.length > 90) return 'other';
      return byKind.find(([, lexicon]) => matches(lexicon, name))?.[0] ?? 'other';
    },
    isNotice: (text) => matches(notice, text),
    isSubject: (text) => matches(subject, text),
    isOther: (text) => matches(other, text),
    missing,
  };
}
