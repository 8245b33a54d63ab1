import type { BrowserContext, Frame } from 'playwright-core';
import type { PageContent } from '../evidence/bundle-writer.js';
import type { Obstacle, PageRecord, ResponseHop } from '../evidence/page-record.js';
import type { CaptureLimits } from './capture-options.js';
import { type CookieJar, watchCookies } from './cookie-watch.js';
import type { PageReading } from './in-page/program.js';
import { navigationFailure } from './navigation-failure.js';
import { watchNetwork } from './network-log.js';
import { obstacleOf, obstacleSentence } from './obstacle.js';
import { type Opening, openPage } from './open-page.js';
import { readPage, screenshot } from './record-page.js';
import type { Tab } from './tab.js';
import { guardTab, type TabGuard } from './tab-guard.js';
import { pause } from './time-limit.js';

export interface VisitRequest {
  readonly url: string;
  readonly depth: number;
  readonly foundOn?: PageRecord['foundOn'] | undefined;
  /** How long the page stands untouched before it is read, for trackers set late. */
  readonly dwellMs: number;
  /** Epoch milliseconds at which the whole capture must end. */
  readonly deadline: number;
}

export interface VisitTools {
  readonly context: BrowserContext;
  readonly limits: CaptureLimits;
  readonly jar: CookieJar;
  readonly viewport: PageRecord['viewport'];
  readonly signal?: AbortSignal | undefined;
}

export interface Visit {
  /** Its id is given when it is written. */
  readonly page: Omit<PageRecord, 'artifacts' | 'id'>;
  readonly content: PageContent;
  /** What to do next, when the page could not be opened. */
  readonly hint?: string;
  /** The tab was left in a state that the next page must not inherit. */
  readonly spoilt: boolean;
}

/** Visits one page and returns everything it left behind. Throws only when the tab or browser is gone. */
export async function visitPage(tab: Tab, request: VisitRequest, tools: VisitTools): Promise<Visit> {
  const { limits } = tools;
  // A route such as `#/about` is a page of its own only when the document is loaded afresh.
  if (request.url.includes('#')) await tab.page.goto('about:blank').catch(() => undefined);
  const startedAt = Date.now();
  const deadline = Math.min(startedAt + limits.pageMs, request.deadline);
  const network = watchNetwork(tab.page, startedAt);
  const cookies = watchCookies(tools.context, tools.jar, startedAt);
  const guard = guardTab(tab, limits);
  // Without a commit the tab still shows the page before (a download, a 204): that one must not be read again under a new name.
  let committed = false;
  const onCommit = (frame: Frame) => {
    committed ||= frame === tab.page.mainFrame();
  };
  tab.page.on('framenavigated', onCommit);
  try {
    const opening = await openPage(tab, request.url, { limits, network, guard, deadline });
    const readyAt = Date.now();
    const dwells = request.dwellMs > 0 && !opening.failure;
    if (dwells) await pause(Math.min(request.dwellMs, deadline - Date.now()), tools.signal);
    const untouchedMs = Date.now() - readyAt;
    const readMs =
      guard.why() === 'dialogs' ? 1500 : guard.why() ? 5000 : Math.max(2000, Math.min(15_000, deadline - Date.now()));
    const [reading, image] = await Promise.all([
      opening.failure || !committed ? undefined : readPage(tab, limits, readMs),
      committed || opening.failure ? screenshot(tab, Math.min(4000, readMs)) : undefined,
    ]);
    await network.drain(300);
    const hops = await network.hops();
    const last = hops.at(-1);
    const status = network.lastNavigation()?.status() ?? null;
    const url = reading?.url ?? last?.url ?? request.url;
    const contentType = last?.headers['content-type'] ?? '';
    const judged = judge({ request, opening, reading, guard, status, url, contentType, last, limits });
    const popups = guard.popups();
    return {
      page: {
        requestedUrl: request.url,
        url,
        status,
        contentType,
        title: reading?.title ?? '',
        lang: reading?.lang ?? '',
        depth: request.depth,
        ...(request.foundOn ? { foundOn: request.foundOn } : {}),
        loadState: judged.loadState,
        ...(judged.obstacle ? { obstacle: judged.obstacle } : {}),
        ...(judged.detail ? { detail: judged.detail } : {}),
        capturedAt: new Date().toISOString(),
        durationMs: Date.now() - startedAt,
        hops,
        links: reading?.links ?? [],
        forms: reading?.forms ?? [],
        controls: reading?.controls ?? [],
        cookies: await cookies.stop(url, network.setCookies),
        storage: reading?.storage ?? [],
        requests: network.requests(url),
        dialogs: guard.dialogs(),
        ...(popups.length > 0 ? { popups } : {}),
        ...(dwells ? { untouchedMs } : {}),
        viewport: tools.viewport,
      },
      content: {
        ...(reading ? { dom: { html: reading.html, truncated: reading.truncated }, text: reading.text } : {}),
        ...(image ? { screenshot: image } : {}),
      },
      ...(opening.failure ? { hint: opening.failure.hint } : {}),
      spoilt:
        guard.why() !== undefined || (reading === undefined && !opening.failure) || judged.loadState === 'navigation-timeout',
    };
  } finally {
    network.stop();
    guard.release();
    cookies.cancel();
    tab.page.off('framenavigated', onCommit);
  }
}

interface Judgement {
  readonly loadState: Opening['loadState'];
  readonly obstacle?: Obstacle;
  readonly detail?: string;
}

function judge(input: {
  readonly request: VisitRequest;
  readonly opening: Opening;
  readonly reading: PageReading | undefined;
  readonly guard: TabGuard;
  readonly status: number | null;
  readonly url: string;
  readonly contentType: string;
  readonly last: ResponseHop | undefined;
  readonly limits: CaptureLimits;
}): Judgement {
  const { request, opening, reading, guard, status, url, contentType, limits } = input;
  if (opening.failure) return opening.failure;
  const { loadState } = opening;
  if (url.startsWith('chrome-error:')) return navigationFailure(request.url, 'net::ERR_BLOCKED_BY_CLIENT');
  if (guard.why() === 'too-large') {
    const megabytes = Math.round(limits.documentBytes / 1_000_000);
    return { loadState, obstacle: 'too-large', detail: `${url} is larger than ${megabytes} MB, so its load was stopped.` };
  }
  if (guard.why() === 'dialogs') {
    const detail = `${request.url} opened more than ${limits.dialogs} dialogs, so its tab was closed.`;
    return { loadState: 'failed', obstacle: 'timeout', detail };
  }
  const obstacle = obstacleOf({
    requestedUrl: request.url,
    url,
    status,
    contentType,
    headers: input.last?.headers ?? {},
    title: reading?.title ?? '',
    text: reading?.text ?? '',
    html: reading?.html.slice(0, 300_000) ?? '',
    hasPasswordField: reading?.hasPasswordField ?? false,
  });
  if (obstacle) return { loadState, obstacle, detail: obstacleSentence(obstacle, url, status, contentType) };
  if (!reading)
    return {
      loadState: 'failed',
      obstacle: 'timeout',
      detail: `${url} did not let itself be read in time: its scripts kept it busy.`,
    };
  if (loadState === 'navigation-timeout') {
    return {
      loadState,
      detail: `${url} never finished loading; what had arrived after ${limits.navigationMs / 1000} s was kept.`,
    };
  }
  return { loadState };
}
