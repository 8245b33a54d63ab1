/** What a page's screenshot shows of the document. CSS pixels, from the top of the document. */
export interface PictureRecord {
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Pixels of the image per CSS pixel. */
  readonly scale: number;
  readonly documentHeight: number;
  /** The whole document, the document cut at the greatest height, or only what the window showed. */
  readonly shows: 'document' | 'cut' | 'window';
}
