import type { NumberKind, TemplateColumn } from '../../../ruleset/report-template.js';
import { numberIn } from '../cell-values.js';
import { cellOf, columnsOf, type DataRow, type Finding, placeOf, type Report, type SheetTable } from '../report.js';
import { fold, holds } from '../template-index.js';
import type { RunCheck } from './check-context.js';

/** What kind of number a cell holds; where a row holds one value, its scope and indicator say it. */
function kindOf({ template }: Report, table: SheetTable, row: DataRow, { kind }: TemplateColumn): NumberKind {
  if (kind === 'count' || kind === 'hours') return kind;
  const words = fold(`${cellOf(table, row, 'scope')} ${cellOf(table, row, 'indicator')}`);
  return template.template.values.find((each) => holds(words, each.words) !== undefined)?.kind ?? 'count';
}

function problemOf(cell: string, kind: NumberKind): Pick<Finding, 'code' | 'values'> | undefined {
  const read = numberIn(cell);
  const values = { found: cell.slice(0, 120) };
  if (read.kind === 'blank') return undefined;
  if (read.kind !== 'number') return { code: read.kind, values };
  if (read.value < 0) return { code: 'negative', values };
  if (kind === 'ratio' && read.value > 1) return { code: 'ratio', values };
  if (kind === 'count' && !Number.isInteger(read.value)) return { code: 'fraction', values };
  return read.local ? { code: 'localised', values: { ...values, read: String(read.value) } } : undefined;
}

/** `range`: counts are whole numbers, rates lie between 0 and 1, median times are numbers of hours. */
export const checkRange: RunCheck<'range'> = (report) =>
  report.tables
    .filter(({ sheet }) => sheet.id !== 'identification')
    .flatMap((table) => {
      const columns = columnsOf(table, ['count', 'hours', 'value']);
      // Columns told by their place may be others.
      const unsure = (column: TemplateColumn) =>
        table.header.byPlace || table.header.renamed.some((each) => each.column.id === column.id);
      return table.rows.flatMap((row) =>
        columns.flatMap((column): Finding[] => {
          const problem = problemOf(cellOf(table, row, column.id), kindOf(report, table, row, column));
          if (problem === undefined) return [];
          return [{ ...problem, place: placeOf(table, row, column), ...(unsure(column) ? { doubt: true } : {}) }];
        }),
      );
    });
