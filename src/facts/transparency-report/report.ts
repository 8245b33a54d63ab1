import type { ReportTier, TemplateColumn, TemplateSheet } from '../../ruleset/report-template.js';
import type { CellDay } from './cell-values.js';
import type { RawTable } from './raw-table.js';
import type { Header } from './read-header.js';
import type { TemplateIndex } from './template-index.js';

/** A row of figures or words under the headings. */
export interface DataRow {
  readonly number: number;
  readonly cells: readonly string[];
  readonly tier: ReportTier;
}

/** A table that is known as a sheet of the template. */
export interface SheetTable {
  readonly sheet: TemplateSheet;
  readonly raw: RawTable;
  readonly header: Header;
  readonly rows: readonly DataRow[];
}

/** A value of the identification sheet and the row in which it stands. */
export interface IdentityCell {
  readonly table: SheetTable;
  readonly row: DataRow;
  readonly text: string;
}

/** A report made with a harmonised template, from one file or several. */
export interface Report {
  readonly template: TemplateIndex;
  /** Id of the page record that stands for it: that of its first file. */
  readonly page: string;
  readonly name: string;
  readonly tables: readonly SheetTable[];
  /** Tables that are no sheet of the template, and files that could not be read. */
  readonly others: readonly RawTable[];
  /** Not all of it was read: nothing may be said to be missing. */
  readonly partial: boolean;
  readonly identity: ReadonlyMap<string, IdentityCell>;
  readonly starts?: CellDay;
  readonly ends?: CellDay;
}

/** Place of something in a report. */
export interface ReportPlace {
  readonly page: string;
  readonly file: string;
  readonly sheet?: string;
  readonly part?: number;
  readonly row?: number;
  /** Heading of the column. */
  readonly column?: string;
  readonly cell?: string;
}

/** What a check found, before its sentence is written. */
export interface Finding {
  readonly code: string;
  readonly place: ReportPlace;
  readonly values: Readonly<Record<string, string>>;
  /** Something about the place is unsure, so that it is only worth a look. */
  readonly doubt?: boolean;
}

export const sheetName = (sheet: TemplateSheet): string => `${sheet.number} (${sheet.names[0]})`;

export const cellOf = (table: SheetTable, row: DataRow, column: string): string => {
  const at = table.header.columns.get(column);
  return at === undefined ? '' : (row.cells[at] ?? '');
};

export const columnsOf = (table: SheetTable, kinds: readonly TemplateColumn['kind'][]): readonly TemplateColumn[] =>
  table.sheet.columns.filter(({ id, kind }) => kinds.includes(kind) && table.header.columns.has(id));

export function placeOf(table: SheetTable, row?: DataRow, column?: TemplateColumn): ReportPlace {
  const { page, file, part, name } = table.raw;
  return {
    page,
    file,
    sheet: name === '' || /\.(?:csv|tsv)$/i.test(name) ? sheetName(table.sheet) : name,
    ...(part === undefined ? {} : { part }),
    ...(row === undefined ? {} : { row: row.number }),
    ...(column === undefined ? {} : { column: column.name }),
    ...(row === undefined || column === undefined ? {} : { cell: cellOf(table, row, column.id) }),
  };
}

/** The report as a whole, for what stands nowhere in it. */
export function placeOfReport({ page, name, tables }: Report): ReportPlace {
  return { page: tables[0]?.raw.page ?? page, file: name };
}
