import type { RuleDefinition } from '../definitions.js';
import { suggestion } from '../did-you-mean.js';
import { walkNodes } from '../walk-nodes.js';
import type { LintCheck, LintFinding } from './lint-context.js';

function ofRule(rule: RuleDefinition): readonly LintFinding[] {
  const at = (path: readonly (string | number)[], part: 'key' | 'value', message: string): LintFinding => {
    return { file: rule.file, path, part, code: 'check-name', message };
  };
  const nodes = walkNodes(rule.check, ['check']);
  const ids = nodes.flatMap(({ node, path }) => (node.id === undefined ? [] : [{ id: node.id, path: [...path, 'id'] }]));
  const known = new Set(ids.map(({ id }) => id));
  const names = Object.keys(rule.checks);
  const unnamed = ids
    .filter(({ id }, i) => !names.includes(id) && ids.findIndex((other) => other.id === id) === i)
    .map(({ id, path }) =>
      at(path, 'value', `The check \`${id}\` has no readable name; add it under \`checks\` in French and English.`),
    );
  const twice = ids
    .filter(({ id }, i) => ids.findIndex((other) => other.id === id) !== i)
    .map(({ id, path }) => at(path, 'value', `The check id \`${id}\` stands twice in the tree; choose another for this one.`));
  const unused = names
    .filter((name) => !known.has(name))
    .map((name) =>
      at(
        ['checks', name],
        'key',
        `\`checks\` names \`${name}\`, which is no id of the tree; ${suggestion(name, known) || 'remove it.'}`,
      ),
    );
  const because = rule.examples.flatMap((example, i) =>
    (example.because ?? []).flatMap((id, j) =>
      known.has(id)
        ? []
        : [
            at(
              ['examples', i, 'because', j],
              'value',
              `\`because\` names \`${id}\`, which is no id of the tree; ${suggestion(id, known) || 'remove it.'}`,
            ),
          ],
    ),
  );
  const nameless = nodes
    .filter(({ node }) => node.fact !== undefined && node.id === undefined)
    .map(({ node, path }) =>
      at(path, 'value', `The check of the fact \`${node.fact?.id}\` has no \`id\`; give it one, so that the report can name it.`),
    );
  return [...unnamed, ...twice, ...unused, ...because, ...nameless];
}

/** Every check of a rule has an id, every id a readable name, and every name an id. */
export const checkNames: LintCheck = ({ ruleset }) => [...ruleset.rules.values()].flatMap(ofRule);
