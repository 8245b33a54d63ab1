import type { AssessedPage, CheckResult, RuleResult } from '../../assess/assessment.js';
import type { Truth } from '../../ruleset/vocabulary.js';
import { clip } from '../clip.js';
import type { Words } from '../words.js';
import { isMereLook, numberedPieces, pieceKey } from './evidence-pieces.js';
import type { RenderContext } from './render-context.js';

/** Most pages that a check points to where it found nothing: as many may stand for more. */
const mostLooks = 5;

/**
 * The questions that a rule asked, those with the same answer on the same pages together: what failed or stays open first,
 * then what was answered yes. Where the outcome is a finding of presence, yes comes first.
 */
export function checkGroups(result: RuleResult, context: RenderContext) {
  const yesFirst = result.outcome === 'pass' || result.outcome === 'observed';
  const order: readonly Truth[] = yesFirst ? [true, false, 'unknown'] : [false, 'unknown', true];
  const numbers = new Map(numberedPieces(result, context.pages).map((pointer, index) => [pieceKey(pointer), index + 1]));
  return order.flatMap((value) => {
    const lines = new Map<string, CheckResult[]>();
    for (const check of result.checks.filter((each) => each.value === value)) {
      const where = whereSentence(check, result, context);
      lines.set(where, [...(lines.get(where) ?? []), check]);
    }
    return [...lines].map(([where, checks]) => ({
      code: String(value),
      answer: context.words.t(`check.answer.${value}`),
      where,
      checks: checks.map((check) => checkView(check, numbers, context)),
    }));
  });
}

function checkView(check: CheckResult, numbers: ReadonlyMap<string, number>, { words, pages }: RenderContext) {
  const pieces = check.evidence.filter((pointer) => !isMereLook(pointer, pages));
  return {
    name: words.pick(check.name),
    text: clip(check.text ?? '', 200),
    pieces: [...new Set(pieces.map((pointer) => numbers.get(pieceKey(pointer)) ?? 0))].sort((a, b) => a - b).join(', '),
  };
}

/** Why a check has its answer and where that was looked at; empty when the numbered pieces already say it. */
function whereSentence(check: CheckResult, result: RuleResult, { words, pages }: RenderContext): string {
  const reason = check.reason === undefined || check.reason === result.reason ? '' : words.t(`reason.${check.reason}`);
  const onlyLooks = check.evidence.length > 0 && check.evidence.every((pointer) => isMereLook(pointer, pages));
  if (!onlyLooks) return reason;
  const place = placeOf([...new Set(check.evidence.map(({ page }) => page))], result, words, pages);
  if (check.value === true) return words.t('check.seenFrom', { place });
  const notFound = words.t('check.notFound', { place });
  return check.reason === 'not-found' || reason === '' ? notFound : `${notFound} ${reason}`;
}

/** All pages read where the pointers begin the visit and are as many as a check keeps; otherwise the pages by number. */
function placeOf(ids: readonly string[], result: RuleResult, words: Words, pages: readonly AssessedPage[]): string {
  const read = pages.filter(({ obstacle }) => obstacle === undefined).map(({ id }) => id);
  const fromStart = ids.length >= Math.min(mostLooks, read.length) && ids.every((id, index) => id === read[index]);
  if (fromStart && result.coverage !== undefined) return words.plural('check.allPages', result.coverage.pagesVisited);
  return words.t(ids.length >= mostLooks ? 'check.pagesAmong' : 'check.pages', { pages: words.list(ids) });
}
