import { type Finding, placeOf, type SheetTable } from '../report.js';
import type { RunCheck } from './check-context.js';

function columnsOfTable(table: SheetTable): readonly Finding[] {
  const { header, sheet, raw } = table;
  const place = { ...placeOf(table), ...(header.row > 0 ? { row: header.row } : {}) };
  if (header.byPlace) return [{ code: header.row > 0 ? 'other-language' : 'no-heading', place, values: {} }];
  const expected = sheet.contextualColumns ?? 0;
  // A table cut out of a larger one keeps the row numbers of the file.
  const low = header.row > (raw.rows[0]?.number ?? 1) + (header.merged ? 1 : 0);
  return [
    ...header.absent.map((column) => ({
      code: 'absent',
      place: { ...place, column: column.name },
      values: { column: column.name },
    })),
    ...header.renamed.map(({ column, found }) => ({
      code: 'renamed',
      place: { ...place, column: column.name, cell: found },
      values: { column: column.name, found },
    })),
    ...(low ? [{ code: 'heading-low', place, values: { found: String(header.row) } }] : []),
    ...(header.merged ? [{ code: 'heading-merged', place, values: {} }] : []),
    ...(header.contextual < expected
      ? [{ code: 'contextual', place, values: { found: String(header.contextual), expected: String(expected) } }]
      : []),
  ];
}

/** `columns`: each sheet has the headings of the template, blanks and case left aside. */
export const checkColumns: RunCheck<'columns'> = ({ tables }) => tables.flatMap(columnsOfTable);
