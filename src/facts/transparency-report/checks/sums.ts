import type { TemplateColumn } from '../../../ruleset/report-template.js';
import { type CategoryRow, categoryRows, isFigures } from '../category-rows.js';
import { numberIn } from '../cell-values.js';
import { cellOf, columnsOf, type Finding, placeOf, type SheetTable } from '../report.js';
import type { RunCheck } from './check-context.js';

/** The sum of some cells; undefined when one of them cannot be read or is blank and the sum could still be right. */
function sumOf(table: SheetTable, rows: readonly CategoryRow[], column: TemplateColumn, stated: number): number | undefined {
  let sum = 0;
  let open = false;
  for (const { row } of rows) {
    const cell = numberIn(cellOf(table, row, column.id));
    if (cell.kind === 'number') sum += cell.value;
    else open = true;
  }
  return open && sum <= stated ? undefined : Math.round(sum * 1e6) / 1e6;
}

function compare(
  table: SheetTable,
  head: CategoryRow,
  parts: readonly CategoryRow[],
  code: 'category' | 'total',
): readonly Finding[] {
  if (parts.length === 0) return [];
  return columnsOf(table, ['count']).flatMap((column): Finding[] => {
    const stated = numberIn(cellOf(table, head.row, column.id));
    if (stated.kind !== 'number') return [];
    const sum = sumOf(table, parts, column, stated.value);
    if (sum === undefined || sum === stated.value) return [];
    const values = {
      category: head.code,
      stated: String(stated.value),
      sum: String(sum),
      difference: String(Math.round((sum - stated.value) * 1e6) / 1e6),
    };
    return [{ code, place: placeOf(table, head.row, column), values }];
  });
}

/** `sums`: a category is the sum of its sub-categories, the total that of the categories, for each column of counts. */
export const checkSums: RunCheck<'sums'> = (report) =>
  report.tables.filter(isFigures).flatMap((table) => {
    const groups = new Map<string, CategoryRow[]>();
    for (const row of categoryRows(report, table)) {
      const group = groups.get(row.group);
      // A file may hold thousands of rows in one group: it grows in place.
      if (group === undefined) groups.set(row.group, [row]);
      else group.push(row);
    }
    return [...groups.values()].flatMap((rows) => {
      const categories = rows.filter(({ kind }) => kind === 'category');
      return [
        ...categories.flatMap((head) =>
          compare(
            table,
            head,
            rows.filter(({ kind, category }) => kind === 'keyword' && category === head.code),
            'category',
          ),
        ),
        ...rows.filter(({ kind }) => kind === 'total').flatMap((head) => compare(table, head, categories, 'total')),
      ];
    });
  });
