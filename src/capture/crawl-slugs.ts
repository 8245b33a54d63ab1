import type { PageType } from '../ruleset/vocabulary.js';
import { isOver } from './crawl-links.js';
import type { CrawlState } from './crawl-state.js';
import { slugsToTry, trySlugs } from './slug-tries.js';

/**
 * Tries the usual addresses of the given page types, and queues those where a page answers. What was tried and what
 * answered is kept: it is part of the proof that a page does not exist.
 */
export async function trySlugsOf(state: CrawlState, wanted: readonly PageType[]): Promise<void> {
  const { options, limits, frontier, robots, scope } = state;
  if (options.maxDepth < 1 || options.maxPages < 2 || wanted.length === 0 || isOver(state)) return;
  const tried = new Set(state.slugTries.map(({ url }) => url));
  const left = Math.max(0, limits.slugTries - tried.size);
  const slugs = slugsToTry(options.ruleset, wanted, state.finalEntryUrl, left).filter(
    ({ url }) => !frontier.isVisited(url) && !tried.has(url),
  );
  const results = await trySlugs(slugs, {
    entryUrl: state.finalEntryUrl,
    get: (url) => state.get(url, limits.slugTryMs),
    allows: robots.allows,
    until: state.deadline,
    signal: options.signal,
  });
  const entry = state.pages[0]?.id ?? '';
  for (const { attempt, pageType, visit } of results) {
    if (visit === undefined || !scope.includes(visit)) {
      state.slugTries.push(attempt);
      continue;
    }
    const known = frontier.isVisited(visit);
    if (!known) frontier.add({ url: visit, depth: 1, foundOn: { page: entry, text: '', place: 'slug' }, promises: [pageType] });
    state.slugTries.push({ ...attempt, ...(known ? visitedAlready : { detail: answers(visit) }) });
  }
}

const visitedAlready = { detail: 'leads to a page visited already', shows: 'visited' } as const;
const answers = (visit: string) => `answers at ${visit}`;

/** Once the crawl is over: the page each guess led to, or that it was not visited. */
export function settleSlugTries(state: CrawlState): void {
  const pageAt = new Map(state.pages.flatMap(({ id, requestedUrl, url }) => [[requestedUrl, id] as const, [url, id] as const]));
  state.slugTries.forEach((attempt, index) => {
    if (!attempt.detail?.startsWith('answers at ')) return;
    const page = pageAt.get(attempt.detail.slice('answers at '.length));
    const { detail: _answers, ...bare } = attempt;
    state.slugTries[index] = page
      ? { ...bare, shows: 'visited', page }
      : { ...bare, detail: 'answers, but was not visited: see the list of skipped addresses' };
  });
}
