import { dayIn } from './cell-values.js';
import type { RawTable } from './raw-table.js';
import { recogniseSheet, splitTable } from './recognise-sheet.js';
import { cellOf, type DataRow, type IdentityCell, type Report, type SheetTable } from './report.js';
import { fold, type TemplateIndex } from './template-index.js';

/** The sheets of the template among some tables, and the tables that are none. */
export interface SortedTables {
  readonly sheets: readonly SheetTable[];
  readonly others: readonly RawTable[];
}

export function sortTables(tables: readonly RawTable[], template: TemplateIndex): SortedTables {
  const sheets: SheetTable[] = [];
  const others: RawTable[] = [];
  for (const raw of tables.flatMap((table) => splitTable(table, template))) {
    const recognised = recogniseSheet(raw, template);
    if (recognised === undefined) others.push(raw);
    else sheets.push(sheetTable(raw, recognised, template));
  }
  return { sheets, others };
}

function sheetTable(
  raw: RawTable,
  { index, header }: NonNullable<ReturnType<typeof recogniseSheet>>,
  template: TemplateIndex,
): SheetTable {
  const applies = header.columns.get('applicability');
  const rows = raw.rows.slice(header.dataFrom).flatMap(({ number, cells }): DataRow[] => {
    if (cells.every((cell) => cell === '')) return [];
    const tier = template.tierOf(applies === undefined ? '' : (cells[applies] ?? ''), index.sheet);
    return [{ number, cells, tier }];
  });
  return { sheet: index.sheet, raw, header, rows };
}

/** Sheets by which a report is known; a workbook that shares a heading with one of them is none. */
const fewestSheets = 2;

/** Whether tables are a report of the template: at least two sheets with its headings, or with its codes. */
function isReport(sheets: readonly SheetTable[], { keywords, categories }: TemplateIndex): boolean {
  const certain = sheets.filter(({ header, rows }) => {
    if (header.score >= 0.6) return true;
    const coded = rows.filter(({ cells }) => cells.some((cell) => categories.has(cell) || keywords.has(cell)));
    return coded.length >= 3;
  });
  return new Set(certain.map(({ sheet }) => sheet.id)).size >= fewestSheets;
}

function identityOf(sheets: readonly SheetTable[]): ReadonlyMap<string, IdentityCell> {
  const identity = new Map<string, IdentityCell>();
  for (const table of sheets) {
    for (const { key, indicator } of table.sheet.rows ?? []) {
      if (key === undefined || identity.has(key)) continue;
      const place = table.sheet.rows?.findIndex((row) => row.key === key) ?? -1;
      const byWords = table.rows.find((row) => fold(cellOf(table, row, 'indicator')) === fold(indicator));
      // In another language the rows are told by their place too.
      const row = byWords ?? (table.header.byPlace ? table.rows[place] : undefined);
      if (row !== undefined) identity.set(key, { table, row, text: cellOf(table, row, 'value') });
    }
  }
  return identity;
}

/** A report from sorted tables; undefined when they are none, or when its period is older than the template. */
export function buildReport(
  { sheets, others }: SortedTables,
  about: { readonly template: TemplateIndex; readonly page: string; readonly name: string; readonly partial: boolean },
): Report | undefined {
  const { template } = about;
  if (!isReport(sheets, template)) return undefined;
  const tables = [...sheets].sort((a, b) => a.sheet.number - b.sheet.number);
  const identity = identityOf(tables);
  const starts = dayIn(identity.get('starts')?.text ?? '');
  const ends = dayIn(identity.get('ends')?.text ?? '');
  if (ends !== undefined && ends.day < template.template.from) return undefined;
  return {
    ...about,
    tables,
    others,
    partial: about.partial || others.some(({ notes }) => notes.some(({ code }) => code === 'unreadable')),
    identity,
    ...(starts === undefined ? {} : { starts }),
    ...(ends === undefined ? {} : { ends }),
  };
}
