import type { LintCheck } from './lint-context.js';
import { referencesOf } from './references.js';

/** A lexicon that checks use speaks French and English, or no language at all (`any`). */
export const lexiconLanguages: LintCheck = ({ ruleset }) => {
  const used = new Set(referencesOf(ruleset).flatMap((r) => (r.kind === 'lexicons' ? [r.id] : [])));
  return [...ruleset.lexicons.values()].flatMap((lexicon) => {
    const spoken = Object.keys(lexicon.phrases).filter((language) => language !== 'any');
    if (!used.has(lexicon.id) || spoken.length === 0) return [];
    return ['fr', 'en']
      .filter((language) => !spoken.includes(language))
      .map((language) => {
        const message = `\`phrases\` lacks \`${language}\`; add its phrases, or move the others to \`any\` when they belong to no language.`;
        return { file: lexicon.file, path: ['phrases'], part: 'key' as const, code: 'language-missing', message };
      });
  });
};
