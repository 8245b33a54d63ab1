import type { CsvError } from 'csv-parse/sync';
import { csvRows, looksLikeText } from '../csv-rows.js';
import { separatorOf } from '../csv-separator.js';
import { decodeText } from '../decode-text.js';
import type { RawTable, TableNote, TableRow } from './raw-table.js';

/** A file is a stranger's: more than this is not read. The longest sheet of the template has some 4,000 rows of 20 cells. */
const most = { bytes: 12_000_000, rows: 20_000, columns: 200, recordCharacters: 500_000 };

type Parsed = { readonly rows: readonly (readonly string[])[]; readonly malformed: boolean } | { readonly why: string };

/** Reads one CSV file into rows; whatever is wrong with it becomes a note. Never throws. */
export function readCsvTable(bytes: Uint8Array, place: Pick<RawTable, 'page' | 'file' | 'name' | 'part'>): RawTable {
  const cutBytes = bytes.length > most.bytes;
  const { text, encoding, mark } = decodeText(cutBytes ? upToLineEnd(bytes.subarray(0, most.bytes)) : bytes);
  const notes: TableNote[] = [];
  if (mark) notes.push({ code: 'bom', found: encoding });
  if (encoding !== 'utf-8') notes.push({ code: 'not-utf8', found: encoding });
  if (!looksLikeText(text)) return { ...place, from: 'csv', rows: [], notes: [{ code: 'unreadable', found: 'it is not text.' }] };
  const separator = separatorOf(text);
  const parsed = parseRows(text, separator);
  if ('why' in parsed) return { ...place, from: 'csv', rows: [], notes: [...notes, { code: 'unreadable', found: parsed.why }] };
  if (separator !== ',' && parsed.rows.some((row) => row.length > 1)) {
    notes.push({ code: 'separator', found: separator === '\t' ? 'tab' : separator });
  }
  if (parsed.malformed) notes.push({ code: 'malformed', found: '' });
  const cutRows = parsed.rows.length > most.rows;
  if (cutRows) notes.push({ code: 'cut', found: `${most.rows} rows` });
  else if (cutBytes) notes.push({ code: 'cut', found: `${most.bytes / 1_000_000} MB` });
  const rows = parsed.rows
    .slice(0, most.rows)
    .map((cells, index): TableRow => ({ number: index + 1, cells: cells.slice(0, most.columns).map((cell) => cell.trim()) }));
  return { ...place, from: 'csv', rows, notes };
}

function upToLineEnd(bytes: Uint8Array): Uint8Array {
  const end = bytes.lastIndexOf(0x0a);
  return end > 0 ? bytes.subarray(0, end) : bytes;
}

/** Strictly at first, then with leave for stray quotation marks. */
function parseRows(text: string, delimiter: string): Parsed {
  let why = '';
  for (const lenient of [false, true]) {
    try {
      const rows = csvRows(text, {
        delimiter,
        relax_quotes: lenient,
        skip_empty_lines: false,
        max_record_size: most.recordCharacters,
        to: most.rows + 1,
      });
      return { rows, malformed: lenient };
    } catch (error) {
      why = (error as CsvError).message;
    }
  }
  return { why: why.endsWith('.') ? why : `${why}.` };
}
