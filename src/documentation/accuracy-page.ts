import { accuracyOf } from '../assess/measured-accuracy.js';
import type { AccuracyDefinition } from '../ruleset/definitions.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import { section, table } from './markdown.js';

/** From so many labels on a fact counts in the averages. */
const enough = 8;

const share = (value: number | null): string => (value === null ? '–' : value.toFixed(2));
const mean = (values: readonly (number | null)[]): string => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? '–' : (known.reduce((sum, value) => sum + value, 0) / known.length).toFixed(3);
};

type TypeCounts = NonNullable<NonNullable<AccuracyDefinition['pageTypes']>['types']>;

/** By page type, how often it was the surest one of a page. */
function typeTable(types: TypeCounts): readonly string[] {
  return table(
    ['page type', 'precision', 'recall', 'F1', 'hits', 'misses', 'false alarms'],
    Object.entries(types).map(([type, { hits, misses, falseAlarms }]) => {
      const { precision, recall } = accuracyOf({ hits, misses, falseAlarms, correctNos: 0 });
      const f1 = (2 * hits) / (2 * hits + misses + falseAlarms);
      return [`\`${type}\``, share(precision), share(recall), f1.toFixed(2), String(hits), String(misses), String(falseAlarms)];
    }),
  );
}

function measurement({
  id,
  date,
  title,
  note,
  pages,
  sites,
  languages,
  pageTypes,
  facts,
}: AccuracyDefinition): readonly string[] {
  const rows = Object.entries(facts).map(([fact, counts]) => ({ fact, counts, ...accuracyOf(counts) }));
  const counted = rows.filter(({ labels }) => labels >= enough);
  const labels = rows.reduce((sum, row) => sum + row.labels, 0);
  const wrong = rows.filter(({ counts }) => counts.misses + counts.falseAlarms > 0);
  return section(`${title.en} (\`${id}\`)`, [
    `Measured on ${date}: ${pages} pages of ${sites} sites, ${labels} labels that say yes or no, pages by language: ${Object.entries(
      languages,
    )
      .map(([language, count]) => `${language} ${count}`)
      .join(', ')}.`,
    '',
    note.en,
    '',
    `Over the ${counted.length} facts with at least ${enough} labels: mean precision ${mean(counted.map(({ precision }) => precision))}, mean recall ${mean(counted.map(({ recall }) => recall))}.`,
    ...(pageTypes === undefined
      ? []
      : [
          '',
          `Page types: the labelled type was among the recognised ones on ${pageTypes.recognised} of ${pageTypes.labels} pages, and the surest one on ${pageTypes.strongest}.`,
          '',
          ...typeTable(pageTypes.types ?? {}),
        ]),
    '',
    ...table(
      ['fact', 'precision', 'recall', 'labels', 'hits', 'misses', 'false alarms', 'correct no'],
      rows.map(({ fact, counts, precision, recall, labels: own }) => [
        `\`${fact}\``,
        share(precision),
        share(recall),
        String(own),
        String(counts.hits),
        String(counts.misses),
        String(counts.falseAlarms),
        String(counts.correctNos),
      ]),
    ),
    '',
    wrong.length === 0
      ? 'No known miss on these pages.'
      : `Known misses on these pages: ${wrong.map(({ fact, counts }) => `\`${fact}\` (${counts.misses} missed, ${counts.falseAlarms} wrongly seen)`).join(', ')}.`,
  ]);
}

/** docs/accuracy.md: what was measured, fact by fact, and what it is worth. */
export function accuracyPage({ accuracy, facts }: Ruleset): string {
  const measured = [...accuracy.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const never = [...facts.keys()].filter((id) => !measured.some((one) => Object.hasOwn(one.facts, id)));
  return [
    '<!-- Generated from rules/accuracy/: do not edit. -->',
    '# How often Vigie is right',
    '',
    'Each fact is one question about a page, so it can be compared with what people who read the page answered. *Precision*: of the times the fact was answered yes, how often that was right. *Recall*: of the pages where it should have been yes, on how many it was. An answer « unknown » counts as a miss, never as a false alarm; a label that people argued about counts nowhere. The report prints these numbers beside each answer.',
    '',
    'A low recall does not make a false accusation by itself: what is not found is only called missing after a complete search, and where the wording of a text is free the rule asks a person.',
    '',
    `Measure on pages of your own with \`npm run bench -- accuracy DIR\`; see [measuring](bench.md).`,
    '',
    ...measured.flatMap(measurement),
    ...section('Not measured', [
      `${never.length} of ${facts.size} facts have no labelled pages yet; they rest on their own examples only. The report prints no number beside them.`,
    ]),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}
