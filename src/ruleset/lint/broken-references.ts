import type { RuleProblem } from '../../errors.js';
import type { RulesFolder } from '../read-rules-folder.js';
import type { Ruleset } from '../ruleset.js';
import { circularFacts } from './circular-facts.js';
import { legalReferences } from './legal-references.js';
import type { LintCheck } from './lint-context.js';
import { runChecks } from './lint-ruleset.js';
import { profileAnswers } from './profile-answers.js';
import { referencesExist } from './references-exist.js';

const checks: readonly LintCheck[] = [referencesExist, circularFacts, legalReferences, profileAnswers];

/** A missing definition leaves a question without an answer; the rest of what these checks find only makes a rule worse. */
const broken = ['unknown-id', 'circular-facts', 'unknown-law', 'unknown-profile-key'];

/** The references between files that lead nowhere, in reading order; quick enough for every start of the tool. */
export function brokenReferences(ruleset: Ruleset, folder: RulesFolder): readonly RuleProblem[] {
  return runChecks(checks, ruleset, folder).filter((problem) => broken.includes(problem.code));
}
