import type { SkippedReason } from '../evidence/capture-record.js';
import type { PageRecord } from '../evidence/page-record.js';
import type { CrawlState } from './crawl-state.js';
import { discoverLinks } from './discover-links.js';
import { explorerFor } from './explore-visit.js';
import type { Candidate } from './frontier/frontier.js';
import { urlKey } from './frontier/url-key.js';
import { adoptPage, keepPage } from './keep-page.js';
import { isDocumentAddress } from './link-refusal.js';
import { turnAway } from './turn-away.js';
import { visitDocument } from './visit-document.js';
import type { JournalEntry } from './visit-journal.js';
import type { VisitOutcome } from './visit-outcome.js';
import { aborted, visitPolitely } from './visit-politely.js';
import { isWorthPicturing } from './worth-picturing.js';

/** Goes to one address, whatever it is: page or file. Files nothing, so that several may run at once. */
export async function visitCandidate(state: CrawlState, candidate: Candidate): Promise<VisitOutcome> {
  const { url, depth, foundOn, promises } = candidate;
  const entry = state.journal.take(state.persona, url);
  if (entry) return { kind: 'known', entry };
  const rules = await state.robots.rulesFor(url);
  if (rules.crawlDelayMs !== undefined) state.pace.atLeast(url, rules.crawlDelayMs);
  if (!state.robots.allows(url)) return { kind: 'skip', reason: 'robots' };
  const inAddress = state.watch.inAddress(url);
  const words = inAddress ?? state.watch.inText(url, foundOn.text);
  if (words !== undefined) {
    const place = inAddress === undefined ? 'link' : state.watch.placeOf(url);
    return turnAway(state, { url, place, page: foundOn.page, ...words });
  }
  state.emit({ type: 'page-start', url });
  const document = isDocumentAddress(url) ? await visitDocument(state, candidate) : undefined;
  if (document) return document;
  const visit = await visitPolitely(state, {
    url,
    depth,
    foundOn,
    dwellMs: 0,
    persona: state.persona,
    whole: isWorthPicturing(state, candidate),
    explore: explorerFor(state, promises),
  });
  if (visit === aborted) return { kind: 'skip', reason: 'interrupted' };
  if ('left' in visit) return turnAway(state, { ...visit.left, page: foundOn.page });
  const file = visit.page.obstacle === 'not-html' ? await visitDocument(state, candidate, visit) : undefined;
  return file ?? { kind: 'visit', visit };
}

/** Files what came of an address: a page record, or a line in the list of what was not visited. Called in the order of choice. */
export function fileOutcome(state: CrawlState, candidate: Candidate, outcome: VisitOutcome): PageRecord | undefined {
  const { frontier, skipped, scope } = state;
  const { url, foundOn, promises, template } = candidate;
  const skip = (reason: SkippedReason, more: { detail?: string | undefined; landed?: string } = {}): undefined => {
    const detail = more.detail === undefined ? {} : { detail: more.detail };
    skipped.add({ url, reason, promises, ...foundOn, ...detail, ...(template ? { template } : {}) });
    frontier.leave(url, reason);
    if (reason !== 'interrupted') {
      const landed = more.landed === undefined ? {} : { landed: more.landed };
      state.journal.note({ persona: state.persona, url, skipped: reason, ...detail, ...landed });
    }
    return undefined;
  };
  switch (outcome.kind) {
    case 'skip':
      return skip(outcome.reason, { detail: outcome.detail });
    case 'known':
      return fileKnown(state, candidate, outcome.entry);
    case 'visit':
  }
  const { page } = outcome.visit;
  const elsewhere = page.url.startsWith('http') && urlKey(page.url) !== urlKey(url);
  if (/^https?:/.test(page.url) && !scope.includes(page.url) && page.document === undefined) {
    return skip('redirect-out-of-scope', { detail: `leads to ${page.url.slice(0, 500)}` });
  }
  if (elsewhere && frontier.isVisited(page.url) && page.obstacle !== 'login-required') {
    return skip('duplicate', { detail: `leads to ${page.url.slice(0, 500)}, which was visited`, landed: page.url });
  }
  return goOnFrom(state, keepPage(state, outcome.visit, template));
}

function fileKnown(state: CrawlState, candidate: Candidate, entry: JournalEntry): PageRecord | undefined {
  if (entry.page !== undefined) return goOnFrom(state, adoptPage(state, state.journal.recordOf(entry.page), entry));
  const { url, foundOn, promises, template } = candidate;
  state.frontier.leave(url, entry.skipped ?? 'failed');
  state.skipped.add({
    url,
    reason: entry.skipped ?? 'failed',
    promises,
    ...foundOn,
    ...(entry.detail === undefined ? {} : { detail: entry.detail }),
    ...(template ? { template } : {}),
  });
  return undefined;
}

/** Notes walls, and queues what the page links to. */
function goOnFrom(state: CrawlState, { page, types }: ReturnType<typeof keepPage>): PageRecord {
  const walled = page.obstacle === 'blocked' || page.obstacle === 'captcha';
  state.wallsInARow = walled ? state.wallsInARow + 1 : 0;
  if (page.obstacle === undefined || page.obstacle === 'login-required') discoverLinks(state, page, types);
  return page;
}
