import type { PdfPiece } from './pdf-text.js';

/** Where a link of a page can be pressed; same coordinates as the pieces. */
export interface LinkArea {
  readonly url: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Cuts a piece of text into the parts that lie inside a link's area and those outside. Letters' own widths are not known, so
 * the cut is moved to the nearest border of a word.
 */
export function piecesByLink(piece: PdfPiece, areas: readonly LinkArea[]): readonly PdfPiece[] {
  const middle = piece.y - piece.size * 0.3;
  const end = piece.x + piece.width;
  const hit = areas
    .filter(({ left, right, top, bottom }) => middle >= top && middle <= bottom && right > piece.x + 1 && left < end - 1)
    .sort((a, b) => a.left - b.left);
  if (hit.length === 0 || piece.width <= 0 || piece.turned) return [piece];
  const { text } = piece;
  const at = (x: number) => wordBorder(text, ((x - piece.x) / piece.width) * text.length);
  const parts: PdfPiece[] = [];
  let from = 0;
  const add = (to: number, href?: string) => {
    if (to <= from) return;
    const x = piece.x + (piece.width * from) / text.length;
    parts.push({
      ...piece,
      text: text.slice(from, to),
      x,
      width: (piece.width * (to - from)) / text.length,
      ...(href === undefined ? {} : { href }),
    });
    from = to;
  };
  for (const { url, left, right } of hit) {
    add(left <= piece.x + 1 ? 0 : at(left));
    add(right >= end - 1 ? text.length : at(right), url);
  }
  add(text.length);
  return parts;
}

function wordBorder(text: string, position: number): number {
  const near = Math.max(0, Math.min(text.length, Math.round(position)));
  const isBorder = (index: number) =>
    index <= 0 ||
    index >= text.length ||
    /[\s()[\],;«»"]/.test(text[index] ?? '') !== /[\s()[\],;«»"]/.test(text[index - 1] ?? '');
  for (let step = 0; step <= 6; step++) {
    if (isBorder(near + step)) return Math.min(text.length, near + step);
    if (isBorder(near - step)) return Math.max(0, near - step);
  }
  return near;
}
