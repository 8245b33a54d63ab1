import type { ExampleReport } from '../../ruleset/examples.js';
import type { ReportTemplateDefinition, ReportTier, TemplateRow, TemplateSheet } from '../../ruleset/report-template.js';
import { monthsAfter } from './cell-values.js';

/** A sheet as rows of cells, headings first. */
export interface FilledSheet {
  readonly name: string;
  readonly sheet: TemplateSheet;
  readonly rows: readonly (readonly string[])[];
}

const applicability: Readonly<Record<ReportTier, string>> = {
  all: 'All',
  hosting: 'Only for providers of hosting services, including online platforms',
  platform: 'Only for providers of online platforms',
  'very-large': 'Only for VLOPs and VLOSEs',
};
const answer = 'This answer in words says in enough detail what was done, by whom, and with which results for the recipients.';
const usual: readonly ReportTier[] = ['all', 'hosting', 'platform'];

/** The template filled in with zeros, as a service without any moderation would publish it; examples and tests change it. */
export function fillTemplate(template: ReportTemplateDefinition, example: ExampleReport): readonly FilledSheet[] {
  const sheets = template.sheets
    .filter(({ id }) => !example.without?.includes(id))
    .map((sheet) => {
      const context = Array.from({ length: sheet.contextualColumns ?? 0 }, () => 'Contextual information on a figure');
      const rows = [[...sheet.columns.map(({ name }) => name), ...context], ...dataRows(template, sheet, example)];
      return { name: `${sheet.number}_${(sheet.names[0] ?? sheet.id).replaceAll(' ', '_')}`, sheet, rows };
    });
  return (example.change ?? []).reduce<readonly FilledSheet[]>(changed, sheets);
}

function changed(sheets: readonly FilledSheet[], { sheet: id, row, column, to }: NonNullable<ExampleReport['change']>[number]) {
  return sheets.map((filled) => {
    const at = filled.sheet.columns.findIndex((each) => each.id === column);
    if (filled.sheet.id !== id) return filled;
    if (at < 0) throw new Error(`The sheet ${id} has no column "${column}".`);
    const rows = filled.rows.map((cells, index) => {
      const hit = row === undefined ? index === 0 : index > 0 && cells.some((cell) => cell.includes(row));
      return hit ? cells.with(at, to) : cells;
    });
    return { ...filled, rows };
  });
}

function dataRows(template: ReportTemplateDefinition, sheet: TemplateSheet, example: ExampleReport): string[][] {
  const period = `${example.starts}/${example.ends}`;
  const tiers = example.tiers ?? usual;
  const make = (tier: ReportTier, cells: Readonly<Record<string, string>>): string[] => {
    const own = sheet.columns.map(({ id, kind }) => {
      if (kind === 'applicability') return applicability[tier];
      if (kind === 'period') return period;
      if (kind === 'count' || kind === 'hours') return tiers.includes(tier) ? '0' : '';
      return cells[id] ?? '';
    });
    return [...own, ...Array.from({ length: sheet.contextualColumns ?? 0 }, () => '')];
  };
  if (sheet.rows !== undefined) {
    return sheet.rows.flatMap((row) =>
      (row.scopes ?? ['']).map((scope) =>
        make(row.tier, { section: row.section ?? '', indicator: row.indicator, scope, value: rowValue(row, tiers, example) }),
      ),
    );
  }
  const figures = sheet.columns.some(({ kind }) => kind === 'count');
  const codes = template.categories
    .filter(({ only }) => !figures || only === undefined || only === sheet.id)
    .flatMap(({ code, keywords }) => [code, ...keywords]);
  return [template.total, ...codes].map((code) =>
    make(sheet.tier, { category: code, label: code, description: code, scope: template.total }),
  );
}

function rowValue({ key, tier, kind }: TemplateRow, tiers: readonly ReportTier[], example: ExampleReport): string {
  const ends = example.ends ?? '';
  const dates: Readonly<Record<string, string | undefined>> = {
    provider: 'Exemple SAS',
    starts: example.starts,
    ends,
    published: example.published ?? monthsAfter(ends, 1),
    previous: example.previous,
  };
  if (key !== undefined) return dates[key] ?? '';
  if (!tiers.includes(tier)) return '';
  return kind === 'text' ? answer : '0';
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Rows as RFC 4180 has them. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
