import type { LegalReference, RuleDefinition } from '../ruleset/definitions.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import type { Outcome } from '../ruleset/vocabulary.js';
import { checkWords } from './check-words.js';
import type { InterfaceLanguage } from './interface-language.js';
import { predicateWords } from './predicate-words.js';
import { outcomeWords, severityWords } from './summary-words.js';

const words = {
  fr: {
    law: 'Textes',
    applies: 'S’applique quand',
    exempt: 'Ne s’applique pas quand',
    needs: 'Un échec n’est prononcé que si',
    pages: 'Pages',
    looks: 'Ce qui est cherché',
    messages: 'Ce que dit le rapport',
    remedy: 'Remède',
    question: 'Question au relecteur',
    examples: 'Exemples',
    any: 'toutes',
    obligation: 'obligation',
    indicator: 'indicateur',
    until: 'au',
    from: 'depuis le',
    since: 'du',
    basis: 'fondement',
    exception: 'exception',
    context: 'contexte',
    human: 'Un échec reste à confirmer par une personne.',
    origin: 'Ne lie pas un service établi dans un autre État membre.',
    text: 'texte vérifié',
    secondary: 'vérifié dans une source secondaire',
    no: 'texte non vérifié',
  },
  en: {
    law: 'Law',
    applies: 'Applies when',
    exempt: 'Does not apply when',
    needs: 'A fail is only pronounced if',
    pages: 'Pages',
    looks: 'What is looked for',
    messages: 'What the report says',
    remedy: 'Remedy',
    question: 'Question to the reviewer',
    examples: 'Examples',
    any: 'all',
    obligation: 'obligation',
    indicator: 'indicator',
    until: 'to',
    from: 'since',
    since: 'from',
    basis: 'basis',
    exception: 'exception',
    context: 'context',
    human: 'A fail remains for a person to confirm.',
    origin: 'Does not bind a service established in another Member State.',
    text: 'wording verified',
    secondary: 'verified in a secondary source',
    no: 'wording not verified',
  },
} as const;

function lawLines(reference: LegalReference, ruleset: Ruleset, lang: InterfaceLanguage): readonly string[] {
  const say = words[lang];
  const [actId = '', entryId = ''] = reference.ref.split('#');
  const act = ruleset.acts.get(actId);
  const entry = act?.entries[entryId];
  if (act === undefined || entry === undefined) return [`  - ${reference.ref}`];
  const dates =
    entry.until === undefined ? `${say.from} ${entry.from}` : `${say.since} ${entry.from} ${say.until} ${entry.until}`;
  const notes = [say[reference.role], dates, say[entry.verified]].join(', ');
  return [`  - ${act.short[lang]}, art. ${reference.at ?? entry.article} (${notes})`, `    ${entry.url[lang]}`];
}

/** Everything a reader needs to judge a rule: the law, to whom it applies, what is looked for, and what the report would say. */
export function ruleExplanation(rule: RuleDefinition, ruleset: Ruleset, lang: InterfaceLanguage): string {
  const say = words[lang];
  const colon = lang === 'fr' ? '\u00a0:' : ':';
  const section = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', `${title}${colon}`, ...lines]);
  const condition = (title: string, predicate: RuleDefinition['exempt']) =>
    section(title, predicate === undefined ? [] : predicateWords(predicate, ruleset, lang));
  // The report exists in both languages, and an author writes both: they are shown side by side.
  const messages = (Object.keys(rule.messages) as Outcome[]).flatMap((outcome) => [
    `  ${outcomeWords[outcome].mark} ${outcomeWords[outcome].word[lang]}${colon}`,
    `      fr  ${rule.messages[outcome]?.fr}`,
    `      en  ${rule.messages[outcome]?.en}`,
  ]);
  const examples = rule.examples.map((e) => `  ${outcomeWords[e.expect].mark} ${e.name} → ${outcomeWords[e.expect].word[lang]}`);
  const pages = rule.target.pages === 'any' ? say.any : rule.target.pages.join(', ');
  return [
    rule.title[lang],
    `${rule.id} ${rule.version} — ${say[rule.kind]}, ${severityWords[rule.severity][lang]} (${rule.file})`,
    '',
    rule.rationale[lang],
    ...section(
      say.law,
      rule.legal.flatMap((reference) => lawLines(reference, ruleset, lang)),
    ),
    ...condition(say.applies, rule.applies),
    ...condition(say.exempt, rule.exempt),
    ...condition(say.needs, rule.failNeeds),
    ...(rule.countryOfOrigin === true ? ['', say.origin] : []),
    ...(rule.pendingHuman === true ? ['', say.human] : []),
    ...section(`${say.looks} (${say.pages.toLowerCase()} ${pages})`, checkWords(rule.check, rule, ruleset, lang)),
    ...section(say.messages, messages),
    ...section(say.question, [`  ${rule.question[lang]}`]),
    ...section(say.remedy, [`  ${rule.remedy[lang]}`]),
    ...section(say.examples, examples),
  ].join('\n');
}
