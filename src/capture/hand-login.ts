import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { anonymizeProxy, closeAnonymizedProxy } from 'proxy-chain';
import { AuditError } from '../errors.js';
import type { ResolvedBrowser } from './browser-resolution.js';
import type { StorageState } from './capture-options.js';
import { ownUserAgent } from './open-context.js';
import { pause, withTimeLimit } from './time-limit.js';
import { userAgentFor } from './user-agent.js';

export interface HandLogin {
  readonly url: string;
  readonly browser: ResolvedBrowser;
  readonly version: string;
  readonly locale: string;
  readonly timezone: string;
  readonly userAgent?: string | undefined;
  readonly proxy?: string | undefined;
  /** Settles when the person says, elsewhere than in the window, that the login is done. */
  readonly done: Promise<void>;
  /** Called once the page is open. */
  readonly opened: () => void;
  /** False in tests, where a page logs in by itself. */
  readonly visible?: boolean;
}

/**
 * Opens a window in a fresh context and waits until the person has logged in: until `done`, or until the last window is closed.
 * Returns what the site stored then: cookies, local storage and IndexedDB. Downloads and permissions stay denied.
 * Throws AuditError when the browser does not start or the page cannot be opened.
 */
export async function loginByHand(login: HandLogin): Promise<StorageState> {
  const proxy = login.proxy === undefined ? undefined : await anonymizeProxy(login.proxy);
  try {
    const browser = await launchWindow(login);
    try {
      const context = await browser.newContext({
        acceptDownloads: false,
        permissions: [],
        viewport: null,
        locale: login.locale,
        timezoneId: login.timezone,
        userAgent: userAgentFor({
          browser: login.userAgent === undefined ? await ownUserAgent(browser) : '',
          version: login.version,
          replacement: login.userAgent,
        }),
        ...(proxy === undefined ? {} : { proxy: { server: proxy } }),
      });
      return await sessionOf(context, login);
    } finally {
      await withTimeLimit(browser.close(), 5000).catch(() => undefined);
    }
  } finally {
    if (proxy !== undefined) await closeAnonymizedProxy(proxy, true);
  }
}

async function launchWindow({ browser, visible = true }: HandLogin) {
  try {
    return await chromium.launch({
      executablePath: browser.executablePath,
      headless: !visible,
      chromiumSandbox: process.getuid?.() !== 0,
      timeout: 30_000,
    });
  } catch (cause) {
    throw new AuditError(`The browser ${browser.executablePath} did not open a window.`, {
      code: 'browser-not-started',
      hint: 'Run `vigie doctor`, or name another browser with --browser.',
      cause,
    });
  }
}

async function sessionOf(context: BrowserContext, login: HandLogin): Promise<StorageState> {
  const page = await context.newPage();
  const closed = lastWindowClosed(context);
  const reached = page.goto(login.url, { waitUntil: 'commit', timeout: 60_000 }).then(
    () => undefined,
    (error: Error) => (page.isClosed() ? undefined : error),
  );
  const failure = await Promise.race([reached, closed]);
  if (failure) {
    throw new AuditError(
      `The page ${login.url} could not be opened: ${(failure.message.split('\n')[0] ?? '').replace(/^page\.goto: /, '')}.`,
      {
        code: 'login-page-unreachable',
        hint: 'Check the address, and that this machine reaches the site.',
        cause: failure,
      },
    );
  }
  login.opened();
  const memory = rememberSession(context);
  try {
    await Promise.race([login.done, closed]);
    const state = await withTimeLimit(context.storageState({ indexedDB: true }), 15_000).catch(() => undefined);
    // The browser is gone with its window, as on macOS after Quit: what it held a moment before is what was stored.
    return typeof state === 'object' ? state : memory.last();
  } finally {
    memory.stop();
  }
}

/** Settles when the person has closed every window, or the browser ended. */
function lastWindowClosed(context: BrowserContext): Promise<undefined> {
  return new Promise((resolve) => {
    const watch = (page: Page) => page.on('close', () => context.pages().length === 0 && resolve(undefined));
    for (const page of context.pages()) watch(page);
    context.on('page', watch);
    context.on('close', () => resolve(undefined));
    context.browser()?.on('disconnected', () => resolve(undefined));
  });
}

const readStorage = `({ origin: location.origin, localStorage: Object.entries(localStorage).map(([name, value]) => ({ name, value })) })`;

/** Looks at cookies and local storage every second, for a browser that ends before it could be asked. */
function rememberSession(context: BrowserContext): { readonly last: () => StorageState; readonly stop: () => void } {
  let cookies: StorageState['cookies'] = [];
  const origins = new Map<string, StorageState['origins'][number]>();
  let stopped = false;
  const look = async () => {
    cookies = await context.cookies();
    for (const page of context.pages()) {
      const storage = await withTimeLimit(page.evaluate<StorageState['origins'][number]>(readStorage), 1000).catch(
        () => undefined,
      );
      if (typeof storage === 'object' && storage.localStorage.length > 0) origins.set(storage.origin, storage);
    }
  };
  const watching = async () => {
    while (!stopped) {
      await look().catch(() => undefined);
      await pause(1000);
    }
  };
  void watching();
  return {
    last: () => ({ cookies, origins: [...origins.values()] }),
    stop: () => {
      stopped = true;
    },
  };
}
