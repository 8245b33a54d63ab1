import { zipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/universal';
import { unzipWanted } from '../../evidence/zip-entries.js';
import { type DocumentContent, documentLimits, UnreadableDocumentError } from './document-content.js';
import { tableOf } from './table-rows.js';
import { elementText } from './xml-tokens.js';

const wanted =
  /^(?:\[Content_Types\]\.xml|_rels\/.*|docProps\/core\.xml|xl\/[^/]*\.xml|xl\/_rels\/.*|xl\/worksheets\/[^/]*\.xml)$/;
/** A single far cell would make the parser fill every row and column before it. */
const farCell = /\br="(?:[A-Z]{3,}\d+|[A-Z]+\d{6,})"/;

/**
 * A workbook, a section with a table per sheet; cells hold values, not formulas.
 * @throws UnreadableDocumentError when it is damaged or would unpack to too much
 */
export async function readXlsx(bytes: Uint8Array): Promise<DocumentContent> {
  const entries = new Map(unzipWanted(bytes, (name) => wanted.test(name)));
  for (const [name, data] of entries) {
    if (name.startsWith('xl/worksheets/') && farCell.test(new TextDecoder().decode(data))) {
      throw new UnreadableDocumentError('A sheet of the workbook is wider than 702 columns or longer than 99,999 rows.');
    }
  }
  const measured = zipSync(Object.fromEntries(entries), { level: 0 });
  const sheets = await readXlsxFile(measured.slice().buffer).catch((error: Error) => {
    throw new UnreadableDocumentError(`The workbook is damaged (${error.message}).`);
  });
  const read = sheets.slice(0, documentLimits.sheets).map(({ sheet, data }) => ({ label: sheet, ...tableOf(data) }));
  const losses = read.flatMap(({ label, cut }) =>
    cut
      ? [`The sheet “${label}” is long: its first ${documentLimits.rows} rows and ${documentLimits.columns} columns were read.`]
      : [],
  );
  if (sheets.length > read.length) losses.push(`Of ${sheets.length} sheets the first ${read.length} were read.`);
  const core = new TextDecoder().decode(entries.get('docProps/core.xml') ?? new Uint8Array());
  return {
    title: elementText(core, 'dc:title'),
    lang: elementText(core, 'dc:language'),
    parts: sheets.length,
    readParts: read.length,
    sections: read.map(({ label, block }) => ({
      label,
      blocks: [{ kind: 'heading', level: 2, runs: [{ text: label }] }, block],
    })),
    losses,
  };
}
