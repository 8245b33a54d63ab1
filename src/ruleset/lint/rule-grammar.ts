import { nodesOf } from '../checks-of.js';
import { leaves } from '../node.js';
import type { LintCheck, LintFinding } from './lint-context.js';

/** Rules are legal logic over facts and profile; what a page shows is asked by facts. Each keeps to its own keys. */
export const ruleGrammar: LintCheck = ({ ruleset }) =>
  nodesOf(ruleset).flatMap(({ node, path, file, inRule }): readonly LintFinding[] => {
    const at = (below: readonly string[], message: string): LintFinding => {
      return { file, path: [...path, ...below], part: 'key', code: 'rule-grammar', message };
    };
    if (inRule) {
      return leaves
        .filter((leaf) => leaf !== 'fact' && node[leaf] !== undefined)
        .map((leaf) => at([leaf], `A rule asks facts only; move this \`${leaf}\` to a file of facts/ and ask that fact.`));
    }
    return [
      ...(node.when === undefined ? [] : [at(['when'], '`when` asks the profile, which only rules know; move it to the rule.')]),
      ...(node.atLeast?.param === undefined
        ? []
        : [at(['atLeast', 'param'], '`param` names a parameter of a rule; a fact has none: write `min`.')]),
      ...(['pages', 'quantifier', 'absence'] as const)
        .filter((key) => node.fact?.[key] !== undefined)
        .map((key) => at(['fact', key], `\`${key}\` belongs to rules; a fact looks at one page only, so remove it here.`)),
    ];
  });
