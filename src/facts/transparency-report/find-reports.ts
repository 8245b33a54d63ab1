import type { ReportTemplateDefinition } from '../../ruleset/report-template.js';
import { buildReport, type SortedTables, sortTables } from './build-report.js';
import { dayIn } from './cell-values.js';
import type { RawTable, ReportSource } from './raw-table.js';
import { readSource } from './read-source.js';
import { cellOf, type Report, type SheetTable } from './report.js';
import { fold, indexTemplate } from './template-index.js';

/** Files that may make one report together: an archive or workbook alone, loose CSV files linked from one page. */
export type SourceGroup = readonly ReportSource[];

/** The reports among the files of a capture. Never throws: what cannot be read is said in the report. */
export function findReports(groups: readonly SourceGroup[], templates: Iterable<ReportTemplateDefinition>): readonly Report[] {
  const read = groups.map((group) => group.map((source) => ({ source, ...readSource(source) })));
  return [...templates].flatMap((definition) => {
    const template = indexTemplate(definition);
    return read.flatMap((sources) => {
      const sorted = sortTables(
        sources.flatMap(({ tables }) => tables),
        template,
      );
      const partial = sources.some((each) => each.partial);
      return partition(sorted).flatMap((part): Report[] => {
        const first = part.sheets[0]?.raw ?? part.others[0];
        if (first === undefined) return [];
        const name = nameOf(part, first);
        const report = buildReport(part, { template, page: first.page, name, partial });
        return report === undefined ? [] : [report];
      });
    });
  });
}

/** An archive or workbook by its own name, loose files by that of the first. */
function nameOf({ sheets }: SortedTables, first: RawTable): string {
  const files = new Set(sheets.map(({ raw }) => raw.file.split(' › ')[0]));
  return files.size === 1 ? (first.file.split(' › ')[0] ?? first.file) : `${first.file} (+ ${files.size - 1})`;
}

const folderOf = ({ raw }: SheetTable): string => raw.file.replace(/[^/]*$/, '');

const firstIn = (table: SheetTable, column: string): string =>
  table.rows.map((row) => cellOf(table, row, column)).find((cell) => cell !== '') ?? '';

/** The period that a sheet states, in its column or, in the identification, in its rows. */
function periodOf(table: SheetTable): string {
  const dates = ['starts', 'ends'].map((key) => {
    const wanted = table.sheet.rows?.find((row) => row.key === key);
    const row = table.rows.find((each) => wanted && fold(cellOf(table, each, 'indicator')) === fold(wanted.indicator));
    return row === undefined ? '' : (dayIn(cellOf(table, row, 'value'))?.day ?? '');
  });
  const stated = dates.every((date) => date !== '') ? dates.join('/') : firstIn(table, 'period');
  return stated.replace(/\s+/g, '');
}

const distinctSheets = (sheets: readonly SheetTable[]): number => new Set(sheets.map(({ sheet }) => sheet.id)).size;

/** One archive may hold reports of several services in folders, one page link CSV files of several periods or services. */
function partition(sorted: SortedTables): readonly SortedTables[] {
  for (const key of [folderOf, periodOf, (table: SheetTable) => firstIn(table, 'service')]) {
    if (distinctSheets(sorted.sheets) === sorted.sheets.length) return [sorted];
    const parts = divide(sorted.sheets, key);
    if (parts.length > 1) return parts.flatMap((sheets) => partition({ sheets, others: sorted.others }));
  }
  return [sorted];
}

/** Parts by a key, when each is large enough to be a report; sheets without the key go to the first part that lacks them. */
function divide(sheets: readonly SheetTable[], key: (table: SheetTable) => string): readonly (readonly SheetTable[])[] {
  const keyed = groupBy(
    sheets.filter((table) => key(table) !== ''),
    key,
  );
  const parts = [...keyed.values()];
  if (parts.length < 2 || parts.some((part) => distinctSheets(part) < 4)) return [sheets];
  for (const table of sheets.filter((each) => key(each) === '')) {
    const part = parts.find((each) => !each.some(({ sheet }) => sheet.id === table.sheet.id)) ?? parts[0];
    part?.push(table);
  }
  return parts;
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
