import { UnreadableDocumentError } from '../../evidence/unreadable-document.js';
import { unzipWanted, zipNames } from '../../evidence/zip-entries.js';
import { readDom } from '../read-dom.js';
import type { RawTable, ReportSource, SourceTables, TableRow } from './raw-table.js';
import { readCsvTable } from './read-csv-table.js';

const most = { entries: 200, unpackedBytes: 60_000_000 };
/** Folders, what operating systems add on their own, and notes beside a report. */
const nothing = /(?:\/|(?:^|\/)(?:__MACOSX\/.*|\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini))$/;
const noTable = /\.(?:txt|md|pdf|docx?|odt|html?|png|jpe?g)$/i;

/** The tables of a file, one per CSV entry or sheet; what cannot be read stands in a note. Never throws. */
export function readSource(source: ReportSource): SourceTables {
  if (source.format === 'xlsx') return { tables: sheetsOf(source, ''), partial: !source.whole };
  const { page, name: file, bytes } = source;
  if (bytes === undefined) return { tables: [], partial: true };
  if (source.format === 'csv') {
    const table = readCsvTable(bytes, { page, file, name: file, part: 1 });
    return { tables: [table], partial: lacks(table) };
  }
  return readArchive(source, bytes);
}

const lacks = ({ notes }: RawTable): boolean => notes.some(({ code }) => code === 'cut' || code === 'unreadable');

function readArchive(source: ReportSource, bytes: Uint8Array): SourceTables {
  const { page, name: archive } = source;
  const broken = (why: string): SourceTables => ({
    tables: [{ page, file: archive, name: archive, from: 'csv', rows: [], notes: [{ code: 'unreadable', found: why }] }],
    partial: true,
  });
  const names = zipNames(bytes)?.filter((name) => !nothing.test(name));
  if (names === undefined) return broken('the archive is damaged.');
  const csv = new Set(names.filter((name) => /\.(?:csv|tsv)$/i.test(name)).slice(0, most.entries));
  const parts = partsOf(source);
  try {
    const tables = [...unzipWanted(bytes, (name) => csv.has(name), most.unpackedBytes)].map(([entry, data]) => {
      const part = parts.find(({ label }) => label === `${entry}, table`)?.part;
      const place = { page, file: `${archive} › ${entry}`, name: entry, ...(part === undefined ? {} : { part }) };
      return readCsvTable(data, place);
    });
    const books = names.filter((name) => /\.xlsx$/i.test(name)).flatMap((entry) => sheetsOf(source, entry));
    const unknown = names.filter((name) => !/\.(?:csv|tsv|xlsx)$/i.test(name) && !noTable.test(name));
    const left = csv.size < names.filter((name) => /\.(?:csv|tsv)$/i.test(name)).length;
    const unread = names.some((name) => /\.xlsx$/i.test(name)) && (books.length === 0 || !source.whole);
    return { tables: [...tables, ...books], partial: left || unread || unknown.length > 0 || tables.some(lacks) };
  } catch (error) {
    if (error instanceof UnreadableDocumentError) return broken(error.message);
    throw error;
  }
}

/** Sections of the extracted text, with the label that the capture gave them. */
function partsOf({ html }: ReportSource) {
  if (html === undefined) return [];
  const $ = readDom(html);
  return $('section[id^="page-"]')
    .toArray()
    .map((element) => {
      const section = $(element);
      return { label: section.attr('aria-label') ?? '', part: Number(section.attr('id')?.slice(5)), section };
    });
}

/** Sheets of a workbook, or of the one in an archive's entry, from the text that the capture extracted. */
function sheetsOf(source: ReportSource, entry: string): readonly RawTable[] {
  const $ = source.html === undefined ? undefined : readDom(source.html);
  if ($ === undefined) return [];
  const prefix = entry === '' ? '' : `${entry}, `;
  return partsOf(source)
    .filter(({ label }) => label.startsWith(prefix))
    .map(({ label, part, section }): RawTable => {
      const rows = section
        .find('tr')
        .toArray()
        .map((row, index): TableRow => {
          const cells = $(row)
            .children('td')
            .toArray()
            .map((cell) => $(cell).text().trim());
          return { number: index + 1, cells };
        });
      const file = entry === '' ? source.name : `${source.name} › ${entry}`;
      return { page: source.page, file, name: label.slice(prefix.length), from: 'workbook', part, rows, notes: [] };
    });
}
