import { type Language, languages, readLanguages } from '../ruleset/vocabulary.js';
import { guessLanguage } from './guess-language.js';
import type { Block, DetectedLanguage } from './page-view.js';

/** Lists of languages, one object for each: what was found in a text is remembered by the list it was searched with. */
const lists = new Map<string, readonly Language[]>();

function listOf(found: ReadonlySet<Language>): readonly Language[] {
  const name = [...found].join();
  const list = lists.get(name) ?? [...found];
  lists.set(name, list);
  return list;
}

const isLanguage = (code: string): code is Language => (languages as readonly string[]).includes(code);

/** Two-letter code out of a `lang` attribute such as `fr-FR`; empty when absent. */
function primary(lang: string): string {
  return /^[a-z]{2}/i.exec(lang.trim())?.[0].toLowerCase() ?? '';
}

/**
 * The language of a page from its own words, and the languages whose lexicons are worth using on it.
 * @param declared `lang` of the document, which decides only when the text is too short to tell
 */
export function detectLanguage(blocks: readonly Block[], declared: string): DetectedLanguage {
  const prose = blocks.filter((block) => block.kind !== 'option' && block.kind !== 'alt');
  const sample = prose
    .map((block) => block.text)
    .join('\n')
    .slice(0, 6000);
  const declaredCode = primary(declared);
  const detected = sample.length >= 60 ? guessLanguage(sample) : undefined;
  const sure = detected !== undefined && detected.code !== '' && (sample.length >= 200 || detected.isSure);
  const code = sure ? detected.code : declaredCode || 'und';
  const use = new Set<Language>();
  if (isLanguage(code)) use.add(code);
  if (isLanguage(declaredCode)) use.add(declaredCode);
  // English words stand on pages of every language, and French pages are our first subject.
  use.add('en');
  if (code === 'und' || code === 'en') use.add('fr');
  for (const other of foreignBlocks(prose, code)) use.add(other);
  return { code, supported: code === 'und' || readLanguages.includes(code), use: listOf(use) };
}

/** Supported languages, other than the page's, in which at least two long blocks are written. */
function foreignBlocks(blocks: readonly Block[], code: string): readonly Language[] {
  const counts = new Map<Language, number>();
  for (const block of blocks.filter((b) => b.text.length >= 240).slice(0, 40)) {
    const { code: language } = guessLanguage(block.text.slice(0, 400));
    if (language !== code && isLanguage(language)) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= 2).map(([language]) => language);
}
