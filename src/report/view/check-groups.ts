import type { AssessedPage, CheckResult, RuleResult } from '../../assess/assessment.js';
import type { Truth } from '../../ruleset/vocabulary.js';
import { clip } from '../clip.js';
import type { Words } from '../words.js';
import { beginsVisit, isMereLook, mostLooks, numberedPieces, pieceKey } from './evidence-pieces.js';
import type { RenderContext } from './render-context.js';

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
    measured: measuredWords(check, words),
    pieces: [...new Set(pieces.map((pointer) => numbers.get(pieceKey(pointer)) ?? 0))].sort((a, b) => a - b).join(', '),
  };
}

/** How often the fact was right on labelled pages: for a yes its precision, for a no what it usually misses. */
function measuredWords({ measured, value }: CheckResult, words: Words): string {
  const share = value === true ? measured?.precision : measured?.recall;
  if (measured === undefined || share === undefined || share === null) return '';
  return words.t(value === true ? 'check.precision' : 'check.recall', {
    share: words.percent(share),
    labels: words.number(measured.labels),
  });
}

/** Why a check has its answer and where that was looked at; empty when the numbered pieces already say it. */
function whereSentence(check: CheckResult, result: RuleResult, { words, pages }: RenderContext): string {
  const reason = check.reason === undefined || check.reason === result.reason ? '' : words.t(`reason.${check.reason}`);
  const onlyLooks = check.evidence.length > 0 && check.evidence.every((pointer) => isMereLook(pointer, pages));
  if (!onlyLooks) return reason;
  const ids = [...new Set(check.evidence.map(({ page }) => page))];
  const place = placeOf(ids, result, words, pages);
  if (check.value === true) return words.t('check.seenFrom', { place });
  const said = words.t(isAbsence(check, ids, result, pages) ? 'check.notFound' : 'check.lookedAt', { place });
  return check.reason === 'not-found' || reason === '' ? said : `${said} ${reason}`;
}

/** « Not found » is printed only where the answer can be nothing else: a search of many pages, or a reason that says so. */
function isAbsence(check: CheckResult, ids: readonly string[], result: RuleResult, pages: readonly AssessedPage[]): boolean {
  if (check.reason === 'not-found' || check.reason === 'coverage-incomplete') return true;
  return result.coverage !== undefined && (ids.length >= mostLooks || beginsVisit(ids, pages));
}

/** The pages by number where they are few; a check keeps five at most, so that five may stand for more. */
function placeOf(ids: readonly string[], result: RuleResult, words: Words, pages: readonly AssessedPage[]): string {
  if (result.coverage !== undefined && beginsVisit(ids, pages))
    return words.plural('check.allPages', result.coverage.pagesVisited);
  return ids.length >= mostLooks ? words.t('check.examined') : words.t('check.pages', { pages: words.list(ids) });
}
