import type { Matrix, PdfFilePage, PdfOperatorNumbers, PdfOperators } from './pdf-library.js';
import { type LinkArea, piecesByLink } from './pdf-links.js';
import type { PdfPiece } from './pdf-text.js';
import { letterCount } from './text-quality.js';

/** What one page of a PDF holds. */
export interface PdfPage {
  readonly pieces: readonly PdfPiece[];
  /** Words that people typed into the file's form fields and notes; they are not part of the page's own text. */
  readonly filledIn: readonly string[];
  /** True when the page shows pictures or outlines and almost no letters: a scan. */
  readonly pictured: boolean;
}

interface TextItem {
  readonly str: string;
  readonly width: number;
  readonly transform: Matrix;
  readonly fontName: string;
}

interface Annotation {
  readonly subtype?: string;
  readonly rect?: readonly number[];
  readonly url?: string;
  readonly fieldValue?: unknown;
  readonly contentsObj?: { readonly str?: string };
}

/** A page with fewer letters is a scan when something else is drawn on it; a stamp or a page number are not its text. */
const fewLetters = 40;
const noOperators: PdfOperators = { fnArray: [], argsArray: [] };

/** Reads text with positions, links and typed-in words of one page. Nothing is painted and no script of the file is run. */
export async function readPage(page: PdfFilePage, numbers: PdfOperatorNumbers): Promise<PdfPage> {
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent();
  const fonts = Object.keys(content.styles);
  const letters = letterCount((content.items as readonly Partial<TextItem>[]).map(({ str }) => str ?? '').join(''));
  // A font is known to be bold once the operators of the first page that uses it were read; most pages need not be read twice.
  const needed = letters < fewLetters || fonts.some((name) => !page.commonObjs.has(name));
  const operators = needed ? await page.getOperatorList().catch(() => noOperators) : noOperators;
  const annotations = (await page.getAnnotations().catch(() => [])) as readonly Annotation[];
  const areas = annotations.flatMap((annotation): readonly LinkArea[] => {
    if (annotation.subtype !== 'Link' || !annotation.url || annotation.rect?.length !== 4) return [];
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = viewport.convertToViewportRectangle(annotation.rect);
    const box = { left: Math.min(x1, x2), right: Math.max(x1, x2), top: Math.min(y1, y2), bottom: Math.max(y1, y2) };
    return [{ url: annotation.url, ...box }];
  });
  const bold = await boldFonts(page, fonts);
  const pieces: PdfPiece[] = [];
  for (const item of content.items as readonly Partial<TextItem>[]) {
    if (!item.str || item.transform === undefined) continue;
    const [a, b, c, d, x, y] = product(viewport.transform, item.transform);
    const size = Math.hypot(c, d);
    if (size < 0.5) continue;
    const turned = Math.abs(b) > Math.abs(a) * 0.1;
    const piece = { text: item.str, x, y, width: item.width ?? 0, size, bold: bold.has(item.fontName ?? ''), turned };
    pieces.push(...piecesByLink(piece, areas));
  }
  return { pieces, filledIn: filledInOf(annotations), pictured: letters < fewLetters && isDrawnOn(operators, numbers) };
}

/** The second matrix applied first (ISO 32000-1, 8.3.4). */
function product(m: Matrix, n: Matrix): readonly [number, number, number, number, number, number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

async function boldFonts(page: PdfFilePage, names: readonly string[]): Promise<ReadonlySet<string>> {
  // Fonts travel by message, one turn of the event loop behind the operators.
  await new Promise((resolve) => setImmediate(resolve));
  const bold = new Set<string>();
  for (const name of names) {
    if (!page.commonObjs.has(name)) continue;
    const font = page.commonObjs.get(name) as { name?: string; black?: boolean; bold?: boolean } | null;
    if (font?.bold || font?.black || /bold|black|heavy|semibold|demi|CMBX/i.test(font?.name ?? '')) bold.add(name);
  }
  return bold;
}

function filledInOf(annotations: readonly Annotation[]): readonly string[] {
  return annotations.flatMap(({ subtype, fieldValue, contentsObj }) => {
    const words = subtype === 'Widget' ? fieldValue : subtype === 'FreeText' ? contentsObj?.str : undefined;
    return typeof words === 'string' && /\p{L}{2}/u.test(words) ? [words.trim()] : [];
  });
}

/** Pictures are not decoded: one is known by the matrix that stretches its unit square over the page. */
function isDrawnOn({ fnArray, argsArray }: PdfOperators, numbers: PdfOperatorNumbers): boolean {
  let paths = 0;
  for (const [index, operator] of fnArray.entries()) {
    if (operator === numbers.constructPath) paths++;
    if (operator !== numbers.transform) continue;
    const [a = 0, b = 0, c = 0, d = 0] = Array.from((argsArray[index] ?? []) as ArrayLike<number>);
    if (Math.hypot(a, b) > 100 && Math.hypot(c, d) > 100) return true;
  }
  return paths > 150;
}
