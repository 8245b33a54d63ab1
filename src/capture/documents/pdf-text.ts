/** A piece of text where a PDF page shows it. Points from the top left corner of the page as it is seen; `y` is the base line. */
export interface PdfPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Height of the letters' em. */
  readonly size: number;
  readonly bold: boolean;
  readonly href?: string;
  /** Quarter turns and slanted stamps: not on a horizontal line. */
  readonly turned: boolean;
}

/** Pieces on one base line, in reading order, without a gap wide enough to be a column's. */
export interface PdfLine {
  readonly pieces: readonly PdfPiece[];
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
}

export function lineText(line: PdfLine): string {
  return line.pieces.map(({ text }) => text).join('');
}
