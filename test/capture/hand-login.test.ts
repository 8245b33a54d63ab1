import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveBrowser } from '../../src/capture/browser-resolution.js';
import { loginByHand } from '../../src/capture/hand-login.js';
import { hasDisplay, resolveVisibleBrowser } from '../../src/capture/visible-browser.js';
import { type SiteServer, startSite } from '../support/site-server.js';

/** A page that logs itself in, in the place of a person. */
const login = `<form method="post" action="/session"></form><script>document.forms[0].submit()</script>`;
let site: SiteServer;
let arrived: () => void;
let inside: Promise<void>;
beforeAll(async () => {
  inside = new Promise((resolve) => {
    arrived = resolve;
  });
  site = await startSite({
    routes: {
      '/login': login,
      '/session': { status: 303, headers: { 'set-cookie': 'sid=s3; HttpOnly; Path=/; Max-Age=3600', location: '/in' } },
      '/in': `<script>localStorage.setItem('token', 't1'); fetch('/stored')</script>`,
      '/stored': (_, response) => {
        response.end();
        arrived();
      },
    },
  });
});
afterAll(() => site.close());

const request = async () => ({
  browser: await resolveBrowser({}),
  version: '9.9.9',
  locale: 'fr-FR',
  timezone: 'Europe/Paris',
  visible: false,
});

describe('a login by hand', () => {
  it('keeps the cookies and the storage that the site set, once the person says so', async () => {
    let opened = 0;
    const state = await loginByHand({ ...(await request()), url: site.url('/login'), done: inside, opened: () => opened++ });
    expect(opened).toBe(1);
    expect(state.cookies).toMatchObject([{ name: 'sid', value: 's3', httpOnly: true }]);
    expect(state.origins).toMatchObject([{ origin: site.origin, localStorage: [{ name: 'token', value: 't1' }] }]);
  });

  it('says which page could not be opened', async () => {
    const url = 'http://127.0.0.1:1/';
    const never = new Promise<void>(() => undefined);
    await expect(loginByHand({ ...(await request()), url, done: never, opened: () => undefined })).rejects.toMatchObject({
      code: 'login-page-unreachable',
      message: expect.stringContaining(url),
    });
  });

  it('needs a screen on Linux, of either kind', () => {
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay('darwin', {})).toBe(true);
  });

  it('refuses a browser that has no window', async () => {
    await expect(resolveVisibleBrowser({ browserPath: '/nowhere/chrome-headless-shell' })).rejects.toMatchObject({
      code: 'browser-not-runnable',
    });
  });
});
