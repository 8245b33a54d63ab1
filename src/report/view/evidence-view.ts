import type { EvidencePointer, ReportPointer, RuleResult } from '../../assess/assessment.js';
import { clip } from '../clip.js';
import type { Words } from '../words.js';
import { type DrawnView, drawnView } from './drawn-view.js';
import { beginsVisit, numberedPieces, openPieces, pagesLookedAt } from './evidence-pieces.js';
import type { RenderContext } from './render-context.js';
import { resultAnchor } from './result-anchor.js';

/** Longest quote printed whole; the rest of a longer one is folded under it. */
const quoteLength = 420;

export interface EvidenceView {
  readonly number: number;
  readonly page: string;
  readonly url: string;
  readonly capturedAt: string;
  /** « PDF, p. 3 » where it stands in a file; empty for a page. */
  readonly place: string;
  /** Seen by a logged-in member only. */
  readonly member: boolean;
  readonly quote:
    | { readonly prefix: string; readonly exact: string; readonly suffix: string; readonly whole: string }
    | undefined;
  /** What is wrong in a harmonised report, and where. */
  readonly report: ReturnType<typeof reportPlace> | undefined;
  readonly fact: string;
  readonly selector: string;
  readonly artifact: string;
  readonly sha256: string;
  readonly shortHash: string;
  /** Part of the page's screenshot, with the quotation marked where its place is known. */
  readonly drawn: DrawnView | undefined;
  /** Data address of the page's screenshot, shown once in the report; elsewhere `imageAnchor` points to it. */
  readonly image: string;
  readonly imageAlt: string;
  readonly imageAnchor: string;
  /** Path in the bundle of a screenshot that the page does not hold. */
  readonly imageLeft: string;
}

/** Pieces printed one by one, and the pages that were only looked at, which the annex describes. */
export function evidenceViews(result: RuleResult, context: RenderContext) {
  const pieces = numberedPieces(result, context.pages);
  const looked = pagesLookedAt(result, context.pages);
  const views = pieces.map((pointer, index) => evidenceView(result, pointer, index, pieces, context));
  return {
    open: views.slice(0, openPieces),
    folded: views.slice(openPieces),
    any: views.length > 0,
    // Where a search went through the visit from its first page, the proof of search already says what was read.
    looked: result.coverage !== undefined && beginsVisit(looked, context.pages) ? [] : looked,
  };
}

function evidenceView(
  result: RuleResult,
  pointer: EvidencePointer,
  index: number,
  pieces: readonly EvidencePointer[],
  { words, plan }: RenderContext,
): EvidenceView {
  const firstOfPage = pieces.findIndex((piece) => piece.screenshot === pointer.screenshot) === index;
  const planned = pointer.screenshot === undefined ? undefined : plan.images.get(pointer.screenshot);
  const image = firstOfPage ? planned : undefined;
  const here = image?.rule === result.rule;
  const id = `${resultAnchor(result.rule)}-${index + 1}`;
  const drawn = planned && drawnView(pointer, planned, { id, here, words });
  return {
    number: index + 1,
    page: pointer.page,
    url: pointer.url,
    capturedAt: pointer.capturedAt,
    place: placeInFile(pointer.document, words),
    member: pointer.persona === 'member',
    quote: pointer.quote && quoteView(pointer.quote),
    report: pointer.report && reportPlace(pointer.report, words),
    fact: pointer.fact ?? '',
    selector: pointer.quote?.selector ?? '',
    artifact: pointer.artifact,
    sha256: pointer.sha256,
    shortHash: pointer.sha256.slice(0, 12),
    drawn,
    image: here && drawn === undefined ? image.source : '',
    imageAlt: words.t('evidence.imageAlt', { url: pointer.url, time: words.dateTime(pointer.capturedAt) }),
    imageAnchor: image && (here || drawn === undefined) ? image.anchor : '',
    imageLeft: image === undefined && firstOfPage && plan.left.has(pointer.screenshot ?? '') ? (pointer.screenshot ?? '') : '',
  };
}

/** « file, sheet 4, row 12, column … » and the sentence; the words of the file are a stranger's and are shown as such. */
function reportPlace({ check, sentence, file, sheet, row, column, more }: ReportPointer, words: Words) {
  const where = [
    ...(sheet === undefined ? [] : [words.t('evidence.report.sheet', { sheet: clip(sheet, 80) })]),
    ...(row === undefined ? [] : [words.t('evidence.report.row', { row })]),
    ...(column === undefined ? [] : [words.t('evidence.report.column', { column: clip(column, 160) })]),
  ];
  return {
    check,
    sentence: clip(words.pick(sentence), quoteLength),
    file: clip(file, 160),
    where: where.join(', '),
    more: more === undefined ? '' : words.plural('evidence.report.more', more),
  };
}

/** Only a PDF, a workbook and an archive have parts that a reader can turn to. */
function placeInFile(document: EvidencePointer['document'], words: Words): string {
  if (document === undefined) return '';
  const { format, part } = document;
  if (part === undefined || (format !== 'pdf' && format !== 'xlsx' && format !== 'zip'))
    return words.label('evidence.document', format);
  return words.t(`evidence.part.${format}`, { part });
}

function quoteView(quote: NonNullable<EvidencePointer['quote']>) {
  const exact = clip(quote.exact, quoteLength);
  const cut = exact !== quote.exact;
  return {
    prefix: quote.prefix === '' ? '' : `…${quote.prefix}`,
    exact,
    suffix: cut || quote.suffix === '' ? '' : `${quote.suffix}${/[.!?…]$/.test(quote.suffix.trimEnd()) ? '' : '…'}`,
    whole: cut ? quote.exact : '',
  };
}
