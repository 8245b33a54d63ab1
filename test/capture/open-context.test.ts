import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { resolveBrowser } from '../../src/capture/browser-resolution.js';
import { launchBrowser } from '../../src/capture/launch-browser.js';
import { type ContextOptions, openContext } from '../../src/capture/open-context.js';
import { type SiteServer, startSite } from '../support/site-server.js';

let browser: Browser;
let site: SiteServer;
let other: SiteServer;
let context: BrowserContext | undefined;
/** Headers of each request, by host part and path: `site /`, `other /pixel`. */
const seen = new Map<string, IncomingMessage['headers']>();

const answer = (name: string, body: () => string) => (request: IncomingMessage, response: ServerResponse) => {
  seen.set(`${name} ${request.url}`, request.headers);
  if (request.url === '/away') response.writeHead(302, { location: other.url('/landed') }).end();
  else if (request.url === '/moved') response.writeHead(302, { location: '/here' }).end();
  else if (request.url === '/locked' && request.headers.authorization === undefined)
    response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
  else response.writeHead(200, { 'content-type': 'text/html', 'access-control-allow-origin': '*' }).end(body());
};

beforeAll(async () => {
  ({ browser } = await launchBrowser(await resolveBrowser({})));
});
afterAll(() => browser.close());
beforeEach(async () => {
  seen.clear();
  other = await startSite({ routes: { '*': answer('other', () => 'other') } });
  site = await startSite({
    routes: { '*': answer('site', () => `<title>home</title><img src="/own.png"><img src="${other.url('/pixel')}">`) },
  });
});
afterEach(async () => {
  await context?.close();
  await Promise.all([site.close(), other.close()]);
});

const options = (own: Partial<ContextOptions> = {}): ContextOptions => ({
  entryUrl: site.url('/'),
  locale: 'fr-FR',
  timezone: 'Europe/Paris',
  viewport: { width: 1280, height: 800 },
  version: '9.9.9',
  ...own,
});

async function visit(path: string, own: Partial<ContextOptions> = {}, persona: 'visitor' | 'member' = 'visitor') {
  context = await openContext(browser, options(own), persona);
  const page = await context.newPage();
  const response = await page.goto(site.url(path));
  return { page, response };
}

describe('the browser context of a visit', () => {
  it('says the browser’s own name and Vigie’s, and asks for the language', async () => {
    await visit('/');
    const headers = seen.get('site /');
    expect(headers?.['user-agent']).toMatch(/^Mozilla\/5\.0 .*Chrome\/[\d.]+ Safari\/537\.36 Vigie\/9\.9\.9$/);
    expect(headers?.['accept-language']).toMatch(/^fr-FR/);
  });

  it('is a telephone when asked for one', async () => {
    const { page } = await visit('/', { device: 'mobile', viewport: { width: 390, height: 844 } });
    expect(seen.get('site /')?.['user-agent']).toMatch(/Android.*Mobile Safari.*Vigie/);
    const traits =
      '[innerWidth, devicePixelRatio, navigator.maxTouchPoints > 0, Intl.DateTimeFormat().resolvedOptions().timeZone]';
    expect(await page.evaluate(traits)).toEqual([expect.any(Number), 2, true, 'Europe/Paris']);
    expect(page.viewportSize()).toEqual({ width: 390, height: 844 });
  });

  it('sends extra headers to the site, over its redirects, and to nobody else', async () => {
    const secrets = { headers: { 'X-Audit': 'secret', 'Accept-Language': 'br' } };
    const { page } = await visit('/', { secrets });
    await page.waitForLoadState('load');
    for (const request of ['site /', 'site /own.png']) {
      expect(seen.get(request), request).toMatchObject({ 'x-audit': 'secret', 'accept-language': 'br' });
    }
    expect(seen.get('other /pixel')).toBeDefined();
    expect(seen.get('other /pixel')).not.toHaveProperty('x-audit');
    await page.goto(site.url('/moved'));
    expect(seen.get('site /here')).toMatchObject({ 'x-audit': 'secret' });
    await page.goto(site.url('/away'));
    expect(seen.get('site /away')).toMatchObject({ 'x-audit': 'secret' });
    expect(seen.get('other /landed')).not.toHaveProperty('x-audit');
  });

  it('gives its password to the audited origin, with extra headers beside it, and to no other', async () => {
    const secrets = { basicAuth: { username: 'me', password: 'pw' }, headers: { 'X-Audit': 'secret' } };
    const { page, response } = await visit('/locked', { secrets });
    expect(response?.status()).toBe(200);
    expect(seen.get('site /locked')).toMatchObject({
      authorization: `Basic ${Buffer.from('me:pw').toString('base64')}`,
      'x-audit': 'secret',
    });
    // Chromium may show its own error page where credentials are known for another origin only.
    await page.goto(other.url('/locked')).catch(() => undefined);
    expect(seen.get('other /locked')).toBeDefined();
    expect(seen.get('other /locked')).not.toHaveProperty('authorization');
  });

  it('is logged in for the member only', async () => {
    const cookie = { name: 'sid', value: 'm', domain: '127.0.0.1', path: '/', expires: -1, httpOnly: true, secure: false };
    const secrets = { storageState: { cookies: [{ ...cookie, sameSite: 'Lax' as const }], origins: [] } };
    await visit('/visitor', { secrets });
    await context?.close();
    await visit('/member', { secrets }, 'member');
    expect(seen.get('site /visitor')).not.toHaveProperty('cookie');
    expect(seen.get('site /member')).toMatchObject({ cookie: 'sid=m' });
  });
});
