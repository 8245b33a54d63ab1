import type { BrowserContext } from 'playwright-core';
import type { ResolvedBrowser } from './browser-resolution.js';

/** A headless shell heeds no policy for WebRTC, whose datagrams pass beside the guard: its pages are given none. */
const noDatagrams = `(() => {
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'RTCIceGatherer', 'WebTransport']) {
    delete globalThis[name];
  }
})()`;

/** Takes from the pages of a context what would let them talk beside the guard. Called before its first page. */
export async function closeSideDoors(context: BrowserContext, { headless }: Pick<ResolvedBrowser, 'headless'>): Promise<void> {
  if (headless === 'shell') await context.addInitScript({ content: noDatagrams });
}
