import { foldPhrase } from './fold-text.js';
import { withBorders } from './word-borders.js';

/** A phrase of a lexicon as a pattern for folded text: without case and accents, of whole words. */
export const phrasePattern = (phrase: string): string => withBorders(foldPhrase(phrase));
