import { cellOf, type Finding, placeOf, placeOfReport, sheetName } from '../report.js';
import { fold, holds } from '../template-index.js';
import type { RunCheck } from './check-context.js';

/** `filled`: a sheet, or the rows of a section or tier in it, have values; 0 is one, blank is none. */
export const checkFilled: RunCheck<'filled'> = (report, check) => {
  const sheet = report.template.template.sheets.find(({ id }) => id === check.sheet);
  const tables = report.tables.filter((table) => table.sheet.id === check.sheet);
  const rows = tables.flatMap((table) =>
    table.rows
      .filter(({ tier }) => check.tiers === undefined || check.tiers.includes(tier))
      .filter((row) => check.sections === undefined || holds(fold(cellOf(table, row, 'section')), check.sections) !== undefined)
      .map((row) => ({ table, row })),
  );
  const [first] = rows;
  const named = first && check.sections !== undefined ? ` « ${cellOf(first.table, first.row, 'section')} »` : '';
  const what = `${sheet === undefined ? check.sheet : sheetName(sheet)}${named}`;
  if (first === undefined) {
    const place = tables[0] === undefined ? placeOfReport(report) : placeOf(tables[0]);
    return [{ code: 'absent', place, values: { what } }];
  }
  const blank = rows.filter(({ table, row }) => cellOf(table, row, 'value') === '');
  const [hole] = blank;
  if (hole === undefined) return [];
  const values = { what, blank: String(blank.length), all: String(rows.length) };
  const code = blank.length === rows.length ? 'blank' : 'partly';
  const column = hole.table.sheet.columns.find(({ id }) => id === 'value');
  // A column told by its place may be another; of a file that was not read whole, the values may be elsewhere.
  const doubt = report.partial || hole.table.header.byPlace || !hole.table.header.columns.has('value');
  const finding: Finding = { code, place: placeOf(hole.table, hole.row, column), values, ...(doubt ? { doubt } : {}) };
  return [finding];
};
