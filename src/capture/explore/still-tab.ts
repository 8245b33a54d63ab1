import type { CDPSession, Dialog, Page } from 'playwright-core';
import { isThirdParty } from '../../evidence/party.js';
import { refusalOf } from '../link-refusal.js';
import type { Tab } from '../tab.js';
import { timedOut, withTimeLimit } from '../time-limit.js';

export interface StoppedRequest {
  readonly method: string;
  readonly url: string;
}

/** Where the page wanted to go. `form`: a form was sent, so the address is an answer and not a page to visit. */
export interface Departure {
  readonly url: string;
  readonly how: 'page' | 'window' | 'form' | 'other-scheme' | 'by-itself' | 'within';
}

/** What happened since the last call. */
export interface Happenings {
  readonly stopped: readonly StoppedRequest[];
  readonly departures: readonly Departure[];
  readonly dialogs: number;
}

/** A tab that can ask the site for more of the page, but neither leave it nor send anything. */
export interface StillTab {
  readonly session: CDPSession;
  readonly mainFrame: string;
  readonly take: () => Happenings;
  /** A storm of dialogs: the page must be given up. */
  readonly hopeless: () => boolean;
  /** Takes the stops away. Only to be called when the page is gone. */
  readonly release: () => Promise<void>;
}

const mostNoted = 50;
const mostDialogs = 10;
const ownLimitMs = 5000;

interface Paused {
  readonly requestId: string;
  readonly frameId: string;
  readonly resourceType: string;
  readonly request: { readonly method: string; readonly url: string };
}

/**
 * Installs the stop, or resolves to undefined when it cannot be complete (a shared worker would send past it, or the browser does
 * not answer): then nothing may be worked. On DevTools sessions of its own, so that giving them up removes every trace.
 */
export async function stillTab(tab: Tab): Promise<StillTab | undefined> {
  const context = tab.page.context();
  const browser = context.browser();
  if (!browser) return undefined;
  const sessions: CDPSession[] = [];
  const closeSessions = async () => {
    await withTimeLimit(Promise.all(sessions.map((session) => session.detach().catch(() => undefined))), ownLimitMs);
  };
  try {
    const opened = await withTimeLimit(
      Promise.all([context.newCDPSession(tab.page), browser.newBrowserCDPSession()]),
      ownLimitMs,
    );
    if (opened === timedOut) return undefined;
    sessions.push(...opened);
    const still = await withTimeLimit(install(tab.page, opened[0], opened[1], closeSessions), ownLimitMs);
    if (still !== timedOut && still) return still;
  } catch {
    // The tab or the browser went away.
  }
  await closeSessions();
  return undefined;
}

async function install(
  page: Page,
  session: CDPSession,
  wholeBrowser: CDPSession,
  closeSessions: () => Promise<void>,
): Promise<StillTab | undefined> {
  const { targetInfo } = await session.send('Target.getTargetInfo');
  const { targetInfos } = await wholeBrowser.send('Target.getTargets', { filter: [{}] });
  const outside = targetInfos.some(
    ({ type, browserContextId }) => /^(shared|service)_worker$/.test(type) && browserContextId === targetInfo.browserContextId,
  );
  if (outside) return undefined;
  const { frameTree } = await session.send('Page.getFrameTree');
  const mainFrame = frameTree.frame.id;
  const notes = takeNotes(mainFrame);
  const pageAddress = frameTree.frame.url;

  /** Why a request may not go out, or undefined. */
  async function refusal({ frameId, resourceType, request }: Paused): Promise<'leaves' | 'changes' | undefined> {
    const { method, url } = request;
    if (resourceType === 'Ping' || resourceType === 'CSPViolationReport' || !/^(GET|HEAD)$/i.test(method)) return 'changes';
    if (resourceType === 'Document') {
      // The page itself, or a download, which the browser also calls a document.
      if (frameId === mainFrame) return 'leaves';
      // A frame of another site runs in a process of its own, whose requests this session does not see.
      if (isThirdParty(url, pageAddress)) return 'leaves';
      // The word that a form asked for it may come a moment later than the request.
      await new Promise((resolve) => setTimeout(resolve, 30));
      if (notes.sentByForm(url)) return 'changes';
    }
    return refusalOf({ url, text: '' }) === 'side-effect' ? 'changes' : undefined;
  }

  session.on('Fetch.requestPaused', async (event: Paused) => {
    const why = await refusal(event);
    if (why === 'changes') notes.stopped(event.request);
    answer(session, event.requestId, why !== undefined);
  });
  // A new window is another target: only the browser as a whole sees its first request. Other tabs' documents just pass.
  wholeBrowser.on('Fetch.requestPaused', async (event: Paused) => {
    const about = await wholeBrowser.send('Target.getTargetInfo', { targetId: event.frameId }).catch(() => undefined);
    const opener = about?.targetInfo.openerId ?? about?.targetInfo.openerFrameId;
    answer(wholeBrowser, event.requestId, opener === targetInfo.targetId);
  });
  session.on('Page.windowOpen', ({ url }) => notes.departure(url, 'window'));
  session.on('Page.frameRequestedNavigation', (event) => notes.requested(event));
  session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    if (frameId === mainFrame) notes.departure(url, 'within');
  });

  const onDialog = (dialog: Dialog) => {
    // "Do you want to leave?": the way out is stopped elsewhere, and its address is wanted.
    const leaving = dialog.type() === 'beforeunload';
    if (!leaving) notes.dialog();
    void (leaving ? dialog.accept() : dialog.dismiss()).catch(() => undefined);
  };
  const closing = new Set<Promise<unknown>>();
  const onPopup = (popup: Page) => {
    closing.add(popup.close().catch(() => undefined));
  };
  page.on('dialog', onDialog);
  page.on('popup', onPopup);
  await Promise.all([
    session.send('Page.enable'),
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    wholeBrowser.send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] }),
  ]);
  return {
    session,
    mainFrame,
    take: notes.take,
    hopeless: () => notes.dialogsInAll() > mostDialogs,
    async release() {
      await withTimeLimit(Promise.all(closing), 1000);
      page.off('dialog', onDialog);
      page.off('popup', onPopup);
      await closeSessions();
    },
  };
}

function answer(session: CDPSession, requestId: string, refuse: boolean): void {
  // `Aborted` leaves the page where it is; any other reason would show an error page.
  const sent = refuse
    ? session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
    : session.send('Fetch.continueRequest', { requestId });
  void sent.catch(() => undefined);
}

function takeNotes(mainFrame: string) {
  let stopped: StoppedRequest[] = [];
  let departures: Departure[] = [];
  let dialogs = 0;
  let dialogsInAll = 0;
  const byForm = new Set<string>();
  const departure = (url: string, how: Departure['how']) => {
    if (departures.length < mostNoted) departures.push({ url: url.slice(0, 2000), how });
  };
  return {
    stopped({ method, url }: StoppedRequest): void {
      if (stopped.length < mostNoted) stopped.push({ method, url: url.slice(0, 2000) });
    },
    departure,
    requested(event: {
      readonly frameId: string;
      readonly reason: string;
      readonly url: string;
      readonly disposition: string;
    }): void {
      const { frameId, reason, url, disposition } = event;
      const form = reason.startsWith('formSubmission');
      if (form) byForm.add(url);
      if (frameId !== mainFrame || disposition === 'newWindow' || disposition === 'newTab') return;
      if (form) departure(url, 'form');
      else if (/Refresh$|^reload$|Interstitial/.test(reason)) departure(url, 'by-itself');
      else departure(url, /^https?:/i.test(url) ? 'page' : 'other-scheme');
    },
    sentByForm: (url: string) => byForm.has(url),
    dialog(): void {
      dialogs++;
      dialogsInAll++;
    },
    dialogsInAll: () => dialogsInAll,
    take(): Happenings {
      const taken = { stopped, departures, dialogs };
      stopped = [];
      departures = [];
      dialogs = 0;
      return taken;
    },
  };
}
