import { describe, expect, it } from 'vitest';
import { checkReport } from '../../../src/facts/transparency-report/check-report.js';
import type { ExampleReport } from '../../../src/ruleset/examples.js';
import { randomFrom } from '../../support/sites/random.js';
import { csvSources, half, reportsIn, sheetsOf, template, violationsIn, xlsxSource } from '../../support/tiny-report.js';

type Change = NonNullable<ExampleReport['change']>[number];
const changed = (...change: readonly Change[]): ExampleReport => ({ ...half, change });
const at = (sheet: string, code: string) => {
  const rows = Object.entries(sheetsOf()).find(([name]) => name.includes(sheet))?.[1] ?? [];
  return rows.findIndex((row) => row.some((cell) => cell.includes(code))) + 1;
};

/** One mutated copy for each sub-check, and where the mistake must be found. */
const mutants: readonly (readonly [string, ExampleReport, object])[] = [
  ['tr-files missing', { ...half, without: ['own-illegal'] }, { verdict: 'fail', sheet: '5 (own initiative illegal)' }],
  [
    'tr-columns absent',
    changed({ sheet: 'appeals', column: 'scope', to: '' }),
    { verdict: 'fail', file: '7_appeals_and_recidivism.csv', row: 1, column: 'Scope' },
  ],
  [
    'tr-columns renamed',
    changed({ sheet: 'notices', column: 'items', to: 'Items' }),
    { verdict: 'needs-review', file: '4_notices.csv', row: 1, cell: 'Items' },
  ],
  [
    'tr-period not-allowed',
    { starts: '2026-03-01', ends: '2027-02-28', published: '2027-03-15' },
    { verdict: 'fail', file: '1_report_identification.csv', row: 6 },
  ],
  [
    'tr-period start-differs',
    { starts: '2026-04-01', ends: '2026-12-31' },
    { verdict: 'needs-review', file: '1_report_identification.csv', row: 6 },
  ],
  [
    'tr-period column-differs',
    changed({ sheet: 'automated', row: 'NAM Total', column: 'period', to: '2024-07-01/2024-12-31' }),
    { verdict: 'needs-review', file: '8_automated_means.csv', row: at('8_', 'NAM Total') },
  ],
  [
    'tr-date late',
    { ...half, published: '2026-03-01' },
    { verdict: 'fail', file: '1_report_identification.csv', row: at('1_', 'Date of the publication'), cell: '2026-03-01' },
  ],
  [
    'tr-blank-vs-zero blank',
    changed({ sheet: 'own-terms', row: 'KEYWORD_NUDITY', column: 'measures', to: '' }),
    { verdict: 'needs-review', file: '6_own_initiative_tc.csv', row: at('6_', 'KEYWORD_NUDITY') },
  ],
  [
    'tr-blank-hosting blank',
    changed({ sheet: 'notices', row: 'KEYWORD_SUICIDE', column: 'notices', to: '' }),
    { verdict: 'needs-review', file: '4_notices.csv', row: at('4_', 'KEYWORD_SUICIDE') },
  ],
  [
    'tr-blank-platform blank',
    changed({ sheet: 'appeals', row: 'newly imposed', column: 'value', to: '' }),
    { verdict: 'needs-review', file: '7_appeals_and_recidivism.csv', row: at('7_', 'newly imposed') },
  ],
  [
    'tr-sum category',
    changed(
      { sheet: 'notices', row: 'STATEMENT_CATEGORY_SELF_HARM', column: 'notices', to: '3' },
      { sheet: 'notices', row: 'TOTAL', column: 'notices', to: '3' },
    ),
    { verdict: 'needs-review', file: '4_notices.csv', row: at('4_', 'SELF_HARM'), column: 'Number of notices received' },
  ],
  [
    'tr-sum total',
    changed({ sheet: 'own-illegal', row: 'TOTAL', column: 'account-suspension', to: '5' }),
    { verdict: 'needs-review', file: '5_own_initiative_illegal.csv', row: 2, column: 'Account restriction Suspension' },
  ],
  [
    'tr-range text',
    changed({ sheet: 'notices', row: 'KEYWORD_SUICIDE', column: 'items', to: 'see page 4' }),
    { verdict: 'fail', file: '4_notices.csv', row: at('4_', 'KEYWORD_SUICIDE'), cell: 'see page 4' },
  ],
  [
    'tr-range localised',
    changed({ sheet: 'notices', row: 'KEYWORD_SUICIDE', column: 'action-time', to: '1,5' }),
    { verdict: 'needs-review', file: '4_notices.csv', row: at('4_', 'KEYWORD_SUICIDE'), cell: '1,5' },
  ],
  [
    'tr-range ratio',
    changed({ sheet: 'automated', row: 'Means - Recall'.replace('Means', 'means'), column: 'value', to: '97' }),
    { verdict: 'needs-review', file: '8_automated_means.csv', cell: '97' },
  ],
  [
    'tr-range marker',
    changed({ sheet: 'notices', row: 'KEYWORD_SUICIDE', column: 'action-time', to: 'N/A' }),
    { verdict: 'needs-review', file: '4_notices.csv', cell: 'N/A' },
  ],
  [
    'tr-range negative',
    changed({ sheet: 'notices', row: 'KEYWORD_SUICIDE', column: 'action-time', to: '-1' }),
    { verdict: 'needs-review', file: '4_notices.csv', cell: '-1' },
  ],
  [
    'tr-codes unknown',
    changed({ sheet: 'notices', row: 'KEYWORD_SUICIDE', column: 'category', to: 'KEYWORD_SUICIDES' }),
    { verdict: 'needs-review', file: '4_notices.csv', row: at('4_', 'KEYWORD_SUICIDE'), cell: 'KEYWORD_SUICIDES' },
  ],
  [
    'tr-codes misplaced',
    changed({ sheet: 'notices', row: 'NOT_SPECIFIED_NOTICE', column: 'category', to: 'STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER' }),
    { verdict: 'needs-review', file: '4_notices.csv', row: at('4_', 'NOT_SPECIFIED_NOTICE') },
  ],
  [
    'tr-other undescribed',
    changed(
      { sheet: 'own-illegal', row: 'KEYWORD_OTHER', column: 'measures', to: '1' },
      { sheet: 'own-illegal', row: 'STATEMENT_CATEGORY', column: 'measures', to: '1' },
      { sheet: 'own-illegal', row: 'NOT_SPECIFIED', column: 'measures', to: '0' },
      { sheet: 'own-illegal', row: 'TOTAL', column: 'measures', to: '14' },
    ),
    { verdict: 'needs-review', file: '5_own_initiative_illegal.csv', row: at('5_', 'KEYWORD_OTHER') },
  ],
  [
    'tr-qualitative short',
    changed({ sheet: 'qualitative', row: 'Safeguards', column: 'value', to: 'None' }),
    { verdict: 'needs-review', file: '11_qualitative.csv', row: at('11_', 'Safeguards') },
  ],
  [
    'tr-one-service several',
    changed(
      { sheet: 'orders', row: 'TOTAL', column: 'service', to: 'Verger' },
      { sheet: 'notices', row: 'TOTAL', column: 'service', to: 'Potager' },
    ),
    { verdict: 'needs-review' },
  ],
  [
    'tr-disputes blank',
    changed({ sheet: 'appeals', row: 'Out-of-court', column: 'value', to: '' }),
    { verdict: 'fail', file: '7_appeals_and_recidivism.csv', row: at('7_', 'Out-of-court') },
  ],
];

describe('each mistake is found at its place', () => {
  it.each(mutants)('%s', (name, example, place) => {
    const [check = '', code] = name.split(' ');
    const [report] = reportsIn(...csvSources(sheetsOf(example)));
    if (report === undefined) throw new Error('no report');
    const [first] = checkReport(report, check, { day: '2026-11-01' }).filter((violation) => violation.code === code);
    expect(first).toMatchObject({ check, code, ...place });
    expect(first?.sentence.fr).not.toMatch(/[{}]/);
    expect(first?.sentence.en).not.toMatch(/[{}]/);
  });

  it('finds the same in a workbook, by sheet and row', async () => {
    const example = changed({ sheet: 'notices', row: 'KEYWORD_SUICIDE', column: 'items', to: 'see page 4' });
    const [report] = reportsIn(await xlsxSource(sheetsOf(example)));
    expect(violationsIn(report).find(({ check }) => check === 'tr-range')).toMatchObject({
      file: 'report.xlsx',
      sheet: '4_notices',
      part: 4,
      row: at('4_', 'KEYWORD_SUICIDE'),
    });
  }, 60_000);

  it('takes a late date for a person to weigh when the file is an updated version', () => {
    const sheets = Object.entries(sheetsOf({ ...half, published: '2026-06-01' })).map(([name, rows]) => [`${name}_v2`, rows]);
    const late = violationsIn(reportsIn(...csvSources(Object.fromEntries(sheets)))[0]).find(({ check }) => check === 'tr-date');
    expect(late).toMatchObject({ code: 'late-version', verdict: 'needs-review' });
  });

  it('has a sentence in both languages for each thing that a check may say', () => {
    for (const [kind, sentences] of Object.entries(template.sentences))
      for (const [code, { fr, en }] of Object.entries(sentences))
        expect(fr.match(/\{[\w-]+\}/g)?.sort(), `${kind} ${code}`).toEqual(en.match(/\{[\w-]+\}/g)?.sort());
  });
});

describe('a random valid report', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed + 1))('has no violation (seed %i)', (seed) => {
    const random = randomFrom(seed);
    const number = () => Math.floor(random() * 1000);
    const sheets = Object.entries(sheetsOf({ starts: '2026-01-01', ends: '2026-12-31', published: '2027-02-28' }));
    const filled = sheets.map(([name, [headings = [], ...rows]]) => {
      const coded = headings.findIndex((heading) => heading.startsWith('Category of') && headings.length > 10);
      if (coded < 0) return [name, [headings, ...rows]] as const;
      const counts = headings.flatMap((heading, i) =>
        i > coded && /^(?:Number|Visib|Monet|Prov|Account)/.test(heading) ? [i] : [],
      );
      const other = headings.findIndex((heading) => heading.startsWith('Description of'));
      const cells = rows.map((row) => [...row]);
      for (const column of counts) {
        let category: string[] | undefined;
        let total = 0;
        for (const row of cells.slice(1)) {
          const value = number();
          if (row[coded]?.startsWith('STATEMENT')) category = row;
          else if (category !== undefined) category[column] = String(Number(category[column]) + value);
          const leaf = row[coded]?.startsWith('KEYWORD') || /NOT_SPECIFIED/.test(row[coded] ?? '');
          if (!leaf) continue;
          row[column] = String(value);
          total += value;
          if (row[coded] === 'KEYWORD_OTHER') row[other] = 'Something else';
        }
        (cells[0] ?? [])[column] = String(total);
      }
      return [name, [headings, ...cells]] as const;
    });
    expect(violationsIn(reportsIn(...csvSources(Object.fromEntries(filled)))[0], '2027-03-01')).toEqual([]);
  });
});
