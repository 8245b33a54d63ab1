import type { Dialog, Page } from 'playwright-core';
import type { Tab } from './tab.js';
import { withTimeLimit } from './time-limit.js';

export type GuardStop = 'dialogs' | 'too-large' | 'page-bytes' | 'frames' | 'crash' | 'abuse-signal';

export interface TabGuard {
  /** Resolves when the page had to be stopped; stays pending for a well-behaved page. */
  readonly stopped: Promise<GuardStop>;
  readonly why: () => GuardStop | undefined;
  readonly dialogs: () => number;
  readonly popups: () => readonly string[];
  /** Stops the load for what somebody else saw on the page. */
  readonly stopLoading: (why: GuardStop) => void;
  readonly release: () => void;
}

export interface GuardLimits {
  readonly dialogs: number;
  readonly documentBytes: number;
  /** Decoded bytes of everything the page loads. */
  readonly pageBytes: number;
  readonly frames: number;
}

/**
 * Keeps a hostile page within bounds: dialogs are dismissed and counted, a storm of them ends the visit; windows it
 * opens are closed and noted; a document above the byte limit is no longer loaded, nor a page with too many frames or with
 * files that unpack without end; a tab that crashes is noticed at once.
 */
export function guardTab(tab: Tab, limits: GuardLimits): TabGuard {
  const { page, session } = tab;
  const popups: string[] = [];
  let dialogs = 0;
  let why: GuardStop | undefined;
  let stop: (why: GuardStop) => void = () => undefined;
  const stopped = new Promise<GuardStop>((resolve) => {
    stop = (reason) => {
      why ??= reason;
      resolve(reason);
    };
  });
  const quietly = (work: Promise<unknown>) => void withTimeLimit(work, 2000).catch(() => undefined);

  function onDialog(dialog: Dialog): void {
    dialogs++;
    quietly(dialog.dismiss());
    // A loop of dialogs leaves no moment to end its script (tried: Runtime.terminateExecution waits for ever): the tab is given up.
    if (dialogs > limits.dialogs) stop('dialogs');
  }

  function onPopup(popup: Page): void {
    if (popups.length < 20) popups.push(popup.url());
    quietly(popup.close());
  }

  let documentRequest = '';
  let received = 0;
  let receivedByPage = 0;
  let frames = 0;
  function stopLoading(reason: GuardStop): void {
    if (why) return;
    stop(reason);
    quietly(session.send('Page.stopLoading'));
  }
  const tooLarge = () => stopLoading('too-large');
  function onCrash(): void {
    stop('crash');
  }
  function onFrame(): void {
    if (++frames > limits.frames) stopLoading('frames');
  }
  function onRequest(event: { requestId: string; type?: string; loaderId: string }): void {
    // The main document's request has its loader's id; frames have loaders of their own, and small ones do not matter here.
    if (event.type !== 'Document' || event.requestId !== event.loaderId) return;
    documentRequest = event.requestId;
    received = 0;
  }
  function onAnswer(event: { requestId: string; response: { headers: Record<string, string> } }): void {
    if (event.requestId !== documentRequest) return;
    const length = Number(
      Object.entries(event.response.headers).find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? 0,
    );
    if (length > limits.documentBytes) tooLarge();
  }
  function onData(event: { requestId: string; dataLength: number }): void {
    receivedByPage += event.dataLength;
    if (receivedByPage > limits.pageBytes) stopLoading('page-bytes');
    if (event.requestId !== documentRequest) return;
    received += event.dataLength;
    if (received > limits.documentBytes) tooLarge();
  }

  page.on('dialog', onDialog);
  page.on('popup', onPopup);
  page.on('crash', onCrash);
  page.on('frameattached', onFrame);
  session.on('Network.requestWillBeSent', onRequest);
  session.on('Network.responseReceived', onAnswer);
  session.on('Network.dataReceived', onData);
  return {
    stopped,
    why: () => why,
    dialogs: () => dialogs,
    popups: () => popups,
    stopLoading,
    release() {
      page.off('dialog', onDialog);
      page.off('popup', onPopup);
      page.off('crash', onCrash);
      page.off('frameattached', onFrame);
      session.off('Network.requestWillBeSent', onRequest);
      session.off('Network.responseReceived', onAnswer);
      session.off('Network.dataReceived', onData);
    },
  };
}
