import type { LegalReference } from '../definitions.js';
import { suggestion } from '../did-you-mean.js';
import type { Path } from '../finding.js';
import type { LintCheck, LintFinding } from './lint-context.js';

/** Legal references point at an act and entry of rules/references, and an obligation rests on at least one basis. */
export const legalReferences: LintCheck = ({ ruleset, ids }) => {
  const unknownIn = (file: string, legal: readonly LegalReference[], path: Path): readonly LintFinding[] =>
    legal.flatMap(({ ref }, i) => {
      const [act = '', entry = ''] = ref.split('#');
      const known = ruleset.acts.get(act);
      if (known === undefined && ids('acts').has(act)) return []; // its file has mistakes of its own
      if (known !== undefined && Object.hasOwn(known.entries, entry)) return [];
      const message =
        known === undefined
          ? `There is no act \`${act}\` in references/; ${suggestion(act, ids('acts')) || `write references/${act}.yaml.`}`
          : `${known.file} has no entry \`${entry}\`; ${suggestion(entry, Object.keys(known.entries)) || 'add it there.'}`;
      return [{ file, path: [...path, i, 'ref'], part: 'value' as const, code: 'unknown-law', message }];
    });
  const ofRules = [...ruleset.rules.values()].flatMap((rule) => {
    const unknown = unknownIn(rule.file, rule.legal, ['legal']);
    if (rule.kind === 'indicator' || rule.legal.some((l) => l.role === 'basis')) return unknown;
    const message = 'An obligation needs at least one legal reference with `role: basis`; add it, or make the rule an indicator.';
    return [...unknown, { file: rule.file, path: ['legal'], part: 'key' as const, code: 'no-basis', message }];
  });
  const ofCatalogue = [...ruleset.catalogue.values()].flatMap(({ file, entries }) =>
    Object.entries(entries).flatMap(([id, { legal }]) => unknownIn(file, legal, ['entries', id, 'legal'])),
  );
  return [...ofRules, ...ofCatalogue];
};
