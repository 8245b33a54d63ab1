import { categoryRows, isFigures } from '../category-rows.js';
import { numberIn } from '../cell-values.js';
import { cellOf, columnsOf, type Finding, placeOf, type Report, type SheetTable } from '../report.js';
import type { RunCheck } from './check-context.js';

/** The first figure above zero in a row. */
function counted(table: SheetTable, row: SheetTable['rows'][number]) {
  return columnsOf(table, ['count']).flatMap((column) => {
    const cell = numberIn(cellOf(table, row, column.id));
    return cell.kind === 'number' && cell.value > 0 ? [{ column, value: cell.value }] : [];
  })[0];
}

function rowsWith(report: Report, wanted: (code: string) => boolean, code: string, described: boolean): readonly Finding[] {
  return report.tables.filter(isFigures).flatMap((table) =>
    categoryRows(report, table)
      .filter((each) => wanted(each.code))
      .flatMap(({ row, code: category }): Finding[] => {
        const figure = counted(table, row);
        if (figure === undefined || (described && cellOf(table, row, 'other') !== '')) return [];
        const values = { category, found: String(figure.value) };
        return [{ code, place: placeOf(table, row, figure.column), values }];
      }),
  );
}

/** `other`: a sub-category « other » that counts something is described. */
export const checkOther: RunCheck<'other'> = (report) =>
  rowsWith(report, (code) => code === report.template.template.otherKeyword, 'undescribed', true);

/** `counted`: some code counts more than zero. */
export const checkCounted: RunCheck<'counted'> = (report, check) =>
  rowsWith(report, (code) => check.codes.includes(code), 'counted', false);
