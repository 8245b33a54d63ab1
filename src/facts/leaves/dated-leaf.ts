import type { DatedLeaf } from '../../ruleset/node.js';
import { type Evaluation, found, type Leaf, type LeafContext, notFoundByWords } from '../evaluation.js';
import { type FoundDay, findDays } from '../find-days.js';
import type { Block } from '../page-view.js';
import { quoteFrom } from '../quote.js';
import { blockAllowed } from '../within.js';

/** Blocks before and after a phrase in which its date may stand: a table puts it in the next cell, a list in the next item. */
const reach = { before: 1, after: 3 };

interface DatedBlock extends FoundDay {
  readonly block: Block;
}

function daysNear(options: DatedLeaf, context: LeafContext): readonly DatedBlock[] {
  const { blocks, language } = context.view;
  const lexicon = context.lexicon(options.lexicon);
  const near = new Set<number>();
  for (const index of lexicon.placesIn(blocks, language.use)) {
    const block = blocks[index] as Block;
    if (!blockAllowed(block, options.within, context) || lexicon.find(block.folded, language.use, 1).length === 0) continue;
    for (let at = index - reach.before; at <= index + reach.after; at++) near.add(at);
    for (const heading of block.under) near.add(heading);
  }
  return [...near].flatMap((index) => {
    const block = blocks[index];
    return block === undefined || block.hidden ? [] : findDays(block.folded).map((day) => ({ ...day, block }));
  });
}

/** The day so many months before another; the same date or the last of a shorter month. */
function monthsBefore(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10);
}

/**
 * `dated`: a date or period stands close to a phrase. The newest decides; one far ahead of the visit, such as that of the next
 * update, is left aside, and a year or half-year that is not over counts up to the day of the visit.
 */
export const datedLeaf: Leaf<DatedLeaf> = (options, context): Evaluation => {
  const { day } = context.view;
  if (day === '') return { value: 'unknown', reason: 'capture-missing' };
  const days = daysNear(options, context)
    .filter(({ end }) => end.slice(0, 4) <= day.slice(0, 4))
    .map((each) => ({ ...each, end: each.end > day ? day : each.end }));
  const newest = [...days].sort((a, b) => (a.end < b.end ? 1 : a.end > b.end ? -1 : 0))[0];
  if (newest === undefined) {
    const absent = notFoundByWords(context, [context.lexicon(options.lexicon)], options.within);
    return absent.value === false ? { value: 'unknown', reason: 'not-found' } : absent;
  }
  const from = options.since ?? monthsBefore(day, options.months ?? 0);
  const quote = quoteFrom(newest.block, newest.index, newest.index + newest.length);
  return newest.end >= from ? found(quote, newest.end) : { value: false, quote };
};
