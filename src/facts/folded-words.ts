import { foldText } from './fold-text.js';
import { normaliseText } from './normalise-text.js';
import { recentValues } from './recent-values.js';

/** Names of links, controls and fields that are remembered: one question after another is asked of the same. */
const mostNames = 4_000;

/** Words as lexicons read them: normalised, without case and accents. */
export const foldedWords = recentValues(mostNames, (words): string => foldText(normaliseText(words)).folded);
