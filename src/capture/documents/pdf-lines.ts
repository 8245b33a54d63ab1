import { lineText, type PdfLine, type PdfPiece } from './pdf-text.js';

/** A gap of this many ems on one line parts two columns or two cells. */
const columnGap = 2;

/** Joins the pieces of a page to lines, in the order in which the file draws them, then in the order in which they are read. */
export function linesOf(pieces: readonly PdfPiece[]): readonly PdfLine[] {
  const lines: PdfLine[] = [];
  let open: PdfPiece[] = [];
  const close = () => {
    const line = lineFrom(open);
    if (line !== undefined) lines.push(line);
    open = [];
  };
  for (const piece of pieces) {
    // pdf.js fills the gap between two columns with one very wide blank.
    if (piece.text.trim() === '' && piece.width > piece.size * columnGap) continue;
    const last = open.at(-1);
    if (last !== undefined && !continues(last, piece)) close();
    open.push(...spaced(open.at(-1), piece));
  }
  close();
  return inReadingOrder(lines);
}

function continues(last: PdfPiece, next: PdfPiece): boolean {
  if (last.turned || next.turned) return last.turned && next.turned && Math.abs(last.size - next.size) < 0.5;
  const em = Math.max(last.size, next.size);
  // Superscripts stand half an em higher, on the same line to a reader.
  if (Math.abs(last.y - next.y) > em * 0.55) return false;
  const gap = next.x - (last.x + last.width);
  return gap > -em && gap < em * columnGap;
}

function spaced(last: PdfPiece | undefined, piece: PdfPiece): readonly PdfPiece[] {
  if (last === undefined || /\s$/.test(last.text) || /^\s/.test(piece.text)) return [piece];
  const gap = piece.x - (last.x + last.width);
  return gap > Math.min(last.size, piece.size) * 0.18
    ? [{ ...last, text: ' ', x: last.x + last.width, width: gap }, piece]
    : [piece];
}

function lineFrom(pieces: readonly PdfPiece[]): PdfLine | undefined {
  const solid = pieces.filter(({ text }) => text.trim() !== '');
  const first = solid[0];
  if (first === undefined) return undefined;
  const letters = (which: readonly PdfPiece[]) => which.reduce((sum, { text }) => sum + text.trim().length, 0);
  const widest = solid.reduce((best, piece) => (piece.text.length > best.text.length ? piece : best), first);
  return {
    pieces: pieces.slice(pieces.indexOf(first), pieces.lastIndexOf(solid.at(-1) as PdfPiece) + 1),
    x: Math.min(...solid.map(({ x }) => x)),
    end: Math.max(...solid.map(({ x, width }) => x + width)),
    y: widest.y,
    size: widest.size,
    bold: letters(solid.filter(({ bold }) => bold)) > letters(solid) * 0.9,
  };
}

/**
 * Most files draw their text as it is read, columns and cells included. Where the order jumps about, lines are sorted from top
 * to bottom; where the file draws across two columns, the left one comes first.
 */
function inReadingOrder(lines: readonly PdfLine[]): readonly PdfLine[] {
  let jumps = 0;
  for (let i = 1; i < lines.length; i++) {
    const [before, after] = [lines[i - 1] as PdfLine, lines[i] as PdfLine];
    if (after.y < before.y - before.size && after.x < before.end) jumps++;
  }
  const ordered = jumps > Math.max(4, lines.length * 0.25) ? [...lines].sort(byPosition) : lines;
  return columnsApart(ordered);
}

function byPosition(a: PdfLine, b: PdfLine): number {
  const sameLine = Math.abs(a.y - b.y) < Math.min(a.size, b.size) * 0.5;
  return sameLine ? a.x - b.x : a.y - b.y;
}

/** Two columns of prose drawn line by line across the page are taken apart; a table's short cells are not prose. */
function columnsApart(lines: readonly PdfLine[]): readonly PdfLine[] {
  const pairs: (readonly [PdfLine, PdfLine])[] = [];
  for (let i = 1; i < lines.length; i++) {
    const [left, right] = [lines[i - 1] as PdfLine, lines[i] as PdfLine];
    if (Math.abs(left.y - right.y) < left.size * 0.3 && right.x > left.end) pairs.push([left, right]);
  }
  const gutter = Math.min(...pairs.map(([, right]) => right.x));
  const prose = pairs.filter(([left, right]) => {
    return (
      lineText(left).length > 25 &&
      lineText(right).length > 25 &&
      Math.abs(right.x - gutter) < right.size * 3 &&
      left.end < gutter
    );
  });
  if (prose.length < 8 || prose.length < pairs.length * 0.7) return lines;
  const [top, bottom] = [prose[0]?.[0].y ?? 0, Math.max(...prose.map(([left]) => left.y))];
  const inside = (line: PdfLine) => line.y >= top - 1 && line.y <= bottom + line.size * 2;
  const within = lines.filter(inside);
  if (within.some((line) => line.x < gutter - 1 && line.end > gutter + 1)) return lines;
  return [
    ...lines.filter((line) => !inside(line) && line.y < top),
    ...within.filter((line) => line.x < gutter - 1),
    ...within.filter((line) => line.x >= gutter - 1),
    ...lines.filter((line) => !inside(line) && line.y > bottom),
  ];
}
