import type { CrawlState } from './crawl-state.js';
import type { Candidate } from './frontier/frontier.js';
import { runInOrder } from './run-in-order.js';
import { fileOutcome, visitCandidate } from './visit-candidate.js';
import type { VisitOutcome } from './visit-outcome.js';

/** Pages behind walls in a row after which the site is left alone. */
const mostWalls = 4;
/** Visits chosen beyond those that run, so that a tab need not wait for the slowest page. */
const ahead = 1;

/** Visits what is worth a visit, until nothing is, the bounds are met or the visit is interrupted. */
export function crawlLinks(state: CrawlState, maxPages: number): Promise<void> {
  return runInOrder<Candidate, VisitOutcome>({
    window: Math.max(1, state.limits.tabs) + ahead,
    next: (running) => (isOver(state) || state.pages.length + running >= maxPages ? undefined : state.frontier.next()),
    run: (candidate) => visitCandidate(state, candidate),
    apply: (candidate, outcome) => void fileOutcome(state, candidate, outcome),
  });
}

/** True when nothing more may be visited; notes why. */
export function isOver(state: CrawlState): boolean {
  if (state.stop) return true;
  const { options, guard } = state;
  if (options.signal?.aborted) {
    state.stop = {
      status: 'partial',
      by: 'interrupted',
      detail: 'The capture was interrupted; what was seen until then is kept.',
    };
  } else if (Date.now() >= state.deadline - 300) {
    state.stop = {
      status: 'partial',
      by: 'time-limit',
      detail: `The time limit of ${options.maxSeconds} s was reached before every page found was visited; allow more with --max-seconds.`,
    };
  } else if (state.wallsInARow >= mostWalls) {
    const detail = `The site began to refuse the visit after ${state.pages.length} pages; vigie never evades a block. Try again later.`;
    state.stop = { status: 'partial', by: 'blocked', detail };
  } else if (guard.exhausted()) {
    const detail = `The site sent more than ${Math.round(state.limits.siteBytes / 1_000_000)} MB, so the visit was ended there.`;
    state.stop = { status: 'partial', by: 'site-bytes', detail };
  }
  return state.stop !== undefined;
}
