import { readMessages } from './report-files.js';
import { createWords, type ReportLanguage, type Words } from './words.js';

const known = new Map<ReportLanguage, Words>();

/** The words of the report in one language, read from its locale file once. */
export function wordsOf(lang: ReportLanguage): Words {
  const words = known.get(lang) ?? createWords(lang, readMessages(lang));
  known.set(lang, words);
  return words;
}
