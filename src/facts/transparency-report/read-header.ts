import type { TemplateColumn } from '../../ruleset/report-template.js';
import type { TableRow } from './raw-table.js';
import { fold, type SheetIndex } from './template-index.js';

/** Where the columns of a sheet stand in a table. */
export interface Header {
  /** Number of the row of headings; 0 when the table has none. */
  readonly row: number;
  /** Rows before this index are headings or stand above them. */
  readonly dataFrom: number;
  /** Column ids and the index of their cells. */
  readonly columns: ReadonlyMap<string, number>;
  readonly renamed: readonly { readonly column: TemplateColumn; readonly found: string }[];
  readonly absent: readonly TemplateColumn[];
  /** Columns of contextual information beside those that the sheet names. */
  readonly contextual: number;
  /** Headings that a second row completes, as merged cells leave them. */
  readonly merged: boolean;
  /** Too few headings are known: columns were told by their place only. */
  readonly byPlace: boolean;
  /** Part of the sheet's headings that stand there word for word, 0 to 1. */
  readonly score: number;
  /** The same, less for headings that the sheet does not have: some sheets have all headings of another and more. */
  readonly fit: number;
}

const rowsSearched = 12;
/** Headings known below this part are those of another language, or none. */
const fewKnown = 0.3;

interface Candidate {
  readonly cells: readonly string[];
  readonly index: number;
  readonly height: 1 | 2;
  readonly known: number;
}

const filled = (cells: readonly string[]): string[] => {
  let last = '';
  return cells.map((cell) => {
    last = cell === '' ? last : cell;
    return last;
  });
};

/** Two rows as one: the upper cell, which was merged over several columns, before the lower. */
function joined(upper: readonly string[], lower: readonly string[]): string[] {
  const wide = filled(upper);
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, i) => {
    const below = lower[i] ?? '';
    if (below === '') return upper[i] ?? '';
    return (upper[i] ?? '') === '' && (wide[i] ?? '') === '' ? below : `${wide[i] ?? ''} ${below}`.trim();
  });
}

function knownIn(cells: readonly string[], { headings }: SheetIndex): number {
  return new Set(cells.map(fold).filter((cell) => headings.has(cell))).size;
}

/** The row, or pair of rows, with most headings of a sheet. */
function bestRow(rows: readonly TableRow[], sheet: SheetIndex): Candidate | undefined {
  const candidates = rows.slice(0, rowsSearched).flatMap(({ cells }, index): Candidate[] => {
    const pair = index > 0 ? joined(rows[index - 1]?.cells ?? [], cells) : undefined;
    return [
      { cells, index, height: 1, known: knownIn(cells, sheet) },
      ...(pair === undefined ? [] : [{ cells: pair, index, height: 2 as const, known: knownIn(pair, sheet) }]),
    ];
  });
  return candidates.sort((a, b) => b.known - a.known || a.height - b.height || a.index - b.index)[0];
}

/** Words that two headings share, 0 to 1. */
function likeness(a: string, b: string): number {
  const [left, right] = [new Set(a.split(' ')), new Set(b.split(' '))];
  const shared = [...left].filter((word) => right.has(word)).length;
  return (2 * shared) / (left.size + right.size);
}

/** Finds the headings of a sheet in a table. */
export function readHeader(rows: readonly TableRow[], index: SheetIndex, contextual: string): Header {
  const best = bestRow(rows, index);
  const { columns: wanted } = index.sheet;
  const score = (best?.known ?? 0) / wanted.length;
  if (best === undefined || score < fewKnown) return byPlace(rows, wanted, score);
  const folded = best.cells.map(fold);
  const columns = new Map<string, number>();
  folded.forEach((cell, at) => {
    const column = index.headings.get(cell);
    if (column !== undefined && !columns.has(column.id)) columns.set(column.id, at);
  });
  const taken = new Set(columns.values());
  const context = new Set(folded.flatMap((cell, at) => (cell.startsWith(contextual) && !taken.has(at) ? [at] : [])));
  const free = (at: number) => (folded[at] ?? '') !== '' && !taken.has(at) && !context.has(at);
  const renamed: { column: TemplateColumn; found: string }[] = [];
  const absent: TemplateColumn[] = [];
  for (const [place, column] of wanted.entries()) {
    if (columns.has(column.id)) continue;
    const near = folded.findIndex((cell, at) => free(at) && likeness(cell, fold(column.name)) >= 0.75);
    const at = near >= 0 ? near : free(place) ? place : -1;
    if (at < 0) absent.push(column);
    else {
      columns.set(column.id, at);
      taken.add(at);
      renamed.push({ column, found: best.cells[at] ?? '' });
    }
  }
  return {
    row: rows[best.index]?.number ?? 0,
    dataFrom: best.index + 1,
    columns,
    renamed,
    absent,
    contextual: context.size,
    merged: best.height === 2,
    byPlace: false,
    score,
    fit: best.known / Math.max(wanted.length, folded.filter((cell, at) => cell !== '' && !context.has(at)).length),
  };
}

/** Headings of another language or none: columns are taken as they stand in the template, and nothing is called absent. */
function byPlace(rows: readonly TableRow[], wanted: readonly TemplateColumn[], score: number): Header {
  const first = rows.findIndex(({ cells }) => cells.filter((cell) => cell !== '').length >= Math.min(3, wanted.length));
  const width = rows[first]?.cells.length ?? 0;
  // A row with figures or codes is no row of headings.
  const data = rows[first]?.cells.some((cell) => /^\d+(?:\.\d+)?$|^[A-Z]+(?:_[A-Z]+){2,}$|^\d{4}-\d{2}-\d{2}/.test(cell)) ?? true;
  return {
    row: data ? 0 : (rows[first]?.number ?? 0),
    dataFrom: data ? 0 : first + 1,
    columns: new Map(wanted.flatMap((column, at) => (at < width ? [[column.id, at] as const] : []))),
    renamed: [],
    absent: [],
    contextual: 0,
    merged: false,
    byPlace: true,
    score,
    fit: score,
  };
}
