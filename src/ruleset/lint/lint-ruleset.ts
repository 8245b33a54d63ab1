import type { RuleProblem } from '../../errors.js';
import type { DefinitionMap } from '../definition-map.js';
import { byPlace, toProblem } from '../finding.js';
import type { RulesFolder } from '../read-rules-folder.js';
import type { Ruleset } from '../ruleset.js';
import { checkNames } from './check-names.js';
import { circularFacts } from './circular-facts.js';
import { circularScopes } from './circular-scopes.js';
import { datesOrdered } from './dates-ordered.js';
import { examplesCover } from './examples-cover.js';
import { fileNames } from './file-names.js';
import { legalReferences } from './legal-references.js';
import { lexiconLanguages } from './lexicon-languages.js';
import type { LintCheck, LintContext } from './lint-context.js';
import { messageOutcomes } from './message-outcomes.js';
import { messagePlaceholders } from './message-placeholders.js';
import { paramsUsed } from './params-used.js';
import { patternParts } from './pattern-parts.js';
import { patternsCompile } from './patterns-compile.js';
import { probeAnswersExist } from './probe-answers-exist.js';
import { profileAnswers } from './profile-answers.js';
import { referencesExist } from './references-exist.js';
import { reportChecksExist } from './report-checks-exist.js';
import { ruleGrammar } from './rule-grammar.js';
import { setsResolve } from './sets-resolve.js';
import { validatorsExist } from './validators-exist.js';

const lintChecks: readonly LintCheck[] = [
  referencesExist,
  legalReferences,
  profileAnswers,
  messagePlaceholders,
  messageOutcomes,
  checkNames,
  ruleGrammar,
  lexiconLanguages,
  patternsCompile,
  patternParts,
  validatorsExist,
  datesOrdered,
  examplesCover,
  fileNames,
  reportChecksExist,
  probeAnswersExist,
  circularFacts,
  circularScopes,
  setsResolve,
  paramsUsed,
];

/** What some checks find in a rules folder, each mistake at its line and column, in reading order. */
export function runChecks(
  checks: readonly LintCheck[],
  ruleset: Ruleset,
  folder: RulesFolder,
  options: Pick<LintContext, 'validators' | 'asRead' | 'everyPlace'> = {},
): readonly RuleProblem[] {
  const files = new Map(folder.files.map((f) => [f.yaml.file, f.yaml]));
  // A file is known by its name too: a wrong id is told once, there, and not again wherever the right one is used.
  const known = new Map<keyof DefinitionMap, Set<string>>();
  for (const { kind, id, stem } of folder.files) {
    const ids = known.get(kind.kind) ?? new Set<string>();
    known.set(kind.kind, kind.namedById ? ids.add(id).add(stem) : ids.add(id));
  }
  const ids = (kind: keyof DefinitionMap): ReadonlySet<string> => known.get(kind) ?? new Set();
  return checks
    .flatMap((check) => check({ ruleset, ids, ...options }))
    .map((finding) => {
      const yaml = files.get(finding.file);
      if (yaml !== undefined) return toProblem(finding, yaml);
      return { file: finding.file, line: 1, column: 1, code: finding.code, message: finding.message };
    })
    .sort(byPlace);
}

/**
 * Mistakes that show only when the files of a rules folder are read together, in reading order.
 * Files that already have mistakes of their own are not looked at again.
 */
export function lintRuleset(
  ruleset: Ruleset,
  folder: RulesFolder,
  options: Pick<LintContext, 'validators' | 'asRead' | 'everyPlace'> = {},
): readonly RuleProblem[] {
  return runChecks(lintChecks, ruleset, folder, options);
}
