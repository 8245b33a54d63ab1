import type { DocumentInfo } from '../../evidence/page-record.js';

export type DocumentFormat = DocumentInfo['format'];

/** Words of one look inside a block. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  /** Absolute http(s) or mailto address. */
  readonly href?: string;
}

export type DocumentBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly runs: readonly Run[] }
  | { readonly kind: 'paragraph' | 'item'; readonly runs: readonly Run[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Run[])[])[] }
  /** Mark-up that `cleanMarkup` already reduced to its allow-list. */
  | { readonly kind: 'markup'; readonly html: string };

/** A page of a PDF, a sheet of a workbook, an entry of an archive, or the whole of a text document. */
export interface DocumentSection {
  readonly label: string;
  readonly blocks: readonly DocumentBlock[];
}

/** What a reader of one format makes of a file. */
export interface DocumentContent {
  /** As the file states it; empty when it states none. */
  readonly title: string;
  /** BCP 47, as the file states it; empty when it states none. */
  readonly lang: string;
  readonly parts: number;
  readonly readParts: number;
  readonly sections: readonly DocumentSection[];
  /** Sentences on text that may stand in the file and was not read. Empty: all was read. */
  readonly losses: readonly string[];
  /** Sentences worth knowing that cost no text. */
  readonly remarks?: readonly string[];
}

export { UnreadableDocumentError } from '../../evidence/unreadable-document.js';

/** How many of a file's parts, rows and characters are read; a file is a stranger's. */
export const documentLimits = {
  pdfPages: 300,
  sheets: 50,
  rows: 5_000,
  columns: 100,
  cellCharacters: 2_000,
  archiveEntries: 50,
  /** Text and mark-up that leave the reader. */
  markupCharacters: 10_000_000,
} as const;
