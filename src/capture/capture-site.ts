import { UsageError } from '../errors.js';
import { createBundleWriter } from '../evidence/bundle-writer.js';
import type { CaptureRecord, SkippedReason } from '../evidence/capture-record.js';
import { assertOpens, resolveBrowser } from './browser-resolution.js';
import type { CaptureEvent } from './capture-event.js';
import { type CaptureOptions, defaultLimits } from './capture-options.js';
import { crawlLinks, isOver } from './crawl-links.js';
import { crawlSlugs } from './crawl-slugs.js';
import { type CrawlState, createCrawlState } from './crawl-state.js';
import { visitEntry } from './entry-page.js';
import { environmentRecord } from './environment-record.js';
import { describeBrowser, launchBrowser, openContext } from './launch-browser.js';
import { timedOut, withTimeLimit } from './time-limit.js';
import type { TabSlot } from './visit-politely.js';

export type { CaptureEvent } from './capture-event.js';
export type { CaptureLimits, CaptureOptions, LinkPromises } from './capture-options.js';

/**
 * Visits a site from its entry page, reading only, and writes what it saw as an evidence bundle into `options.directory`.
 * A site that cannot be visited is no exception: the bundle is written and the record says `failed` or `partial` and why.
 * Throws UsageError for an address that is no web address, EvidenceError when the folder cannot be written, AuditError when
 * no browser can be started. An aborted signal seals what was captured (`stoppedBy: interrupted`).
 */
export async function captureSite(options: CaptureOptions): Promise<CaptureRecord> {
  assertWebAddress(options.entryUrl);
  const startedAt = Date.now();
  const limits = { ...defaultLimits, ...options.limits };
  const resolved = await resolveBrowser({ browserPath: options.browserPath });
  assertOpens(resolved, options.entryUrl);
  const writer = createBundleWriter(options.directory);
  const emit = (event: CaptureEvent) => {
    const now = Date.now();
    writer.logEvent({ ts: new Date(now).toISOString(), ms: now - startedAt, ...event });
    options.onEvent?.(event);
  };
  emit({ type: 'started', entryUrl: options.entryUrl, directory: options.directory });
  const launched = await launchBrowser(resolved);
  try {
    const context = await openContext(launched.browser, options);
    const first = await context.newPage();
    const userAgent = await first.evaluate<string>('navigator.userAgent');
    await first.close();
    const browser = describeBrowser(resolved, launched, userAgent);
    const { name, version, source, sandbox, warning } = browser;
    emit({ type: 'browser', name, version, source, sandbox, ...(warning ? { warning } : {}) });

    const state = createCrawlState({ options, limits, context, writer, userAgent, startedAt, emit });
    await crawl(state);
    const capture = captureRecord(state, startedAt);
    emit({ type: 'skipped-summary', counts: state.skipped.counts() });
    emit({
      type: 'finished',
      status: capture.status,
      pages: capture.pages.length,
      durationMs: Date.now() - startedAt,
      ...(capture.detail ? { detail: capture.detail } : {}),
    });
    const environment = environmentRecord({
      version: options.version,
      browser,
      rulesetDigest: options.ruleset.digest,
      command: options.command,
    });
    writer.finish({ capture, environment, skipped: state.skipped.all() });
    return capture;
  } finally {
    const closed = await withTimeLimit(launched.browser.close(), 5000).catch(() => undefined);
    if (closed === timedOut)
      options.onEvent?.({ type: 'warning', code: 'browser-hangs', message: 'The browser did not close in time.' });
  }
}

async function crawl(state: CrawlState): Promise<void> {
  const { options, limits } = state;
  const slots: TabSlot[] = Array.from({ length: Math.max(1, limits.tabs) }, () => ({ tab: undefined }));
  const first = slots[0] as TabSlot;
  try {
    await visitEntry(state, first);
  } catch (error) {
    const said = String((error as Error).message).split('\n')[0];
    state.stop = {
      status: 'failed',
      by: 'entry-failed',
      detail: `The browser failed while it opened ${options.entryUrl}: ${said}.`,
    };
  }
  if (state.stop || isOver(state)) return leaveRest(state);
  // Some room is kept for pages that no link shows but whose usual address answers.
  const reserve = options.maxDepth > 0 ? Math.min(5, Math.floor(options.maxPages / 6)) : 0;
  await crawlLinks(state, slots, options.maxPages - reserve);
  await crawlSlugs(state, first);
  await crawlLinks(state, slots, options.maxPages);
  if (!state.stop && state.frontier.size() > 0) {
    state.stop = {
      status: 'partial',
      by: 'page-limit',
      detail: `The limit of ${options.maxPages} pages was reached with ${state.frontier.size()} addresses left; allow more with --max-pages.`,
    };
  }
  leaveRest(state);
}

/** Everything still queued is listed with the reason why it was not visited. */
function leaveRest(state: CrawlState): void {
  const reasons: Record<string, SkippedReason> = {
    'page-limit': 'page-limit',
    'time-limit': 'time-limit',
    interrupted: 'interrupted',
    blocked: 'failed',
    'entry-failed': 'failed',
  };
  const reason = reasons[state.stop?.by ?? ''] ?? 'page-limit';
  for (const { url, foundOn, promises } of state.frontier.rest()) state.skipped.add({ url, reason, promises, ...foundOn });
}

function captureRecord(state: CrawlState, startedAt: number): CaptureRecord {
  const { options, stop } = state;
  const entry = state.pages[0];
  const entryDetail = entry?.loadState === 'navigation-timeout' || entry?.obstacle ? entry.detail : undefined;
  const status = stop?.status ?? (entryDetail ? 'partial' : 'complete');
  const detail = stop?.detail ?? entryDetail;
  return {
    schema: 1,
    entryUrl: options.entryUrl,
    finalEntryUrl: state.finalEntryUrl,
    scope: state.scope.label,
    startedAt: new Date(startedAt).toISOString(),
    endedAt: new Date().toISOString(),
    status,
    ...(stop ? { stoppedBy: stop.by } : {}),
    ...(detail ? { detail } : {}),
    options: {
      maxPages: options.maxPages,
      maxDepth: options.maxDepth,
      maxSeconds: options.maxSeconds,
      locale: options.locale,
      timezone: options.timezone,
      viewport: options.viewport,
    },
    pages: state.pages.map((page) => page.id),
    sitemap: state.sitemap,
    robots: state.robotsRead,
    slugTries: state.slugTries,
  };
}

function assertWebAddress(address: string): void {
  let protocol = '';
  try {
    protocol = new URL(address).protocol;
  } catch {
    // Said below.
  }
  if (protocol === 'http:' || protocol === 'https:') return;
  throw new UsageError(`"${address}" is not a web address.`, {
    code: 'not-a-web-address',
    hint: 'Give the entry page with its scheme, for example https://example.org.',
  });
}
