import { RuleError, type RuleProblem } from '../errors.js';
import { byPlace } from './finding.js';
import { indexDefinitions } from './index-definitions.js';
import { brokenReferences } from './lint/broken-references.js';
import { type RulesFolder, readRulesFolder } from './read-rules-folder.js';
import { defaultRulesDirectory } from './rules-directory.js';
import type { Ruleset } from './ruleset.js';

export { defaultRulesDirectory };

/** Problems with the file's path as the user may open it: under the folder that was given, or `rules/` for the shipped one. */
export function underFolder(problems: readonly RuleProblem[], directory: string | undefined): readonly RuleProblem[] {
  const folder = (directory ?? 'rules').replace(/\/+$/, '');
  return problems.map((problem) => ({ ...problem, file: `${folder}/${problem.file}` }));
}

/** What a rules folder holds, with every mistake found in its files; the ruleset lacks the files that have some. */
export function readRuleset(directory: string = defaultRulesDirectory()): {
  readonly ruleset: Ruleset;
  readonly folder: RulesFolder;
  readonly problems: readonly RuleProblem[];
} {
  const folder = readRulesFolder(directory);
  const { ruleset, problems } = indexDefinitions(folder);
  return { ruleset, folder, problems: [...folder.problems, ...problems].sort(byPlace) };
}

/**
 * Loads a rules folder (default: the one shipped with Vigie).
 * @throws RuleError with every problem of every file and every reference that leads nowhere, one per cause
 * @throws UsageError when there is no such folder
 */
export function loadRuleset(directory?: string): Ruleset {
  const { ruleset, folder, problems: ofFiles } = readRuleset(directory);
  const problems = [...ofFiles, ...brokenReferences(ruleset, folder)].sort(byPlace);
  if (problems.length > 0) throw new RuleError(underFolder(problems, directory));
  return ruleset;
}
