import type { CrawlState } from './crawl-state.js';
import { readDocument } from './documents/read-document.js';
import type { Candidate } from './frontier/frontier.js';
import { openKeeping } from './open-keeping.js';
import { ownHeaders } from './own-headers.js';
import { turnAway } from './turn-away.js';
import type { Visit } from './visit.js';
import type { VisitOutcome } from './visit-outcome.js';

/** Time for fetching and for reading one file (milliseconds). */
const documentMs = 40_000;
const extractMs = 40_000;

/** A member's file is fetched with the member's cookies; a visitor has none of its own beside the browser's. */
async function cookieOf({ persona, house, scope }: CrawlState, url: string): Promise<{ readonly cookie?: string }> {
  if (persona === 'visitor' || !scope.includes(url)) return {};
  const { context, release } = await house.lease(persona);
  try {
    const cookies = await context.cookies(url);
    return cookies.length > 0 ? { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') } : {};
  } finally {
    await release(false);
  }
}

/**
 * Fetches a linked file through the guard and reads its text. `opened` is the browser's visit that ended at something other
 * than a page: it stands when the file cannot be read either. Resolves to undefined when a web page answers at the address.
 */
export async function visitDocument(state: CrawlState, candidate: Candidate, opened?: Visit): Promise<VisitOutcome | undefined> {
  const { options, limits, persona, pace } = state;
  if (options.signal?.aborted) return { kind: 'skip', reason: 'interrupted' };
  const { url, depth, foundOn } = candidate;
  await pace.turn(url);
  const startedAt = Date.now();
  const kept = openKeeping();
  const document = await readDocument(url, {
    fetch: state.fetchHeld(kept.keeping),
    maxBytes: limits.linkedFileBytes,
    timeoutMs: Math.max(1, Math.min(documentMs, state.deadline - startedAt)),
    // A file may lie on a host for files; what it leads to must be a web address, and the guard checks where that is.
    accepts: (target) => /^https?:/.test(target),
    extractMs,
    headers: { ...ownHeaders(state, url), ...(await cookieOf(state, url)) },
    signal: options.signal,
  });
  const words =
    state.watch.inAddress(document.url) ?? state.watch.inText(document.url, `${document.title}\n${document.text ?? ''}`);
  kept.decide(words === undefined ? 'all' : 'nothing');
  if (words !== undefined) return turnAway(state, { url, place: 'page-text', page: foundOn.page, ...words });
  if (options.signal?.aborted) return { kind: 'skip', reason: 'interrupted' };
  if (opened && document.info === undefined) return { kind: 'visit', visit: opened };
  if (document.webPage) return undefined;
  const { info, html, text, bytes, links, hops, status, contentType, title, lang, loadState, obstacle, detail, failure } =
    document;
  return {
    kind: 'visit',
    visit: {
      page: {
        requestedUrl: url,
        url: document.url,
        status,
        contentType,
        title,
        lang,
        depth,
        foundOn,
        loadState,
        ...(obstacle ? { obstacle } : {}),
        ...(detail ? { detail } : {}),
        ...(persona === 'visitor' ? {} : { persona }),
        ...(failure ? { failure } : {}),
        ...(info ? { document: info } : {}),
        capturedAt: new Date().toISOString(),
        durationMs: Date.now() - startedAt,
        hops,
        links,
        forms: [],
        controls: [],
        cookies: [],
        storage: [],
        requests: [],
        dialogs: 0,
        viewport: options.viewport,
      },
      content: {
        ...(html === undefined ? {} : { dom: { html, truncated: false } }),
        ...(text === undefined ? {} : { text }),
        ...(bytes && info ? { document: { bytes, format: info.format, truncated: document.truncated } } : {}),
      },
      shape: [],
      spoilt: false,
    },
  };
}
