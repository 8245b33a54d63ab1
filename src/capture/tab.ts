import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { withTimeLimit } from './time-limit.js';

/** One browser tab, used for many pages of the same site. */
export interface Tab {
  readonly page: Page;
  readonly session: CDPSession;
}

/** Opens a tab with the DevTools channel that reading, screenshots and byte counts need. */
export async function openTab(context: BrowserContext): Promise<Tab> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  // Bodies are not kept by the browser for us: a small buffer is enough.
  await session.send('Network.enable', { maxTotalBufferSize: 1_000_000, maxResourceBufferSize: 100_000 });
  return { page, session };
}

const covers = new WeakMap<BrowserContext, Promise<Page>>();

/**
 * Puts an empty tab before those of a context. Full Chromium opens all of them in one window and paints the foremost into it,
 * which nobody sees. For the pages nothing changes: Playwright makes each believe that it is shown and has the focus.
 */
export async function coverTabs(context: BrowserContext): Promise<void> {
  const opening = covers.get(context) ?? context.newPage();
  covers.set(context, opening);
  await (await opening).bringToFront();
}

/** Closes a tab; one that hangs is left to the end of the browser. */
export async function closeTab(tab: Tab): Promise<void> {
  await withTimeLimit(tab.page.close({ runBeforeUnload: false }), 2000).catch(() => undefined);
}
