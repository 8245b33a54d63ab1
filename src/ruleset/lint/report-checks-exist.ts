import { nodesOf } from '../checks-of.js';
import { closest } from '../did-you-mean.js';
import type { LintCheck, LintFinding } from './lint-context.js';

/** A leaf `report` asks for a check that its template has. */
export const reportChecksExist: LintCheck = ({ ruleset }) =>
  nodesOf(ruleset).flatMap(({ node, path, file }): LintFinding[] => {
    const template = ruleset.reportTemplates.get(node.report?.template ?? '');
    if (node.report === undefined || template === undefined) return [];
    const { report } = node;
    return (['meets', 'finds'] as const).flatMap((key): LintFinding[] => {
      const id = report[key];
      if (id === undefined || template.checks[id] !== undefined) return [];
      const near = closest(id, new Set(Object.keys(template.checks)));
      const mend = near === undefined ? `write it under \`checks\` of ${template.file}.` : `did you mean \`${near}\`?`;
      const message = `The template \`${template.id}\` has no check \`${id}\`; ${mend}`;
      return [{ file, path: [...path, 'report', key], part: 'value', code: 'unknown-id', message }];
    });
  });
