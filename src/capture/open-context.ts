import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import type { Persona } from '../evidence/page-record.js';
import type { CaptureOptions, CaptureSecrets, StorageState } from './capture-options.js';
import { deviceTraits } from './device.js';
import { sendHeaders } from './extra-headers.js';
import { scopeOf } from './scope.js';
import { userAgentFor } from './user-agent.js';

/** The part of a capture's options that a browser context is made of. */
export type ContextOptions = Pick<
  CaptureOptions,
  'entryUrl' | 'locale' | 'timezone' | 'viewport' | 'device' | 'userAgent' | 'version' | 'secrets'
>;

export interface ContextExtra {
  /** Where everything is sent, loopback included: the guard, which knows the way on. */
  readonly proxy?: { readonly server: string; readonly username: string; readonly password: string };
  /** What an earlier browser of the same capture held, when it had to be replaced. */
  readonly storageState?: StorageState;
}

/**
 * One context per site and persona: nothing stored before (but a member's login), nothing granted, nothing downloaded, no
 * service worker, no certificate error ignored. Credentials go to the audited origin, extra headers to the audited site, and
 * neither to anybody else.
 */
export async function openContext(
  browser: Browser,
  options: ContextOptions,
  persona: Persona = 'visitor',
  extra: ContextExtra = {},
): Promise<BrowserContext> {
  const { secrets, device } = options;
  const { isMobile, hasTouch, deviceScaleFactor } = deviceTraits(device);
  const userAgent = userAgentFor({
    browser: options.userAgent === undefined ? await ownUserAgent(browser) : '',
    version: options.version,
    device,
    replacement: options.userAgent,
  });
  const login = persona === 'member' ? secrets?.storageState : undefined;
  const storageState = extra.storageState ?? login;
  const context = await browser.newContext({
    acceptDownloads: false,
    ignoreHTTPSErrors: false,
    permissions: [],
    serviceWorkers: 'block',
    locale: options.locale,
    timezoneId: options.timezone,
    viewport: { ...options.viewport },
    isMobile,
    hasTouch,
    deviceScaleFactor,
    userAgent,
    ...(secrets?.basicAuth && answersChallenges(secrets)
      ? { httpCredentials: { ...secrets.basicAuth, origin: new URL(options.entryUrl).origin } }
      : {}),
    ...(storageState ? { storageState: mutable(storageState) } : {}),
    ...(extra.proxy ? { proxy: { ...extra.proxy } } : {}),
  });
  if (secrets !== undefined && hasHeaders(secrets)) sendHeaders(context, headersOf(options.entryUrl, secrets));
  return context;
}

/**
 * From now on pictures and films are not even asked for. Not before the context knows the guard's password: Chromium lets whoever began
 * to pause requests first answer a challenge, and Playwright would answer it with nothing.
 */
export async function refusePictures(context: BrowserContext): Promise<void> {
  await context.route(/^https?:/, (route) =>
    /^(?:image|media)$/.test(route.request().resourceType()) ? route.abort('blockedbyclient') : route.fallback(),
  );
}

const hasHeaders = ({ headers = {} }: CaptureSecrets): boolean => Object.keys(headers).length > 0;

/**
 * Whether the browser answers the server's question for a password. Beside extra headers it does not: a headless shell loses either the
 * headers or the answer when both change a request, so that the password is then sent as one of the headers.
 */
export const answersChallenges = (secrets: CaptureSecrets): boolean => secrets.basicAuth !== undefined && !hasHeaders(secrets);

/** Extra headers for the audited site, and the password for its origin alone. */
function headersOf(entryUrl: string, { headers = {}, basicAuth }: CaptureSecrets) {
  const { includes } = scopeOf(entryUrl);
  const { origin } = new URL(entryUrl);
  const login = basicAuth && `Basic ${Buffer.from(`${basicAuth.username}:${basicAuth.password}`).toString('base64')}`;
  return (url: string): Readonly<Record<string, string>> => ({
    ...(login !== undefined && URL.canParse(url) && new URL(url).origin === origin ? { Authorization: login } : {}),
    ...(includes(url) ? headers : {}),
  });
}

/** What this browser calls itself when nobody changes it. */
export async function ownUserAgent(browser: Browser): Promise<string> {
  const session = await browser.newBrowserCDPSession();
  try {
    return (await session.send('Browser.getVersion')).userAgent;
  } finally {
    await session.detach();
  }
}

/** Playwright's type asks for arrays that may be written to. */
const mutable = (state: StorageState) =>
  structuredClone(state) as unknown as Exclude<BrowserContextOptions['storageState'], string | undefined>;
