import type { Frame } from 'playwright-core';
import { layoutText } from '../evidence/page-layout.js';
import type { FailureCode } from '../evidence/page-record.js';
import type { CaptureLimits } from './capture-options.js';
import { watchCookies } from './cookie-watch.js';
import type { DeviceName } from './device.js';
import { failureCodeOf } from './failure-code.js';
import type { PageReading } from './in-page/program.js';
import { judgeVisit } from './judge-visit.js';
import { connectionFailure } from './navigation-failure.js';
import { type NetworkLog, watchNetwork } from './network-log.js';
import { openKeeping } from './open-keeping.js';
import { type Opening, openPage } from './open-page.js';
import { highest, wholePicture, windowPicture } from './picture-page.js';
import { readPage, screenshot } from './record-page.js';
import { type FoundSignal, forgetPage, type PageScreen, screenPage } from './screen-page.js';
import type { Tab } from './tab.js';
import { guardTab } from './tab-guard.js';
import { pause } from './time-limit.js';
import type { Explore, LeftPage, Visit, VisitRequest, VisitTools } from './visit.js';
import { withoutPictures } from './without-pictures.js';

/** Runs of text of one page whose place is kept. */
const mostRuns = 6000;

/** Time for a picture of a whole page, and what must be left of the visit for one to be begun, milliseconds. */
const pictureMs = 6000;

/**
 * Visits one page and returns everything it left behind; of a page that was left for its words, these alone. Throws only when the tab or
 * browser is gone.
 */
export async function visitPage(tab: Tab, request: VisitRequest, tools: VisitTools): Promise<Visit | LeftPage> {
  const { limits, pictures } = tools;
  // A route such as `#/about` is a page of its own only when the document is loaded afresh.
  if (request.url.includes('#')) await tab.page.goto('about:blank').catch(() => undefined);
  const startedAt = Date.now();
  const deadline = Math.min(startedAt + limits.pageMs, request.deadline);
  const kept = openKeeping();
  const network = watchNetwork(tab.page, startedAt, { ...tools, keeping: kept.keeping });
  const cookies = watchCookies(tools.context, tools.jar, startedAt);
  const guard = guardTab(tab, limits);
  const screen = screenPage(tab, tools.watch, guard);
  // Without a commit the tab still shows the page before (a download, a 204): that one must not be read again under a new name.
  let committed = false;
  const onCommit = (frame: Frame) => {
    committed ||= frame === tab.page.mainFrame();
  };
  tab.page.on('framenavigated', onCommit);
  const stopWatching = () => {
    network.stop();
    guard.release();
    screen.stop();
    cookies.cancel();
    tab.page.off('framenavigated', onCommit);
  };
  try {
    const opened = await openPage(tab, request.url, { limits, network, guard, deadline, settled: tools.settled });
    const broken = opened.failure ? whyNotConnected(request.url, network, tools) : undefined;
    const opening = broken ? { ...broken.failure, failure: broken.failure } : opened;
    if (screen.found() !== undefined) return await leave(tab, screen, kept);
    const readyAt = Date.now();
    const dwells = request.dwellMs > 0 && !opening.failure;
    if (dwells) await pause(Math.min(request.dwellMs, deadline - Date.now()), tools.signal);
    const untouchedMs = Date.now() - readyAt;
    tools.onLoaded?.();
    const readMs =
      guard.why() === 'dialogs' ? 1500 : guard.why() ? 5000 : Math.max(2000, Math.min(15_000, deadline - Date.now()));
    const places = { runs: mostRuns, ...(request.whole ? { linesTo: highest } : {}) };
    const [reading, image] = await Promise.all([
      opening.failure || !committed ? undefined : readPage(tab, limits, readMs, places),
      pictures.wanted() && (committed || opening.failure) ? screenshot(tab, Math.min(4000, readMs)) : undefined,
    ]);
    if (screen.found(reading) !== undefined) return await leave(tab, screen, kept);
    if (reading && pictures.wanted() && tools.isForAdults?.(reading, reading.html)) pictures.offForAdults();
    // A page whose words nobody could look at may show anything; where none came there is the browser's own page alone.
    const isSeen = reading !== undefined || screen.looked();
    const mayKeep = () => pictures.wanted() && (isSeen || opening.failure !== undefined);
    kept.decide(pictures.wanted() && isSeen ? 'all' : 'words');
    // What a dying browser left unread must not be taken for a page that keeps silent.
    if (guard.why() === 'crash') throw new Error('Page crashed');
    if (!tools.context.browser()?.isConnected()) throw new Error('Browser closed');
    await network.drain(300);
    const hops = await network.hops();
    const last = hops.at(-1);
    const status = network.lastNavigation()?.status() ?? null;
    const url = reading?.url ?? last?.url ?? request.url;
    const contentType = last?.headers['content-type'] ?? '';
    const judged = judgeVisit({ request, opening, reading, guard, status, url, contentType, last, limits });
    const popups = [...guard.popups()];
    const failure = broken?.code ?? failureCodeOf({ said: opening.failure?.detail ?? '', status });
    const untouched = {
      cookies: await cookies.stop(url, network.setCookies),
      storage: reading?.storage ?? [],
      requests: network.requests(url),
      dialogs: guard.dialogs(),
      ...(popups.length > 0 ? { popups } : {}),
    };
    const mayTouch = reading && !guard.why() && !tools.signal?.aborted;
    const bound = guard.why();
    // What our own clicks cause is no evidence of what the page does by itself: nothing is watched from here on.
    stopWatching();
    const mayShow = mayTouch && pictures.wanted();
    const shown = mayShow
      ? await pictured(tab, reading, image, { leftMs: request.whole ? deadline - Date.now() : 0, device: tools.device })
      : undefined;
    const explored = mayTouch ? await exploreSafely(tab, reading, request.explore, limits) : undefined;
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
        ...(request.persona === 'visitor' ? {} : { persona: request.persona }),
        ...(failure ? { failure } : {}),
        ...(explored && explored.explored.length > 0 ? { explored: explored.explored } : {}),
        capturedAt: new Date().toISOString(),
        durationMs: Date.now() - startedAt,
        hops,
        links: [...(reading?.links ?? []), ...(explored?.links ?? [])],
        forms: reading?.forms ?? [],
        controls: [...(reading?.controls ?? []), ...(explored?.controls ?? [])],
        ...untouched,
        ...(dwells ? { untouchedMs } : {}),
        viewport: tools.viewport,
        ...(shown ? { picture: shown.record } : {}),
      },
      content: {
        ...(reading
          ? {
              dom: { html: pictures.wanted() ? reading.html : withoutPictures(reading.html), truncated: reading.truncated },
              text: reading.text,
            }
          : {}),
        ...(shown ? { layout: layoutText({ cut: reading?.layout.cut ?? false, runs: shown.runs }) } : {}),
        ...(shown ? { screenshot: shown.image } : image && mayKeep() ? { screenshot: image } : {}),
      },
      ...(opening.failure ? { hint: opening.failure.hint } : {}),
      shape: reading?.shape ?? [],
      spoilt:
        bound !== undefined ||
        explored?.spoilt === true ||
        // After failed navigations a tab no longer closes, nor tells of downloads (seen with Chromium 156).
        reading === undefined ||
        judged.loadState === 'navigation-timeout',
    };
  } finally {
    stopWatching();
    // A page that died before its words were read may show anything.
    kept.decide('words');
  }
}

/** Nothing of such a page is kept but why it was left (code pénal, art. 227-23). */
async function leave(tab: Tab, screen: PageScreen, { decide }: ReturnType<typeof openKeeping>): Promise<LeftPage> {
  decide('nothing');
  await forgetPage(tab);
  return { left: screen.found() as FoundSignal };
}

/** The picture to keep: of the whole page where there is time for it, else the one of the window. Milliseconds. */
async function pictured(
  tab: Tab,
  reading: PageReading,
  image: Uint8Array | undefined,
  { leftMs, device }: { readonly leftMs: number; readonly device: DeviceName | undefined },
) {
  const whole = leftMs > pictureMs ? await wholePicture(tab, reading.layout, { ms: pictureMs, device }) : undefined;
  return whole ?? (image && windowPicture(tab, image, reading.layout));
}

/** The page is recorded already: whatever goes wrong while its controls are worked costs the tab, not the page. */
async function exploreSafely(
  tab: Tab,
  reading: PageReading,
  explore: Explore | undefined,
  limits: CaptureLimits,
): Promise<Awaited<ReturnType<Explore>> | undefined> {
  try {
    return await explore?.(tab, reading, () => readPage(tab, limits, 3000));
  } catch {
    return { explored: [], links: [], controls: [], spoilt: true };
  }
}

/** The guard's own account of a navigation that failed: it made no connection to the host asked for, or to the one it led to. */
function whyNotConnected(
  url: string,
  network: NetworkLog,
  tools: VisitTools,
): { readonly code: FailureCode; readonly failure: NonNullable<Opening['failure']> } | undefined {
  const last = new URL(network.navigationUrl() ?? url);
  const port = last.port === '' ? (last.protocol === 'https:' ? 443 : 80) : Number(last.port);
  const known = tools.failureOf?.(last.hostname, port);
  if (!known) return undefined;
  return {
    code: failureCodeOf({ said: '', status: null, guard: known }) ?? 'other',
    failure: connectionFailure(last.href, known),
  };
}
