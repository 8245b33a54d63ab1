import { isOver, visitCandidate } from './crawl-links.js';
import type { CrawlState } from './crawl-state.js';
import { slugsToTry, trySlugs } from './slug-tries.js';
import type { TabSlot } from './visit-politely.js';

/** Tries the usual addresses of page types that no link led to, and visits those where a page answers. */
export async function crawlSlugs(state: CrawlState, slot: TabSlot): Promise<void> {
  const { options, limits, frontier, skipped, scope, robots } = state;
  if (options.maxDepth < 1 || options.maxPages < 2 || isOver(state)) return;
  const entryId = state.pages[0]?.id ?? '';
  const slugs = slugsToTry(options.ruleset, state.foundTypes, state.finalEntryUrl, limits.slugTries).filter(
    ({ url }) => !frontier.isVisited(url),
  );
  const results = await trySlugs(slugs, {
    entryUrl: state.finalEntryUrl,
    get: (url) => state.get(url, limits.slugTryMs),
    allows: robots.allows,
    until: state.deadline,
    signal: options.signal,
  });
  for (const { attempt, pageType, visit } of results) {
    if (visit === undefined) {
      state.slugTries.push(attempt);
      continue;
    }
    const foundOn = { page: entryId, text: '', place: 'slug' as const };
    const promises = [pageType];
    const full = state.pages.length >= options.maxPages;
    if (full || isOver(state) || !scope.includes(visit)) {
      skipped.add({
        url: visit,
        reason: full ? 'page-limit' : state.stop?.by === 'interrupted' ? 'interrupted' : 'time-limit',
        promises,
        ...foundOn,
      });
      state.slugTries.push({ ...attempt, detail: 'answers, but was not visited' });
      continue;
    }
    const known = frontier.isVisited(visit);
    frontier.markVisited(visit);
    const page = known ? undefined : await visitCandidate(state, slot, { url: visit, depth: 1, foundOn, promises });
    state.slugTries.push(
      page
        ? { ...attempt, page: page.id }
        : { ...attempt, detail: known ? 'leads to a page visited already' : 'was not kept: see the list of skipped addresses' },
    );
  }
}
