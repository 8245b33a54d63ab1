import type { RuleDefinition } from '../definitions.js';
import { suggestion } from '../did-you-mean.js';
import { reportsText } from '../reports-text.js';
import type { Ruleset } from '../ruleset.js';
import { walkNodes } from '../walk-nodes.js';
import type { LintCheck, LintFinding } from './lint-context.js';

const plain = ['failed', 'unknown', 'pages'];

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
}

function mistakeOf(name: string, rule: RuleDefinition, ruleset: Ruleset, facts: ReadonlySet<string>): string | undefined {
  if (plain.includes(name)) return undefined;
  if (!name.startsWith('value:')) {
    return `The placeholder \`{${name}}\` does not exist; ${suggestion(name, [...plain, 'value:<fact id>'])}`;
  }
  const id = name.slice('value:'.length);
  const asked = walkNodes(rule.check, ['check']).some(({ node }) => node.fact?.id === id);
  if (asked && !facts.has(id)) return undefined; // told where the check asks it
  if (!facts.has(id)) return `The placeholder \`{${name}}\` names no fact; ${suggestion(id, facts) || 'use the id of a fact.'}`;
  const fact = ruleset.facts.get(id);
  if (fact !== undefined && !reportsText(fact)) {
    return `The placeholder \`{${name}}\` asks for a value that the fact does not extract; give ${fact.file} a \`value\`.`;
  }
  return undefined;
}

function ofRule(rule: RuleDefinition, ruleset: Ruleset, facts: ReadonlySet<string>): readonly LintFinding[] {
  return Object.entries(rule.messages).flatMap(([outcome, { fr, en }]) => {
    const inFrench = placeholders(fr);
    const inEnglish = placeholders(en);
    const at = (language: string, message: string): LintFinding => {
      return { file: rule.file, path: ['messages', outcome, language], part: 'value', code: 'placeholder', message };
    };
    const wrong = (
      [
        ['fr', inFrench],
        ['en', inEnglish],
      ] as const
    ).flatMap(([language, names]) =>
      names.flatMap((name) => mistakeOf(name, rule, ruleset, facts) ?? []).map((message) => at(language, message)),
    );
    if (wrong.length > 0) return wrong;
    const lonely = (names: readonly string[], others: readonly string[]) => names.find((n) => !others.includes(n));
    const onlyFrench = lonely(inFrench, inEnglish);
    const onlyEnglish = lonely(inEnglish, inFrench);
    if (onlyFrench !== undefined)
      return [at('en', `\`{${onlyFrench}}\` stands in the French message only; add it to the English one.`)];
    if (onlyEnglish !== undefined)
      return [at('fr', `\`{${onlyEnglish}}\` stands in the English message only; add it to the French one.`)];
    return [];
  });
}

/** Placeholders of messages are known and the same in both languages. */
export const messagePlaceholders: LintCheck = ({ ruleset, ids }) =>
  [...ruleset.rules.values()].flatMap((rule) => ofRule(rule, ruleset, ids('facts')));
