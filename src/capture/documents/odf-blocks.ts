import { type DocumentBlock, documentLimits, type Run } from './document-content.js';
import { xmlTokens } from './xml-tokens.js';

/** Elements whose content is not the text of the document: remarks of its writers, and words they struck out. */
const silent = new Set([
  'office:annotation',
  'text:tracked-changes',
  'text:ruby-text',
  'svg:desc',
  'svg:title',
  'script:event-listeners',
]);

interface Draft {
  readonly kind: 'heading' | 'paragraph';
  readonly level: number;
  readonly runs: Run[];
}

interface OpenTable {
  readonly rows: Run[][][];
  cell: Run[] | undefined;
}

/** Headings, paragraphs, list items and tables of OpenDocument text, in order. Notes stand after the paragraph that cites them. */
export function odfBlocks(xml: string): readonly DocumentBlock[] {
  const blocks: DocumentBlock[] = [];
  const drafts: Draft[] = [];
  const tables: OpenTable[] = [];
  let links: readonly string[] = [];
  let listDepth = 0;
  let skipping = 0;

  const write = (text: string) => {
    const draft = drafts.at(-1);
    if (draft === undefined || skipping > 0 || text === '') return;
    const href = links.at(-1);
    draft.runs.push({ text, ...(href ? { href } : {}) });
  };
  const finish = () => {
    const draft = drafts.pop();
    if (draft === undefined || draft.runs.every(({ text }) => text.trim() === '')) return;
    const cell = tables.at(-1)?.cell;
    if (cell !== undefined) cell.push(...(cell.length > 0 ? [{ text: ' ' }] : []), ...draft.runs);
    else if (draft.kind === 'heading') blocks.push({ kind: 'heading', level: draft.level, runs: draft.runs });
    else blocks.push({ kind: listDepth > 0 ? 'item' : 'paragraph', runs: draft.runs });
  };

  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') {
      write(token.text.replace(/\s+/g, ' '));
      continue;
    }
    const opens = token.kind === 'open';
    if (silent.has(token.name)) skipping += opens ? 1 : -1;
    if (skipping > 0) continue;
    switch (token.name) {
      case 'text:h':
      case 'text:p':
        if (opens) {
          const level = Number(token.attributes['text:outline-level']) || 1;
          drafts.push({ kind: token.name === 'text:h' ? 'heading' : 'paragraph', level, runs: [] });
        } else finish();
        break;
      case 'text:a':
        links = opens ? [...links, token.attributes['xlink:href'] ?? ''] : links.slice(0, -1);
        break;
      case 'text:list':
        listDepth += opens ? 1 : -1;
        break;
      case 'text:s':
      case 'text:tab':
      case 'text:line-break':
        if (opens) write(' ');
        break;
      case 'table:table':
        if (opens) tables.push({ rows: [], cell: undefined });
        else closeTable(tables.pop(), blocks, tables.at(-1));
        break;
      case 'table:table-row':
        if (opens) tables.at(-1)?.rows.push([]);
        break;
      case 'table:table-cell':
        if (opens) openCell(tables.at(-1));
        break;
    }
  }
  return blocks;
}

function openCell(table: OpenTable | undefined): void {
  const row = table?.rows.at(-1);
  if (table === undefined || row === undefined || row.length >= documentLimits.columns) return;
  table.cell = [];
  row.push(table.cell);
}

function closeTable(table: OpenTable | undefined, blocks: DocumentBlock[], outer: OpenTable | undefined): void {
  const rows = (table?.rows ?? []).filter((row) => row.some((cell) => cell.length > 0));
  if (rows.length === 0) return;
  if (outer?.cell === undefined) blocks.push({ kind: 'table', rows });
  else outer.cell.push(...rows.flat(2));
}
