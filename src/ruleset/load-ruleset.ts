import { RuleError, type RuleProblem } from '../errors.js';
import { compiledRules } from './compiled-rules.js';
import { byPlace } from './finding.js';
import { indexDefinitions } from './index-definitions.js';
import { brokenReferences } from './lint/broken-references.js';
import { type RulesFolder, readRulesFolder } from './read-rules-folder.js';
import { type RuleTexts, readRuleTexts } from './rule-texts.js';
import { defaultRulesDirectory } from './rules-directory.js';
import type { Ruleset } from './ruleset.js';

export { defaultRulesDirectory };

/** Problems with the file's path as the user may open it: under the folder that was given, or `rules/` for the shipped one. */
export function underFolder(problems: readonly RuleProblem[], directory: string | undefined): readonly RuleProblem[] {
  const folder = (directory ?? 'rules').replace(/\/+$/, '');
  return problems.map((problem) => ({ ...problem, file: `${folder}/${problem.file}` }));
}

/** What a rules folder holds, with every mistake found in its files; the ruleset lacks the files that have some. */
export function readRuleset(
  directory: string = defaultRulesDirectory(),
  texts?: RuleTexts,
): {
  readonly ruleset: Ruleset;
  readonly folder: RulesFolder;
  readonly problems: readonly RuleProblem[];
} {
  const folder = readRulesFolder(directory, texts);
  const { ruleset, problems } = indexDefinitions(folder);
  return { ruleset, folder, problems: [...folder.problems, ...problems].sort(byPlace) };
}

/**
 * Loads a rules folder (default: the one shipped with Vigie).
 * @throws RuleError with every problem of every file and every reference that leads nowhere, one per cause
 * @throws UsageError when there is no such folder
 */
export function loadRuleset(directory?: string): Ruleset {
  const texts = readRuleTexts(directory ?? defaultRulesDirectory());
  // The build has already read and checked the shipped rules, if not one byte of them has changed.
  const compiled = directory === undefined ? compiledRules(texts) : undefined;
  if (compiled !== undefined) return compiled;
  const { ruleset, folder, problems: ofFiles } = readRuleset(directory, texts);
  const problems = [...ofFiles, ...brokenReferences(ruleset, folder)].sort(byPlace);
  if (problems.length > 0) throw new RuleError(underFolder(problems, directory));
  return ruleset;
}
