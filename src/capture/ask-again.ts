import type { AskedAgain } from '../evidence/capture-record.js';
import { saysGone } from '../evidence/says-gone.js';
import type { PageType } from '../ruleset/vocabulary.js';
import { isOver } from './crawl-links.js';
import type { CapturedPage, CrawlState } from './crawl-state.js';

/** A site where more links than these are dead is told by the first of them. */
const mostAsked = 20;

/** Guesses and sitemaps announce nothing to visitors: only a link on a page promises. */
const isLink = ({ foundOn }: CapturedPage): boolean =>
  foundOn !== undefined && foundOn.place !== 'slug' && foundOn.place !== 'sitemap';

/**
 * Asks once more for the pages that a link promises, that the rules look for, and that the site said do not exist: where one of
 * several servers has not got them yet, the second answer tells. Both answers are kept; nothing is concluded here.
 */
export async function askGoneAgain(state: CrawlState, wanted: readonly PageType[]): Promise<void> {
  const promising = state.pages.filter(
    (page) =>
      saysGone(page.status) &&
      page.obstacle === 'http-error' &&
      isLink(page) &&
      state.promisesOf({ text: page.foundOn?.text ?? '', url: page.requestedUrl }).some((type) => wanted.includes(type)),
  );
  for (const { requestedUrl } of promising.slice(0, mostAsked)) {
    if (isOver(state)) return;
    const { status } = await state.get(requestedUrl, state.limits.slugTryMs);
    const answer: AskedAgain = { url: requestedUrl, status, at: new Date().toISOString() };
    state.askedAgain.push(answer);
  }
}
