import { cellOf, type DataRow, type Report, type SheetTable } from './report.js';

/** A row of a sheet of figures with the category it belongs to. */
export interface CategoryRow {
  readonly row: DataRow;
  readonly code: string;
  readonly kind: 'total' | 'category' | 'keyword' | 'unknown';
  /** The category of a sub-category; empty when it cannot be told. */
  readonly category: string;
  /** Rows that are added up together: same service, period and Member State. */
  readonly group: string;
}

/** Sheets whose rows are categories and that hold figures. */
export const isFigures = ({ sheet }: SheetTable): boolean =>
  sheet.columns.some(({ kind }) => kind === 'category') && sheet.columns.some(({ kind }) => kind === 'count');

/** Reads the codes of a sheet; a sub-category « other » belongs to the category above it. */
export function categoryRows({ template }: Report, table: SheetTable): readonly CategoryRow[] {
  let above = '';
  return table.rows.map((row): CategoryRow => {
    const code = cellOf(table, row, 'category');
    const group = ['service', 'period', 'scope'].map((column) => cellOf(table, row, column)).join('\n');
    if (code.toUpperCase() === template.template.total) return { row, code, kind: 'total', category: '', group };
    if (template.categories.has(code)) {
      above = code;
      return { row, code, kind: 'category', category: code, group };
    }
    const owner = template.keywords.get(code);
    // Two categories have a sub-category of the same name: the row above tells which one it is.
    const fits = template.template.categories.find((each) => each.code === above)?.keywords.includes(code);
    if (fits === true) return { row, code, kind: 'keyword', category: above, group };
    if (owner !== undefined) return { row, code, kind: 'keyword', category: owner, group };
    return { row, code, kind: 'unknown', category: '', group };
  });
}
