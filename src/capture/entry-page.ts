import { pageUrl } from '../evidence/page-address.js';
import type { CrawlState } from './crawl-state.js';
import { discoverLinks } from './discover-links.js';
import { emptyVisit } from './empty-visit.js';
import { explorerFor } from './explore-visit.js';
import { adoptPage, type KeptPage, keepPage } from './keep-page.js';
import { isSameSiteRedirect, scopeOf } from './scope.js';
import { readSitemap } from './sitemap.js';
import { turnAway } from './turn-away.js';
import type { LeftPage, Visit } from './visit.js';
import type { JournalEntry } from './visit-journal.js';
import { aborted, visitPolitely } from './visit-politely.js';

/**
 * Visits the entry page, reads robots.txt and sitemap meanwhile, and opens the queue. Sets `state.stop` when the visit cannot go on:
 * nothing answers, a wall stands there, or the address belongs to another site now.
 */
export async function visitEntry(state: CrawlState): Promise<void> {
  const { options } = state;
  state.emit({ type: 'phase', phase: state.persona === 'member' ? 'member' : 'entry' });
  // Meanwhile: the entry page stands for some seconds anyway.
  const robots = state.robots.rulesFor(options.entryUrl);
  const entry = state.journal.take(state.persona, options.entryUrl);
  const kept = entry?.page ? adoptEntry(state, entry) : await visitAndKeep(state);
  if (!kept) return;
  const { page } = kept;
  if (/^https?:/.test(page.url) && !isSameSiteRedirect(options.entryUrl, page.url)) {
    state.finalEntryUrl = page.url;
    state.stop = { status: 'failed', by: 'entry-failed', detail: page.detail ?? '' };
    return;
  }
  if (/^https?:/.test(page.url)) {
    state.finalEntryUrl = page.url;
    state.scope = scopeOf(page.url);
  }
  state.stop = stopAtEntry(page.obstacle, page.status, kept.detail);
  if (state.stop) return;
  await robots;
  const rules = await state.robots.rulesFor(state.finalEntryUrl);
  state.robotsRead = { url: rules.url, status: rules.status };
  if (!rules.allows(state.finalEntryUrl)) {
    const message = `robots.txt of ${state.scope.label} asks robots not to open the entry page; it was opened because you named it.`;
    state.emit({ type: 'warning', code: 'robots', message });
  }
  discoverLinks(state, page, kept.types);
  await addSitemapPages(state, page.id, rules.sitemaps);
}

type KeptEntry = KeptPage & { readonly detail: string };

function adoptEntry(state: CrawlState, entry: JournalEntry): KeptEntry {
  const kept = adoptPage(state, state.journal.recordOf(entry.page ?? ''), entry);
  return { ...kept, detail: kept.page.detail ?? '' };
}

async function visitAndKeep(state: CrawlState): Promise<KeptEntry | undefined> {
  const { options } = state;
  state.emit({ type: 'page-start', url: options.entryUrl });
  const request = { url: options.entryUrl, depth: 0, persona: state.persona };
  const words = state.watch.inAddress(options.entryUrl);
  const visit =
    words === undefined
      ? await visitPolitely(state, {
          ...request,
          dwellMs: state.limits.entryDwellMs,
          whole: true,
          explore: explorerFor(state, 'entry'),
        })
      : { left: { url: options.entryUrl, place: state.watch.placeOf(options.entryUrl), ...words } };
  if (visit === aborted) return undefined;
  if ('left' in visit) return keepLeft(state, request, visit);
  const { page } = visit;
  const leftSite = /^https?:/.test(page.url) && !isSameSiteRedirect(options.entryUrl, page.url);
  const kept = keepPage(state, leftSite ? onlyTheWay(visit, options.entryUrl) : visit);
  return { ...kept, detail: `${page.detail ?? ''} ${visit.hint ?? ''}`.trim() };
}

/** With the entry page everything below it is left: only that it was, and why, is kept. */
function keepLeft(state: CrawlState, request: Parameters<typeof emptyVisit>[0], { left }: LeftPage): undefined {
  turnAway(state, left);
  keepPage(state, emptyVisit(request, { detail: leftAtEntry, viewport: state.options.viewport }));
  state.stop = { status: 'failed', by: 'abuse-signal', detail: leftAtEntry };
  return undefined;
}

const leftAtEntry =
  'Words on the entry page suggest sexual pictures of minors: it was left at once, nothing of it was kept, and the visit ended there.';

/** The other site's content must not pass for this one's: only the way there is kept. */
function onlyTheWay(visit: Visit, entryUrl: string): Visit {
  const detail = `${entryUrl} leads to ${visit.page.url}, which is another site: nothing there was judged. If it is the service you mean, start again with that address.`;
  const { explored: _explored, ...page } = visit.page;
  return {
    ...visit,
    page: { ...page, links: [], forms: [], controls: [], loadState: 'failed', obstacle: 'unreachable', detail },
    content: {},
  };
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

/** Sitemap pages of no promise that are queued: without any link to them they are samples of the rest. */
const mostUnpromised = 300;
const mostPromised = 200;

async function addSitemapPages(state: CrawlState, entryId: string, named: readonly string[]): Promise<void> {
  const { options, frontier, scope, skipped } = state;
  if (options.maxDepth < 1 || options.maxPages < 2) return;
  const candidates = [...named.filter((url) => scope.includes(url)), new URL('/sitemap.xml', state.finalEntryUrl).href];
  const reading = await readSitemap([...new Set(candidates)], async (url) => {
    if (scope.includes(url)) return state.get(url, 4000);
    return {
      status: null,
      url,
      contentType: '',
      body: '',
      bytes: new Uint8Array(),
      truncated: false,
      problem: 'outside the site',
    };
  });
  if (!reading) return;
  state.sitemap = { url: reading.url, status: reading.status, urls: reading.urls.length };
  let promised = 0;
  let unpromised = 0;
  for (const { url: address, lastmod } of reading.entries) {
    const url = pageUrl(address);
    if (!url || !scope.includes(url) || frontier.isVisited(url)) continue;
    const promises = state.promisesOf({ text: '', url });
    const foundOn = { page: entryId, text: '', place: 'sitemap' as const };
    const room = promises.length > 0 ? promised < mostPromised : unpromised < mostUnpromised;
    if (!room) {
      if (promises.length > 0) skipped.add({ url, reason: 'page-limit', promises, ...foundOn });
      continue;
    }
    const isNew = frontier.add({ url, depth: 1, foundOn, promises, ...(lastmod === undefined ? {} : { lastmod }) });
    if (isNew && promises.length > 0) promised++;
    else if (isNew) unpromised++;
  }
}
