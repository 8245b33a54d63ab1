import type { RawTable, TableRow } from './raw-table.js';
import { type Header, readHeader } from './read-header.js';
import { fold, nameWords, type SheetIndex, type TemplateIndex } from './template-index.js';

export interface RecognisedSheet {
  readonly index: SheetIndex;
  readonly header: Header;
}

/** Number of the sheet in a file's or sheet's name: `4_notices`, `Part_4`, `… - 10. AMAR`; the year or `H2` is none. */
export function numberIn(name: string, most: number): number | undefined {
  const base = baseName(name);
  const numbers = [...base.matchAll(/(?<![\p{L}\p{N}])(\d{1,2})(?![\p{L}\p{N}])/gu)].map(([, digits]) => Number(digits));
  const possible = numbers.filter((number) => number >= 1 && number <= most);
  return /^\d/.test(base) ? possible[0] : possible.at(-1);
}

const baseName = (name: string): string => (name.split('/').at(-1) ?? name).replace(/\.[a-z]{3,4}$/i, '');

/** Names of sheets that a file's name holds, the longest only: « own initiative TC » is not « own initiative ». */
function namedBy(name: string, { sheets }: TemplateIndex): ReadonlySet<string> {
  const words = ` ${nameWords(baseName(name))} `;
  const hits = sheets.flatMap(({ sheet }) =>
    sheet.names.filter((each) => words.includes(` ${each} `)).map((each) => ({ id: sheet.id, length: each.length })),
  );
  const longest = Math.max(0, ...hits.map(({ length }) => length));
  return new Set(hits.filter(({ length }) => length === longest).map(({ id }) => id));
}

/** Sheets 7 to 9 have the same headings: what stands under « Section » tells them apart. */
function sectionFits({ sheet }: SheetIndex, header: Header, rows: readonly TableRow[]): boolean {
  const at = header.columns.get('section');
  const sections = new Set((sheet.rows ?? []).flatMap(({ section }) => (section === undefined ? [] : [fold(section)])));
  if (at === undefined || sections.size === 0) return false;
  return rows.slice(header.dataFrom, header.dataFrom + 40).some(({ cells }) => sections.has(fold(cells[at] ?? '')));
}

/**
 * Which sheet of the template a table is. Real files are renamed, renumbered and translated: the name weighs more than the
 * number, and headings decide where both are silent or wrong.
 */
export function recogniseSheet(table: RawTable, template: TemplateIndex): RecognisedSheet | undefined {
  if (table.rows.length === 0) return undefined;
  const names = namedBy(table.name, template);
  const number = numberIn(table.name, template.sheets.length);
  const scored = template.sheets.map((index) => {
    const header = readHeader(table.rows, index, template.template.contextual);
    const named = names.has(index.sheet.id);
    const numbered = number === index.sheet.number;
    const fits = sectionFits(index, header, table.rows);
    const votes = (named ? 1.5 : 0) + (numbered ? 1 : 0) + header.score + header.fit + (fits ? 1.2 : 0);
    const enough = header.score >= 0.6 || (header.score >= 0.3 && (named || numbered)) || (named && numbered);
    return { index, header, votes, enough };
  });
  const best = scored.filter(({ enough }) => enough).sort((a, b) => b.votes - a.votes)[0];
  return best === undefined ? undefined : { index: best.index, header: best.header };
}

/** One file may hold all sheets one under the other: it is cut where the headings of another sheet begin. */
export function splitTable(table: RawTable, template: TemplateIndex): readonly RawTable[] {
  const opening = new Set(template.sheets.map(({ sheet }) => fold(sheet.columns[0]?.name ?? '')));
  const starts = table.rows.flatMap(({ cells }, at) => {
    if (!opening.has(fold(cells[0] ?? ''))) return [];
    const known = template.sheets.some(({ headings }) => cells.filter((cell) => headings.has(fold(cell))).length >= 3);
    return known ? [at] : [];
  });
  if (starts.length < 2) return [table];
  const titles = starts.map((start) => titleBefore(table, start));
  return starts.map((start, i): RawTable => {
    const next = starts[i + 1];
    const end = next === undefined ? undefined : next - (titles[i + 1] === undefined ? 0 : 1);
    return { ...table, name: titles[i] ?? '', rows: table.rows.slice(start, end), notes: i === 0 ? table.notes : [] };
  });
}

/** The one cell in the row above a table, which names it. */
function titleBefore({ rows }: RawTable, start: number): string | undefined {
  const cells = rows[start - 1]?.cells.filter((cell) => cell !== '') ?? [];
  return cells.length === 1 ? cells[0] : undefined;
}
