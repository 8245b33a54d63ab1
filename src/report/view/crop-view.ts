import type { EvidencePointer } from '../../assess/assessment.js';
import type { Rect } from '../../evidence/page-record.js';
import type { PictureRecord } from '../../evidence/picture-record.js';

/** Usual size of a crop, and the tallest, CSS pixels of the page. */
const usual = { width: 700, height: 260 };
const tallest = 640;
/** Page shown around a mark, and air between the words and the frame. */
const margin = 28;
const air = 4;

const isMeasured = (rect: Rect): boolean => [rect.x, rect.y, rect.width, rect.height].every(Number.isFinite);

/** Begin of a stretch of `length` around a middle, kept between two borders. */
const around = (middle: number, length: number, from: number, to: number): number =>
  Math.round(Math.max(from, Math.min(middle - length / 2, to - length)));

/**
 * The part of a picture to show around a mark, and the frame of the mark, in CSS pixels of the document. Undefined when the mark
 * does not stand on the picture whole, or only its beginning can be shown and that is too little.
 */
export function cropAround(rect: Rect, picture: PictureRecord): { readonly view: Rect; readonly frame: Rect } | undefined {
  const top = picture.y;
  const bottom = picture.y + picture.height;
  const inside = rect.x >= 0 && rect.y >= top && rect.x + rect.width <= picture.width + 1 && rect.y + rect.height <= bottom + 1;
  if (!isMeasured(rect) || rect.width <= 0 || rect.height <= 0 || !inside) return undefined;
  const width = Math.min(picture.width, Math.max(usual.width, rect.width + 2 * margin));
  const height = Math.min(picture.height, tallest, Math.max(usual.height, rect.height + 2 * margin));
  // Of a mark too tall for the crop its beginning is shown.
  const middle = rect.height + 2 * margin > height ? rect.y - margin + height / 2 : rect.y + rect.height / 2;
  const view = {
    x: around(rect.x + rect.width / 2, width, 0, picture.width),
    y: around(middle, height, top, bottom),
    width: Math.round(width),
    height: Math.round(height),
  };
  const x = Math.max(view.x + 1, rect.x - air);
  const y = Math.max(view.y + 1, rect.y - air);
  const right = Math.min(view.x + view.width - 1, rect.x + rect.width + air);
  return { view, frame: { x, y, width: right - x, height: rect.y + rect.height + air - y } };
}

/** The crop of a pointer whose place on the picture is known. */
export function cropOf({ rect, picture }: EvidencePointer): ReturnType<typeof cropAround> {
  return rect === undefined || picture === undefined ? undefined : cropAround(rect, picture);
}
