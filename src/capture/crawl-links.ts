import type { PageRecord } from '../evidence/page-record.js';
import { type CrawlState, keepPage } from './crawl-state.js';
import { discoverLinks } from './discover-links.js';
import { type Candidate, urlKey } from './frontier.js';
import { pause } from './time-limit.js';
import { aborted, type TabSlot, visitPolitely } from './visit-politely.js';

/** Pages behind walls in a row after which the site is left alone. */
const mostWalls = 4;

/** Visits what the queue holds with two tabs, until it is empty, the bounds are met or the visit is interrupted. */
export async function crawlLinks(state: CrawlState, slots: readonly TabSlot[], maxPages: number): Promise<void> {
  let running = 0;

  async function work(slot: TabSlot): Promise<void> {
    while (!isOver(state)) {
      const room = state.pages.length + running < maxPages;
      const candidate = room ? state.frontier.next() : undefined;
      if (!candidate) {
        if (running === 0 || state.pages.length >= maxPages) return;
        await pause(20, state.options.signal);
        continue;
      }
      running++;
      try {
        await visitCandidate(state, slot, candidate);
      } finally {
        running--;
      }
    }
  }
  await Promise.all(slots.map(work));
}

/** True when nothing more may be visited; notes why. */
export function isOver(state: CrawlState): boolean {
  if (state.stop) return true;
  if (state.options.signal?.aborted) {
    state.stop = {
      status: 'partial',
      by: 'interrupted',
      detail: 'The capture was interrupted; what was seen until then is kept.',
    };
  } else if (Date.now() >= state.deadline - 300) {
    state.stop = {
      status: 'partial',
      by: 'time-limit',
      detail: `The time limit of ${state.options.maxSeconds} s was reached before every page found was visited; allow more with --max-seconds.`,
    };
  } else if (state.wallsInARow >= mostWalls) {
    const detail = `The site began to refuse the visit after ${state.pages.length} pages; vigie never evades a block. Try again later.`;
    state.stop = { status: 'partial', by: 'blocked', detail };
  }
  return state.stop !== undefined;
}

/** Visits one queued page and files what came of it; returns its record when there is one. */
export async function visitCandidate(state: CrawlState, slot: TabSlot, candidate: Candidate): Promise<PageRecord | undefined> {
  const { options, frontier, skipped, scope } = state;
  const { url, foundOn, promises } = candidate;
  const skip = (reason: Parameters<typeof skipped.add>[0]['reason'], detail?: string) =>
    skipped.add({ url, reason, promises, ...foundOn, ...(detail ? { detail } : {}) });
  await state.robots.rulesFor(url);
  if (!state.robots.allows(url)) {
    skip('robots');
    return undefined;
  }
  state.emit({ type: 'page-start', url });
  let visit: Awaited<ReturnType<typeof visitPolitely>>;
  try {
    visit = await visitPolitely(state, slot, { url, depth: candidate.depth, foundOn, dwellMs: 0 });
  } catch (error) {
    skip('failed', `The browser tab failed: ${firstLine(error)}`);
    if (!state.context.browser()?.isConnected()) {
      state.stop = {
        status: 'partial',
        by: 'interrupted',
        detail: 'The browser stopped unexpectedly; what was seen until then is kept.',
      };
    }
    return undefined;
  }
  if (visit === aborted) {
    skip('interrupted');
    return undefined;
  }
  const { page } = visit;
  if (/^https?:/.test(page.url) && !scope.includes(page.url)) {
    skip('redirect-out-of-scope', `leads to ${page.url.slice(0, 500)}`);
    return undefined;
  }
  const landedElsewhere = page.url.startsWith('http') && urlKey(page.url) !== urlKey(url);
  if (landedElsewhere && frontier.isVisited(page.url) && page.obstacle !== 'login-required') {
    skip('duplicate', `leads to ${page.url.slice(0, 500)}, which was visited`);
    return undefined;
  }
  const kept = keepPage(state, visit);
  const walled = kept.obstacle === 'blocked' || kept.obstacle === 'captcha';
  state.wallsInARow = walled ? state.wallsInARow + 1 : 0;
  if (kept.obstacle === undefined || kept.obstacle === 'login-required') {
    for (const type of promises) if (kept.obstacle === undefined) state.foundTypes.add(type);
    discoverLinks(kept, { engine: options.engine, frontier, skipped, scope, maxDepth: options.maxDepth });
  }
  return kept;
}

const firstLine = (error: unknown) => (String((error as Error)?.message ?? error).split('\n')[0] ?? '').slice(0, 200);
