import type { RuleProblem } from '../../errors.js';
import type { RulesFolder } from '../read-rules-folder.js';
import type { Ruleset } from '../ruleset.js';
import type { LintContext } from './lint-context.js';
import { lintRuleset } from './lint-ruleset.js';
import { referencesOf } from './references.js';

/** Mistakes that leave a question without an answer; the others only make a rule worse. */
const stopping = ['unknown-id', 'circular-facts', 'pattern', 'unknown-law', 'unknown-profile-key', 'unknown-validator'];

/** The given files and every file that they rest on. */
function withFoundations(ruleset: Ruleset, folder: RulesFolder, files: readonly string[]): ReadonlySet<string> {
  const fileOf = new Map(folder.files.map((f) => [`${f.kind.kind} ${f.id}`, f.yaml.file]));
  const restsOn = new Map<string, string[]>();
  for (const { file, kind, id } of referencesOf(ruleset)) {
    const target = fileOf.get(`${kind} ${id}`);
    if (target !== undefined) restsOn.set(file, [...(restsOn.get(file) ?? []), target]);
  }
  const reached = new Set<string>();
  const waiting = [...files];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    waiting.push(...(restsOn.get(file) ?? []));
  }
  return reached;
}

/**
 * The mistakes between files because of which the examples of some files cannot be run.
 * @param files relative paths; undefined means the whole folder
 */
export function stoppingProblems(
  ruleset: Ruleset,
  folder: RulesFolder,
  options: { readonly files?: readonly string[] } & Pick<LintContext, 'validators' | 'asRead'>,
): readonly RuleProblem[] {
  const { files, ...known } = options;
  const needed = files === undefined ? undefined : withFoundations(ruleset, folder, files);
  return lintRuleset(ruleset, folder, { ...known, everyPlace: true }).filter(
    (problem) => stopping.includes(problem.code) && (needed === undefined || needed.has(problem.file)),
  );
}
