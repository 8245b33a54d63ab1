import { categoryRows, isFigures } from '../category-rows.js';
import { cellOf, type Finding, placeOf, type Report, type SheetTable, sheetName } from '../report.js';
import type { RunCheck } from './check-context.js';

const columnOf = (table: SheetTable, id: string) => table.sheet.columns.find((column) => column.id === id);

/** Codes outside the list, or of a category that belongs to another sheet. */
function codesIn(report: Report, table: SheetTable): readonly Finding[] {
  const { categories, sheets } = report.template.template;
  return categoryRows(report, table).flatMap(({ row, code, kind, category }): Finding[] => {
    const place = placeOf(table, row, columnOf(table, 'category'));
    if (kind === 'unknown') return [{ code: 'unknown', place, values: { found: code } }];
    const only = categories.find((each) => each.code === category)?.only;
    if (only === undefined || only === table.sheet.id || kind !== 'category') return [];
    const home = sheets.find(({ id }) => id === only);
    return [{ code: 'misplaced', place, values: { found: code, sheet: home === undefined ? only : sheetName(home) } }];
  });
}

/** Categories that the sheet should have a row for. */
function missingIn(report: Report, table: SheetTable): readonly Finding[] {
  const seen = new Set(categoryRows(report, table).map(({ code }) => code));
  const codes = report.template.template.categories
    .filter(({ only }) => only === undefined || only === table.sheet.id)
    .map(({ code }) => code)
    .filter((code) => !seen.has(code));
  return codes.length === 0 ? [] : [{ code: 'missing', place: placeOf(table), values: { codes: codes.join(', ') } }];
}

function statesIn({ template }: Report, table: SheetTable): readonly Finding[] {
  const column = table.sheet.columns.find(({ kind }) => kind === 'scope');
  if (column === undefined || !table.header.columns.has(column.id)) return [];
  const known = new Set([template.template.total, ...template.template.memberStates]);
  return table.rows.flatMap((row): Finding[] => {
    const found = cellOf(table, row, column.id);
    // `Total` in small letters is the total all the same; a state in small letters is not as the template has it.
    if (known.has(found) || found === '' || found.toUpperCase() === template.template.total) return [];
    return [{ code: 'state', place: placeOf(table, row, column), values: { found } }];
  });
}

/** `codes`: categories, sub-categories and Member States are those of the template, each in its sheet. */
export const checkCodes: RunCheck<'codes'> = (report) =>
  report.tables
    .filter((table) => isFigures(table) && table.header.columns.has('category'))
    .flatMap((table) => [...codesIn(report, table), ...missingIn(report, table), ...statesIn(report, table)]);
