/** One row of a file, with its number as a spreadsheet shows it (from 1). */
export interface TableRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** Something about a file that its reader had to get over. */
export interface TableNote {
  readonly code: 'bom' | 'separator' | 'not-utf8' | 'malformed' | 'cut' | 'unreadable';
  readonly found: string;
}

/** A table as it stands in a file: a CSV file, a sheet of a workbook, or one of several tables in one file. */
export interface RawTable {
  /** Id of the page record that holds the file. */
  readonly page: string;
  /** For people: the file, and the entry in an archive. */
  readonly file: string;
  /** Name by which the sheet is told: that of the entry, of the sheet, or of the file. */
  readonly name: string;
  readonly from: 'csv' | 'workbook';
  /** Section of the page's extracted text (`#page-N`) that holds it. */
  readonly part?: number;
  readonly rows: readonly TableRow[];
  readonly notes: readonly TableNote[];
}

/** A file of a capture that may be a report or part of one. */
export interface ReportSource {
  readonly page: string;
  readonly name: string;
  readonly format: 'csv' | 'xlsx' | 'zip';
  /** The file as it came; needed for CSV and ZIP. */
  readonly bytes?: Uint8Array;
  /** Its text as extracted by the capture, with a section per sheet or entry; needed for XLSX. */
  readonly html?: string;
  /** False when the capture could not read all of it. */
  readonly whole: boolean;
}

/** What a source holds. */
export interface SourceTables {
  readonly tables: readonly RawTable[];
  /** Some of it was not read, so that nothing may be said to be missing. */
  readonly partial: boolean;
}
