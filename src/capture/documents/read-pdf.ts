import { type DocumentBlock, type DocumentContent, type DocumentSection, documentLimits } from './document-content.js';
import { wordsSeen } from './hyphenation.js';
import { openPdf, type PdfFile, type PdfOperatorNumbers, pdfOperatorNumbers } from './pdf-library.js';
import { linesOf } from './pdf-lines.js';
import { type PdfPage, readPage } from './pdf-page.js';
import { blocksOf, typographyOf } from './pdf-paragraphs.js';
import { lineText } from './pdf-text.js';
import { isGarbled, letterCount } from './text-quality.js';

export interface ReadPdfOptions {
  /** Relative links are resolved against it. */
  readonly url: string;
  /** No further page is begun after so many milliseconds. */
  readonly stopAfterMs: number;
}

/**
 * Text of a PDF, a section per page.
 * @throws UnreadableDocumentError when it is locked or damaged
 */
export async function readPdf(bytes: Uint8Array, { url, stopAfterMs }: ReadPdfOptions): Promise<DocumentContent> {
  const stopAt = Date.now() + stopAfterMs;
  const pdf = await openPdf(bytes, url);
  try {
    const { title, lang, losses } = await metadataOf(pdf);
    const operators = await pdfOperatorNumbers();
    const last = Math.min(pdf.numPages, documentLimits.pdfPages);
    const pages: (PdfPage | undefined)[] = [];
    for (let number = 1; number <= last && Date.now() < stopAt; number++) pages.push(await pageOf(pdf, number, operators));
    const text = pages.map((page) => (page?.pieces ?? []).map((piece) => piece.text).join('')).join('\n');
    return {
      title,
      lang,
      parts: pdf.numPages,
      readParts: pages.filter((page) => page !== undefined && !page.pictured).length,
      sections: sectionsOf(pages),
      losses: [...losses, ...lossesOf(pages, text, pdf.numPages)],
      remarks: remarksOf(pages),
    };
  } finally {
    await pdf.loadingTask.destroy().catch(() => undefined);
  }
}

async function metadataOf(pdf: PdfFile): Promise<{ title: string; lang: string; losses: readonly string[] }> {
  const { info, metadata } = await pdf.getMetadata().catch(() => ({ info: {}, metadata: null }));
  const said = info as Readonly<Record<string, unknown>>;
  const word = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
  const losses: string[] = [];
  if (said.IsXFAPresent === true) losses.push('The PDF is a dynamic form (XFA), whose own text is not read.');
  if (said.IsCollectionPresent === true) losses.push('The PDF is a portfolio, whose attached files are not read.');
  return {
    title: word(said.Title) || word(metadata?.get('dc:title')),
    lang: word(said.Language) || word(metadata?.get('dc:language')),
    losses,
  };
}

/** Undefined when the page is damaged. */
async function pageOf(pdf: PdfFile, number: number, operators: PdfOperatorNumbers): Promise<PdfPage | undefined> {
  try {
    const page = await pdf.getPage(number);
    const read = await readPage(page, operators);
    page.cleanup();
    return read;
  } catch {
    return undefined;
  }
}

function sectionsOf(pages: readonly (PdfPage | undefined)[]): readonly DocumentSection[] {
  const lines = pages.map((page) => linesOf(page?.pieces ?? []));
  const typography = typographyOf(lines, wordsSeen(lines.flat().map(lineText)));
  return pages.map((page, index) => {
    const filledIn: DocumentBlock[] = (page?.filledIn ?? []).map((text) => ({ kind: 'paragraph', runs: [{ text }] }));
    return { label: `page ${index + 1}`, blocks: [...blocksOf(lines[index] ?? [], typography), ...filledIn] };
  });
}

/** A cover or a back may be a picture; any other page that is one may hold what is looked for. */
function lossesOf(pages: readonly (PdfPage | undefined)[], text: string, total: number): readonly string[] {
  const losses: string[] = [];
  if (pages.length < total) {
    const why = pages.length === documentLimits.pdfPages ? 'more are not read' : 'the time for it was over';
    losses.push(`Of ${total} pages the first ${pages.length} were read: ${why}.`);
  }
  const damaged = numbersOf(pages, (page) => page === undefined);
  if (damaged.length > 0) losses.push(`${pagesNamed(damaged)} damaged and could not be read.`);
  const pictured = numbersOf(pages, (page) => page?.pictured === true);
  const inside = pictured.filter((number) => number > 1 && number < total);
  if (letterCount(text) < 40) losses.push('The PDF holds almost no letters: its pages are pictures, such as scans.');
  else if (inside.length > 0) losses.push(`${pagesNamed(pictured)} a picture without readable letters.`);
  if (isGarbled(text)) losses.push('The letters of the PDF cannot be told: its fonts do not say which signs they draw.');
  return losses;
}

function remarksOf(pages: readonly (PdfPage | undefined)[]): readonly string[] {
  const pictured = numbersOf(pages, (page) => page?.pictured === true);
  return pictured.length === 0 ? [] : [`${pagesNamed(pictured)} a picture without readable letters.`];
}

function numbersOf(pages: readonly (PdfPage | undefined)[], test: (page: PdfPage | undefined) => boolean): readonly number[] {
  return pages.flatMap((page, index) => (test(page) ? [index + 1] : []));
}

function pagesNamed(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 8).join(', ');
  const more = numbers.length > 8 ? ` and ${numbers.length - 8} more` : '';
  return numbers.length === 1 ? `Page ${shown} is` : `Pages ${shown}${more} are each`;
}
