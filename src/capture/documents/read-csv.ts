import { type CsvError, parse } from 'csv-parse/sync';
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
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they tell bytes from text
  const foreign = text.slice(0, 4000).match(/[\u0000-\u0008\u000E-\u001A\uFFFD]/g)?.length ?? 0;
  if (foreign > 20) throw new UnreadableDocumentError('The file of separated values is not text.');
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
    return parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: documentLimits.rows + 1,
    }) as unknown as readonly (readonly string[])[];
  } catch (error) {
    throw new UnreadableDocumentError(`The file of separated values is damaged (${(error as CsvError).message}).`);
  }
}
