import type { Predicate } from '../ruleset/node.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import type { InterfaceLanguage } from './interface-language.js';

const joints = {
  all: { fr: 'toutes ces conditions', en: 'all of these' },
  any: { fr: 'au moins une de ces conditions', en: 'at least one of these' },
  none: { fr: 'aucune de ces conditions', en: 'none of these' },
} as const;
const answers = { true: { fr: 'oui', en: 'yes' }, false: { fr: 'non', en: 'no' } } as const;

function answerWord(value: string | boolean, lang: InterfaceLanguage): string {
  return typeof value === 'boolean' ? answers[`${value}`][lang] : value;
}

/** A condition over the profile as people read it: one question and answer per line, indented by nesting. */
export function predicateWords(
  predicate: Predicate,
  ruleset: Ruleset,
  lang: InterfaceLanguage,
  indent = '  ',
): readonly string[] {
  if ('profile' in predicate) {
    const question = ruleset.profile.questions.find((q) => q.key === predicate.profile)?.question[lang] ?? predicate.profile;
    const values = 'is' in predicate ? [predicate.is] : predicate.in;
    const or = lang === 'fr' ? ' ou ' : ' or ';
    return [`${indent}- ${question} ${values.map((v) => answerWord(v, lang)).join(or)} (${predicate.profile})`];
  }
  if ('scope' in predicate) {
    const scope = ruleset.scopes.get(predicate.scope);
    const below = scope === undefined ? [] : predicateWords(scope.when, ruleset, lang, `${indent}  `);
    return [
      `${indent}- ${scope?.title[lang] ?? predicate.scope} (${predicate.scope})${lang === 'fr' ? '\u00a0:' : ':'}`,
      ...below,
    ];
  }
  const [joint, children] = Object.entries(predicate)[0] as [keyof typeof joints, readonly Predicate[]];
  const colon = lang === 'fr' ? '\u00a0:' : ':';
  const below = children.flatMap((child) => predicateWords(child, ruleset, lang, `${indent}  `));
  return [`${indent}- ${joints[joint][lang]}${colon}`, ...below];
}
