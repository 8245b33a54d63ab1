import { measuredAccuracy } from '../assess/measured-accuracy.js';
import { checkWords } from '../cli/check-words.js';
import { predicateWords } from '../cli/predicate-words.js';
import { outcomeWords } from '../cli/summary-words.js';
import type { RuleDefinition } from '../ruleset/definitions.js';
import type { Predicate } from '../ruleset/node.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import type { Outcome } from '../ruleset/vocabulary.js';
import { walkNodes } from '../ruleset/walk-nodes.js';
import { section, table } from './markdown.js';

const observed = {
  fully: 'A machine can see both a pass and a gap.',
  partly: 'A machine can see some of its elements; the rest is asked of a person.',
  human: 'No machine can see it: evidence is gathered, and a person concludes.',
} as const;

const verified = { text: 'wording verified', secondary: 'verified in a secondary source', no: 'wording not verified' } as const;

function lawRows(rule: RuleDefinition, ruleset: Ruleset): readonly (readonly string[])[] {
  return rule.legal.map(({ ref, at, role }) => {
    const [actId = '', entryId = ''] = ref.split('#');
    const act = ruleset.acts.get(actId);
    const entry = act?.entries[entryId];
    if (act === undefined || entry === undefined) return [ref, role, '', ''];
    const dates = entry.until === undefined ? `since ${entry.from}` : `${entry.from} to ${entry.until}`;
    return [`[${act.short.en}, art. ${at ?? entry.article}](${entry.url.en})`, role, dates, verified[entry.verified]];
  });
}

/** Facts that a rule asks, each once, in order of id. */
export function factsOf(rule: RuleDefinition): readonly string[] {
  return [...new Set(walkNodes(rule.check, []).flatMap(({ node }) => node.fact?.id ?? []))].sort();
}

function factRows(rule: RuleDefinition, ruleset: Ruleset): readonly (readonly string[])[] {
  const share = (value: number | null) => (value === null ? '–' : value.toFixed(2));
  return factsOf(rule).map((id) => {
    const measured = measuredAccuracy(ruleset, id);
    const numbers =
      measured === undefined
        ? ['not measured', '', '']
        : [share(measured.precision), share(measured.recall), String(measured.labels)];
    return [`\`${id}\``, ruleset.facts.get(id)?.question.en ?? '', ...numbers];
  });
}

/** The conditions as a nested list. */
const conditions = (predicate: Predicate | undefined, ruleset: Ruleset): readonly string[] =>
  predicate === undefined ? [] : predicateWords(predicate, ruleset, 'en', '');

/** The page of documentation of one rule, in Markdown: English first, then what a reader of the report reads in French. */
export function rulePage(rule: RuleDefinition, ruleset: Ruleset): string {
  const outcomes = (Object.keys(rule.messages) as Outcome[]).map((outcome) => [
    outcomeWords[outcome].word.en,
    rule.messages[outcome]?.en ?? '',
    rule.messages[outcome]?.fr ?? '',
  ]);
  const caution = [
    ...(rule.pendingHuman === true ? ['A gap stays to be confirmed by a person.'] : []),
    ...(rule.countryOfOrigin === true
      ? [
          'Does not bind a service established in another Member State (Directive 2000/31/EC, Article 3): a gap becomes a question.',
        ]
      : []),
  ];
  const pages = rule.target.pages === 'any' ? 'every page' : rule.target.pages.join(', ');
  return [
    `<!-- Generated from rules/${rule.file}: do not edit. -->`,
    `# ${rule.title.en}`,
    '',
    `*${rule.title.fr}*`,
    '',
    `\`${rule.id}\` · ${rule.kind} · ${rule.severity} · version ${rule.version}${rule.status === 'stable' ? '' : ` · ${rule.status}`} · [source](../../rules/${rule.file})`,
    '',
    rule.rationale.en,
    '',
    observed[rule.observable],
    ...(caution.length > 0 ? ['', ...caution] : []),
    '',
    ...section('Law', table(['provision', 'role', 'in force', 'wording'], lawRows(rule, ruleset))),
    ...section('Whom it binds', [
      ...conditions(rule.applies, ruleset),
      ...(rule.exempt === undefined ? [] : ['', 'Exempt:', '', ...conditions(rule.exempt, ruleset)]),
      ...(rule.failNeeds === undefined ? [] : ['', 'A gap is only stated if:', '', ...conditions(rule.failNeeds, ruleset)]),
    ]),
    ...section(`What is looked for`, [`On: ${pages}.`, '', ...checkWords(rule.check, rule, ruleset, 'en', '')]),
    ...section(
      'Numbers that a set may change',
      table(
        ['parameter', 'what it counts', 'usual', 'from', 'to'],
        Object.entries(rule.params ?? {}).map(([name, { title, default: usual, min, max }]) => [
          `\`${name}\``,
          title.en,
          String(usual),
          String(min),
          String(max),
        ]),
      ),
    ),
    ...section(
      'Facts and how often they are right',
      table(['fact', 'question', 'precision', 'recall', 'labels'], factRows(rule, ruleset)),
    ),
    ...section('What the report says', table(['outcome', 'English', 'French'], outcomes)),
    ...section('Remedy', [rule.remedy.en]),
    ...section('Question to the reviewer', [rule.question.en]),
    ...section(
      'Examples',
      table(
        ['example', 'outcome'],
        rule.examples.map(({ name, expect }) => [name, outcomeWords[expect].word.en]),
      ),
    ),
    ...section('En français', [
      rule.rationale.fr,
      '',
      `**Remède.** ${rule.remedy.fr}`,
      '',
      `**Question au relecteur.** ${rule.question.fr}`,
    ]),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}
