import { catalogueLines } from '../cli/catalogue-table.js';
import type { RuleDefinition } from '../ruleset/definitions.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import { severities } from '../ruleset/vocabulary.js';
import { section, table } from './markdown.js';
import { factsOf } from './rule-page.js';

const byId = (a: RuleDefinition, b: RuleDefinition): number => (a.id < b.id ? -1 : 1);
const link = ({ id }: RuleDefinition): string => `[${id}](${id}.md)`;

/** Act of the first basis of a rule; indicators of ours rest on none. */
function actOf(rule: RuleDefinition, ruleset: Ruleset): string {
  const first = rule.legal.find(({ role }) => role === 'basis') ?? rule.legal[0];
  return ruleset.acts.get(first?.ref.split('#')[0] ?? '')?.title.en ?? 'No act: signs of risk of this tool';
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** docs/rules/README.md: every rule by law, by severity and by fact, and the texts that no rule judges. */
export function ruleIndex(ruleset: Ruleset): string {
  const rules = [...ruleset.rules.values()].sort(byId);
  const byLaw = grouped(rules, (rule) => actOf(rule, ruleset)).flatMap(([act, own]) => [
    `### ${act}`,
    '',
    ...table(
      ['rule', 'title', 'severity', 'seen'],
      own.map((rule) => [link(rule), rule.title.en, rule.kind === 'indicator' ? 'indicator' : rule.severity, rule.observable]),
    ),
    '',
  ]);
  const bySeverity = severities.flatMap((severity) => {
    const own = rules.filter((rule) => rule.kind === 'obligation' && rule.severity === severity);
    return own.length === 0 ? [] : [`**${severity}** (${own.length}): ${own.map(link).join(', ')}`, ''];
  });
  const indicators = rules.filter(({ kind }) => kind === 'indicator');
  const facts = [...new Set(rules.flatMap(factsOf))].sort();
  const byFact = table(
    ['fact', 'question', 'rules'],
    facts.map((id) => [
      `\`${id}\``,
      ruleset.facts.get(id)?.question.en ?? '',
      rules
        .filter((rule) => factsOf(rule).includes(id))
        .map(link)
        .join(', '),
    ]),
  );
  const catalogue = table(
    ['text', 'nature', 'what it is', 'why no rule judges it'],
    catalogueLines(ruleset).map(({ id, nature, title, note }) => [id, nature, title.en, note.en]),
  );
  return [
    '<!-- Generated from rules/: do not edit. -->',
    '# The rules',
    '',
    `${rules.length} rules on ${facts.length} facts. A rule never looks at a page itself: it asks facts, and the same fact serves several laws. See [writing a rule](../writing-a-rule.md).`,
    '',
    ...section('By law', byLaw),
    ...section('By severity', [
      ...bySeverity,
      ...(indicators.length === 0
        ? []
        : [`**indicators**, which never fail (${indicators.length}): ${indicators.map(link).join(', ')}`]),
    ]),
    ...section('By fact', byFact),
    ...section('Texts that no rule judges', catalogue),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}
