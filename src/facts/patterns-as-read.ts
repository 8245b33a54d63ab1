import { phrasePattern } from './phrase-pattern.js';
import { plainLetters } from './plain-letters.js';

/** How pages are searched for the patterns that rules spell: phrases without case and accents, fields without accents. */
export const patternsAsRead = { phrase: phrasePattern, field: plainLetters } as const;
