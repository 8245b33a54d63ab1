import type { EvidencePointer, RuleResult } from '../../assess/assessment.js';
import { clip } from '../clip.js';
import type { Words } from '../words.js';
import { evidenceOf, openPieces, pieceKey } from './evidence-pieces.js';
import type { ScreenshotPlan } from './screenshot-plan.js';

/** Longest quote printed whole; the rest of a longer one is folded under it. */
const quoteLength = 420;

export interface EvidenceView {
  readonly number: number;
  readonly page: string;
  readonly url: string;
  readonly capturedAt: string;
  readonly quote:
    | { readonly prefix: string; readonly exact: string; readonly suffix: string; readonly whole: string }
    | undefined;
  readonly fact: string;
  readonly selector: string;
  readonly artifact: string;
  readonly sha256: string;
  readonly shortHash: string;
  /** Data address of the page's screenshot, shown once in the report; elsewhere `imageAnchor` points to it. */
  readonly image: string;
  readonly imageAlt: string;
  readonly imageAnchor: string;
  /** Path in the bundle of a screenshot that the page does not hold. */
  readonly imageLeft: string;
}

export function evidenceViews(result: RuleResult, words: Words, plan: ScreenshotPlan) {
  const pieces = evidenceOf(result);
  const views = pieces.map((pointer, index) => evidenceView(result, pointer, index, pieces, words, plan));
  return { open: views.slice(0, openPieces), folded: views.slice(openPieces), any: views.length > 0 };
}

function evidenceView(
  result: RuleResult,
  pointer: EvidencePointer,
  index: number,
  pieces: readonly EvidencePointer[],
  words: Words,
  plan: ScreenshotPlan,
): EvidenceView {
  const firstOfPage = pieces.findIndex((piece) => piece.screenshot === pointer.screenshot) === index;
  const image = pointer.screenshot !== undefined && firstOfPage ? plan.images.get(pointer.screenshot) : undefined;
  const here = image?.rule === result.rule;
  return {
    number: index + 1,
    page: pointer.page,
    url: pointer.url,
    capturedAt: pointer.capturedAt,
    quote: pointer.quote && quoteView(pointer.quote),
    fact: pointer.fact ?? '',
    selector: pointer.quote?.selector ?? '',
    artifact: pointer.artifact,
    sha256: pointer.sha256,
    shortHash: pointer.sha256.slice(0, 12),
    image: here ? image.source : '',
    imageAlt: words.t('evidence.imageAlt', { url: pointer.url, time: words.dateTime(pointer.capturedAt) }),
    imageAnchor: image ? image.anchor : '',
    imageLeft: image === undefined && firstOfPage && plan.left.has(pointer.screenshot ?? '') ? (pointer.screenshot ?? '') : '',
  };
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

/** The questions that a rule asked, with the answer and the numbers of the pieces that show it. */
export function checkViews(result: RuleResult, words: Words) {
  const numbers = new Map(evidenceOf(result).map((pointer, index) => [pieceKey(pointer), index + 1]));
  return result.checks.map((check) => ({
    name: words.pick(check.name),
    answer: words.t(`check.answer.${check.value}`),
    reason: check.reason === undefined ? '' : words.t(`reason.${check.reason}`),
    text: clip(check.text ?? '', 200),
    pieces: [...new Set(check.evidence.map((pointer) => numbers.get(pieceKey(pointer)) ?? 0))].sort((a, b) => a - b).join(', '),
  }));
}
