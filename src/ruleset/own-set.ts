import { readFileSync } from 'node:fs';
import { RuleError, type RuleProblem, UsageError } from '../errors.js';
import type { SetDefinition } from './definitions.js';
import { suggestion } from './did-you-mean.js';
import { toProblem } from './finding.js';
import { paramsUsed } from './lint/params-used.js';
import { parseYaml, type YamlFile } from './parse-yaml.js';
import { everyRule } from './resolve-set.js';
import type { Ruleset } from './ruleset.js';
import { schemaFindings } from './schema-findings.js';

const isFile = (name: string): boolean => /\.ya?ml$/.test(name) || name.includes('/');

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`There is no set of rules at ${file}.`, {
      code: 'set-missing',
      hint: 'Give the path of a YAML file, or the name of a set; `vigie rules list --help` tells more.',
      cause,
    });
  }
}

/** Rules and sets that a set of one's own names must exist: nobody else looks at that file. */
function namesUnknown(set: SetDefinition, ruleset: Ruleset, yaml: YamlFile): readonly RuleProblem[] {
  const rules = new Set([...ruleset.rules.values()].flatMap(({ id, aliases = [] }) => [id, ...aliases]));
  const sets = new Set([everyRule, ...ruleset.sets.keys()]);
  const lack = (path: readonly (string | number)[], part: 'key' | 'value', noun: string, id: string, known: Set<string>) =>
    toProblem(
      { path, part, code: `unknown-${noun}`, message: `There is no ${noun} \`${id}\`; ${suggestion(id, known) || 'remove it.'}` },
      yaml,
    );
  return [
    ...(set.extends ?? []).flatMap((id, i) => (sets.has(id) ? [] : [lack(['extends', i], 'value', 'set', id, sets)])),
    ...Object.keys(set.rules ?? {}).flatMap((id) => (rules.has(id) ? [] : [lack(['rules', id], 'key', 'rule', id, rules)])),
  ];
}

/**
 * The set that `--set` names: one of the folder, or a file of the user's own, which then counts as if it stood in rules/sets.
 * @returns the ruleset that knows the set, and the set's id
 * @throws UsageError when there is no such file; RuleError with every mistake of the file, at its line
 */
export function withOwnSet(ruleset: Ruleset, name: string): { readonly ruleset: Ruleset; readonly set: string } {
  if (!isFile(name)) return { ruleset, set: name };
  const yaml = parseYaml(textOf(name), name);
  if (yaml.problems.length > 0) throw new RuleError(yaml.problems);
  const findings = schemaFindings('set', yaml.data, 'set');
  if (findings.length > 0) throw new RuleError(findings.map((finding) => toProblem(finding, yaml)));
  const set: SetDefinition = { ...(yaml.data as SetDefinition), file: name };
  const taken = ruleset.sets.has(set.id) || set.id === everyRule;
  const problems = [
    ...(taken
      ? [
          toProblem(
            {
              path: ['id'],
              part: 'value',
              code: 'duplicate-id',
              message: `A set \`${set.id}\` comes with Vigie; choose another id.`,
            },
            yaml,
          ),
        ]
      : []),
    ...namesUnknown(set, ruleset, yaml),
  ];
  const whole: Ruleset = { ...ruleset, sets: new Map([...ruleset.sets, [set.id, set]]) };
  const wrong = paramsUsed({ ruleset: whole, ids: () => new Set() })
    .filter(({ file }) => file === name)
    .map((finding) => toProblem(finding, yaml));
  if (problems.length + wrong.length > 0) throw new RuleError([...problems, ...wrong]);
  return { ruleset: whole, set: set.id };
}
