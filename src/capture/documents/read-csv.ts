import type { CsvError } from 'csv-parse/sync';
import { csvRows, looksLikeText } from '../../facts/csv-rows.js';
import { separatorOf } from '../../facts/csv-separator.js';
import { decodeText } from './decode-text.js';
import { type DocumentContent, documentLimits, UnreadableDocumentError } from './document-content.js';
import { tableOf } from './table-rows.js';

/**
 * A file of separated values as one table. Separator and encoding are guessed.
 * @throws UnreadableDocumentError when it is not text
 */
export function readCsv(bytes: Uint8Array): DocumentContent {
  const text = decodeText(bytes);
  if (!looksLikeText(text)) throw new UnreadableDocumentError('The file of separated values is not text.');
  const { block, cut } = tableOf(rowsOf(text));
  return {
    title: '',
    lang: '',
    parts: 1,
    readParts: 1,
    sections: [{ label: 'table', blocks: [block] }],
    losses: cut
      ? [`The table is long: its first ${documentLimits.rows} rows and ${documentLimits.columns} columns were read.`]
      : [],
  };
}

function rowsOf(text: string): readonly (readonly string[])[] {
  try {
    return csvRows(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_quotes: true,
      skip_empty_lines: true,
      to: documentLimits.rows + 1,
    });
  } catch (error) {
    throw new UnreadableDocumentError(`The file of separated values is damaged (${(error as CsvError).message}).`);
  }
}
