import { pageUrl } from '../evidence/page-address.js';
import type { CrawlState } from './crawl-state.js';
import { keepPage } from './crawl-state.js';
import { discoverLinks } from './discover-links.js';
import { isSameSiteRedirect, scopeOf } from './scope.js';
import { readSitemap } from './sitemap.js';
import { aborted, type TabSlot, visitPolitely } from './visit-politely.js';

/**
 * Visits the entry page, reads robots.txt and sitemap meanwhile, and opens the queue. Sets `state.stop` when the visit cannot go on:
 * nothing answers, a wall stands there, or the address belongs to another site now.
 */
export async function visitEntry(state: CrawlState, slot: TabSlot): Promise<void> {
  const { options } = state;
  state.emit({ type: 'page-start', url: options.entryUrl });
  // Meanwhile: the entry page stands for some seconds anyway.
  const robots = state.robots.rulesFor(options.entryUrl);
  const visit = await visitPolitely(state, slot, { url: options.entryUrl, depth: 0, dwellMs: state.limits.entryDwellMs });
  if (visit === aborted) return;
  const { page } = visit;
  const leftSite = /^https?:/.test(page.url) && !isSameSiteRedirect(options.entryUrl, page.url);
  if (leftSite) {
    const detail = `${options.entryUrl} leads to ${page.url}, which is another site: nothing there was judged. If it is the service you mean, start again with that address.`;
    // The other site's content must not pass for this one's: only the way there is kept.
    const { links: _links, forms: _forms, controls: _controls, ...way } = page;
    keepPage(state, {
      ...visit,
      page: { ...way, links: [], forms: [], controls: [], loadState: 'failed', obstacle: 'unreachable', detail },
      content: {},
    });
    state.finalEntryUrl = page.url;
    state.stop = { status: 'failed', by: 'entry-failed', detail };
    return;
  }
  const kept = keepPage(state, visit);
  if (/^https?:/.test(page.url)) {
    state.finalEntryUrl = page.url;
    state.scope = scopeOf(page.url);
  }
  state.stop = stopAtEntry(page.obstacle, page.status, `${page.detail ?? ''} ${visit.hint ?? ''}`.trim());
  if (state.stop) return;
  await robots;
  await state.robots.rulesFor(state.finalEntryUrl);
  if (!state.robots.allows(state.finalEntryUrl)) {
    const message = `robots.txt of ${state.scope.label} asks robots not to open the entry page; it was opened because you named it.`;
    state.emit({ type: 'warning', code: 'robots', message });
  }
  discoverLinks(kept, {
    engine: options.engine,
    frontier: state.frontier,
    skipped: state.skipped,
    scope: state.scope,
    maxDepth: options.maxDepth,
  });
  await addSitemapPages(state, kept.id);
}

type Stop = CrawlState['stop'];

/** A login wall or a slow load still shows header and footer: only then the visit goes on from there. */
function stopAtEntry(obstacle: string | undefined, status: number | null, detail: string): Stop {
  if (obstacle === undefined || obstacle === 'too-large') return undefined;
  if (obstacle === 'login-required' && status !== null && status < 400) return undefined;
  const walled = obstacle === 'blocked' || obstacle === 'captcha';
  const next = walled
    ? ' Ask the operator to let this machine through, or visit from another network; vigie never evades a block.'
    : '';
  return { status: 'failed', by: walled ? 'blocked' : 'entry-failed', detail: `${detail}${next}` };
}

async function addSitemapPages(state: CrawlState, entryId: string): Promise<void> {
  const { options, frontier, scope, skipped } = state;
  const rules = await state.robots.rulesFor(state.finalEntryUrl);
  state.robotsRead = { url: rules.url, status: rules.status };
  if (options.maxDepth < 1 || options.maxPages < 2) return;
  const candidates = [...rules.sitemaps.filter((url) => scope.includes(url)), new URL('/sitemap.xml', state.finalEntryUrl).href];
  const reading = await readSitemap([...new Set(candidates)], async (url) => {
    if (scope.includes(url)) return state.get(url, 4000);
    return { status: null, url, contentType: '', body: '', truncated: false, problem: 'outside the site' };
  });
  if (!reading) return;
  state.sitemap = { url: reading.url, status: reading.status, urls: reading.urls.length };
  let added = 0;
  for (const address of reading.urls) {
    const url = pageUrl(address);
    if (!url || !scope.includes(url) || frontier.isVisited(url)) continue;
    const promises = options.engine.promisesOf({ text: '', url });
    if (promises.length === 0) continue;
    const foundOn = { page: entryId, text: '', place: 'sitemap' as const };
    if (added < 50) added += frontier.add({ url, depth: 1, foundOn, promises }) ? 1 : 0;
    else skipped.add({ url, reason: 'page-limit', promises, ...foundOn });
  }
}
