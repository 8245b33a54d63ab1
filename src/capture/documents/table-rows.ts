import { type DocumentBlock, documentLimits } from './document-content.js';

/** A table of plain cells, cut to the limits. `cut` is true when some of it was left out. */
export function tableOf(rows: readonly (readonly unknown[])[]): { readonly block: DocumentBlock; readonly cut: boolean } {
  const { rows: mostRows, columns, cellCharacters } = documentLimits;
  let cut = rows.length > mostRows;
  const kept = rows.slice(0, mostRows).map((row) => {
    if (row.length > columns) cut = true;
    return row.slice(0, columns).map((cell) => {
      const text = cellText(cell);
      if (text.length > cellCharacters) cut = true;
      return [{ text: text.slice(0, cellCharacters) }];
    });
  });
  return { block: { kind: 'table', rows: kept }, cut };
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  // A date of a sheet has no time zone: it is kept as midnight UTC.
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().replace(/T00:00:00\.000Z$/, '');
  return String(cell).replace(/\s+/g, ' ').trim();
}
