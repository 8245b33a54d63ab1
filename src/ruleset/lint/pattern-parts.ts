import { partNames } from '../fill-parts.js';
import type { LintCheck, LintFinding } from './lint-context.js';

/** Each part that a field's pattern names is there, and each part is named. */
export const patternParts: LintCheck = ({ ruleset }) =>
  [...ruleset.fields.values()].flatMap(({ file, patterns, parts = {} }): readonly LintFinding[] => [
    ...patterns.flatMap((pattern, i) =>
      [...pattern.matchAll(partNames)].map(
        ([, name]): LintFinding => ({
          file,
          path: ['patterns', i],
          part: 'value',
          code: 'pattern-part',
          message: `The pattern names the part \`${name}\`, which does not exist; add it under \`parts\`.`,
        }),
      ),
    ),
    ...Object.entries(parts)
      .filter(([, text]) => !patterns.some((pattern) => pattern.includes(text)))
      .map(
        ([name]): LintFinding => ({
          file,
          path: ['parts', name],
          part: 'key',
          code: 'pattern-part',
          message: `No pattern names the part \`${name}\`; write \`{{${name}}}\` in one, or take the part out.`,
        }),
      ),
  ]);
