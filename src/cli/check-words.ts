import type { RuleDefinition } from '../ruleset/definitions.js';
import type { Node } from '../ruleset/node.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import type { InterfaceLanguage } from './interface-language.js';
import { predicateWords } from './predicate-words.js';

const joints = {
  sequence: { fr: 'dans cet ordre, jusqu’au premier manque', en: 'in this order, up to the first that is missing' },
  all: { fr: 'tout ceci', en: 'all of these' },
  any: { fr: 'au moins un de ceux-ci', en: 'at least one of these' },
  none: { fr: 'rien de ceci', en: 'none of these' },
} as const;

const sentences = {
  person: { fr: 'sinon, une personne doit conclure', en: 'else a person must conclude' },
  contrary: { fr: 'la réponse doit être non', en: 'the answer must be no' },
  when: { fr: 'seulement si', en: 'only if' },
  pages: { fr: 'pages', en: 'pages' },
} as const;

function factWords(node: Node, rule: RuleDefinition, ruleset: Ruleset, lang: InterfaceLanguage): string {
  const fact = ruleset.facts.get(node.fact?.id ?? '');
  const pages = node.fact?.pages;
  const notes = [
    ...(node.fact?.is === false ? [sentences.contrary[lang]] : []),
    ...(pages === undefined || pages === 'any' ? [] : [`${sentences.pages[lang]} ${pages.join(', ')}`]),
    ...(node.onFalse === 'needs-review' ? [sentences.person[lang]] : []),
  ];
  const name = node.id === undefined ? undefined : rule.checks[node.id]?.[lang];
  const question = fact?.question[lang] ?? node.fact?.id ?? '';
  const colon = lang === 'fr' ? '\u00a0: ' : ': ';
  return `${name === undefined ? '' : `${name}${colon}`}${question}${notes.length === 0 ? '' : ` (${notes.join(lang === 'fr' ? '\u202f; ' : '; ')})`}`;
}

/** What a rule looks for, as people read it: one question per line, indented by nesting. */
export function checkWords(
  node: Node,
  rule: RuleDefinition,
  ruleset: Ruleset,
  lang: InterfaceLanguage,
  indent = '  ',
): readonly string[] {
  const colon = lang === 'fr' ? '\u00a0:' : ':';
  const guard =
    node.when === undefined
      ? []
      : [`${indent}  ${sentences.when[lang]}${colon}`, ...predicateWords(node.when, ruleset, lang, `${indent}  `)];
  if (node.fact !== undefined) return [`${indent}- ${factWords(node, rule, ruleset, lang)}`, ...guard];
  const name = node.id === undefined ? undefined : rule.checks[node.id]?.[lang];
  const head = (joint: string) => `${indent}- ${name === undefined ? '' : `${name}, `}${joint}${colon}`;
  const below = (children: readonly Node[]) => children.flatMap((c) => checkWords(c, rule, ruleset, lang, `${indent}  `));
  if (node.atLeast !== undefined) {
    const joint = lang === 'fr' ? `au moins ${node.atLeast.min} de ceux-ci` : `at least ${node.atLeast.min} of these`;
    return [head(joint), ...guard, ...below(node.atLeast.of)];
  }
  const joint = (Object.keys(joints) as (keyof typeof joints)[]).find((key) => node[key] !== undefined);
  return joint === undefined ? [] : [head(joints[joint][lang]), ...guard, ...below(node[joint] ?? [])];
}
