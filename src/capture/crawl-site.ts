import { AuditError } from '../errors.js';
import type { SkippedReason } from '../evidence/capture-record.js';
import type { PageType } from '../ruleset/vocabulary.js';
import { askGoneAgain } from './ask-again.js';
import { crawlLinks, isOver } from './crawl-links.js';
import { settleSlugTries, trySlugsOf } from './crawl-slugs.js';
import { type CapturedPage, type CrawlState, neededTypes } from './crawl-state.js';
import { visitEntry } from './entry-page.js';

/** Room kept for pages that no link shows but whose usual address answers. */
const slugReserve = 5;

/**
 * Visits the site as one persona: the entry page, usual addresses of pages that no link promises, what is worth a visit, and
 * last the usual addresses of what was still not found. Pages that do not exist are asked once more. `beside` are pages another persona saw: they are visited first, so that
 * both views can be laid side by side. `state.stop` says why it ended early.
 */
export async function crawlSite(state: CrawlState, beside: readonly CapturedPage[]): Promise<void> {
  const { options, frontier } = state;
  try {
    await visitEntry(state);
    if (!state.stop && !isOver(state)) {
      queueBeside(state, beside);
      const reserve = options.maxDepth > 0 ? Math.min(slugReserve, Math.floor(options.maxPages / 6)) : 0;
      const isVisitor = state.persona === 'visitor';
      if (isVisitor) {
        state.emit({ type: 'phase', phase: 'usual-addresses' });
        await trySlugsOf(state, unpromised(state));
      }
      state.emit({ type: 'phase', phase: 'links' });
      await crawlLinks(state, options.maxPages - reserve);
      if (isVisitor) {
        state.emit({ type: 'phase', phase: 'usual-addresses' });
        await trySlugsOf(state, frontier.needs().unmet);
      }
      await crawlLinks(state, options.maxPages);
      if (isVisitor) await askGoneAgain(state, neededTypes(options));
    }
  } catch (error) {
    noteFailure(state, error);
  }
  if (!state.stop && frontier.size() > 0) {
    state.stop = {
      status: 'partial',
      by: 'page-limit',
      detail: `The limit of ${options.maxPages} pages was reached with ${frontier.size()} addresses left; allow more with --max-pages.`,
    };
  }
  settleSlugTries(state);
  leaveRest(state);
}

/** Page types that are looked for and that no link in the queue promises. */
function unpromised(state: CrawlState): readonly PageType[] {
  const promised = new Set(state.frontier.rest().flatMap(({ candidate }) => candidate.promises));
  return state.frontier.needs().unmet.filter((type) => !promised.has(type));
}

function queueBeside(state: CrawlState, beside: readonly CapturedPage[]): void {
  const entry = state.pages[0]?.id ?? '';
  for (const { requestedUrl } of beside) {
    const promises = state.promisesOf({ text: '', url: requestedUrl });
    state.frontier.add({ url: requestedUrl, depth: 1, foundOn: { page: entry, text: '', place: 'body' }, promises });
  }
}

/** No browser can be kept alive: the visit ends, what was seen is kept. Any other error is a fault of ours and must be heard. */
function noteFailure(state: CrawlState, error: unknown): void {
  if (!(error instanceof AuditError)) throw error;
  const said = error.message;
  const first = state.pages.length === 0;
  state.stop = first
    ? {
        status: 'failed',
        by: 'entry-failed',
        detail: `The browser failed while it opened ${state.options.entryUrl}: ${said}`,
      }
    : { status: 'partial', by: 'browser-lost', detail: `${said} What was seen until then is kept.` };
}

const reasons: Readonly<Record<string, SkippedReason>> = {
  'page-limit': 'page-limit',
  'time-limit': 'time-limit',
  interrupted: 'interrupted',
};

/** Everything that was seen and not visited is listed with the reason why. */
function leaveRest(state: CrawlState): void {
  const stopped = reasons[state.stop?.by ?? ''] ?? (state.stop ? 'failed' : 'page-limit');
  for (const { candidate, reason } of state.frontier.rest()) {
    const { url, foundOn, promises, template } = candidate;
    state.skipped.add({ url, reason: reason ?? stopped, promises, ...foundOn, ...(template ? { template } : {}) });
  }
}
