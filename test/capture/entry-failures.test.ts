import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resolveBrowser } from '../../src/capture/browser-resolution.js';
import { startSite } from '../support/site-server.js';
import { captureOf, entryOf } from './capture-fixture.js';

const nowhere = { routes: {} };

describe('an entry page that cannot be visited is told in one sentence, with a bundle all the same', () => {
  it('when the name does not exist', async () => {
    const captured = await captureOf(nowhere, { entryUrl: 'http://does-not-exist.invalid/' });
    expect(captured.record).toMatchObject({ status: 'failed', stoppedBy: 'entry-failed' });
    expect(captured.record.detail).toMatch(/^The name does-not-exist\.invalid does not exist in the DNS/);
    expect(entryOf(captured).page).toMatchObject({ loadState: 'failed', obstacle: 'unreachable', status: null });
  });

  it('when nothing listens on the port', async () => {
    const site = await startSite({});
    await site.close();
    const { record } = await captureOf(site);
    expect(record.status).toBe('failed');
    expect(record.detail).toMatch(/the connection was refused/);
  });

  it('when the certificate is not valid', async () => {
    // Made for this test, signed by itself: no browser trusts it.
    const pem = (name: string) => readFileSync(new URL(`../fixtures/tls/${name}.pem`, import.meta.url), 'utf8');
    const site = await startSite({ routes: { '/': '<p>x</p>' }, tls: { key: pem('key'), cert: pem('cert') } });
    try {
      if ((await resolveBrowser({})).withoutHttps !== undefined) {
        // A machine whose only browser cannot do https: then the visit is refused and the site is not blamed.
        await expect(captureOf(site)).rejects.toThrow(/cannot open https pages here/);
        return;
      }
      const { record } = await captureOf(site);
      expect(record.status).toBe('failed');
      expect(record.detail).toMatch(/certificate or TLS of 127\.0\.0\.1:\d+ is not valid \(ERR_CERT_/);
    } finally {
      await site.close();
    }
  });

  it('when it redirects without end', async () => {
    const { record } = await captureOf({ routes: { '/': { status: 302, headers: { location: '/' } } } });
    expect(record.detail).toMatch(/redirects without end/);
  });

  it('when it never answers', async () => {
    const { record, bundle } = await captureOf({ routes: { '/': () => undefined } }, { limits: { navigationMs: 700 } });
    expect(record).toMatchObject({ status: 'failed', stoppedBy: 'entry-failed' });
    expect(record.detail).toMatch(/did not answer in time/);
    expect(bundle.pages[0]).toMatchObject({ loadState: 'navigation-timeout', obstacle: 'timeout' });
  });

  it('when it is a protection against robots', async () => {
    const captured = await captureOf({
      routes: {
        '/': {
          status: 403,
          body: '<title>Just a moment...</title><script src="https://challenges.cloudflare.com/turnstile"></script><div class="cf-turnstile">',
        },
      },
    });
    expect(captured.record).toMatchObject({ status: 'failed', stoppedBy: 'blocked' });
    expect(captured.record.detail).toMatch(/vigie never evades a block/);
    expect(entryOf(captured).page.obstacle).toBe('captcha');
  });

  it('when it is rate limited, after coming back as asked', async () => {
    const captured = await captureOf({
      routes: { '/': { status: 429, headers: { 'retry-after': '1' }, body: '<p>slow down</p>' } },
    });
    expect(entryOf(captured).page).toMatchObject({ obstacle: 'blocked', status: 429 });
    expect(captured.site.asked.filter((path) => path === '/')).toHaveLength(3);
    expect(entryOf(captured).page.attempts).toMatchObject([{ code: 'rate-limited' }, { code: 'rate-limited' }]);
  });

  it('when it is no web page', async () => {
    for (const [type, body] of [
      ['application/pdf', '%PDF-1.4'],
      ['application/json', '{}'],
    ] as const) {
      const captured = await captureOf({ routes: { '/': { headers: { 'content-type': type }, body } } });
      expect(captured.record.status).toBe('failed');
      expect(captured.record.detail).toContain(`is not a web page but ${type}`);
      expect(entryOf(captured).page.obstacle).toBe('not-html');
    }
  }, 15_000);

  it('when it answers with an error, even an empty one', async () => {
    const captured = await captureOf({ routes: { '/': { status: 500, body: '' } } });
    expect(captured.record).toMatchObject({ status: 'failed', stoppedBy: 'entry-failed' });
    expect(entryOf(captured).page).toMatchObject({ obstacle: 'http-error', status: 500 });
  });

  it('when it leads to a private address that nobody allowed, to which no connection is made', async () => {
    const secret = await startSite({ routes: { '/': '<p>router password</p>' } });
    try {
      const captured = await captureOf({ routes: { '/': { status: 302, headers: { location: secret.url('/admin') } } } });
      expect(captured.record).toMatchObject({ status: 'failed', stoppedBy: 'entry-failed' });
      expect(captured.record.detail).toContain(`--allow-private`);
      expect(entryOf(captured).page).toMatchObject({ obstacle: 'unreachable', failure: 'private-address' });
      expect(captured.record.network?.refused).toBeGreaterThan(0);
      expect(captured.events).toContainEqual(expect.objectContaining({ type: 'refused', host: '127.0.0.1' }));
      expect(secret.asked).toEqual([]);
    } finally {
      await secret.close();
    }
  });

  it('when it leads to another site, whose content is not kept', async () => {
    const other = await startSite({ routes: { '/': '<title>Other</title><p>words of another service</p>' } });
    try {
      const captured = await captureOf(
        { routes: { '/': { status: 301, headers: { location: other.url('/') } } } },
        { allowPrivate: [new URL(other.origin).host] },
      );
      expect(captured.record).toMatchObject({ status: 'failed', stoppedBy: 'entry-failed', finalEntryUrl: other.url('/') });
      expect(captured.record.detail).toContain(`leads to ${other.url('/')}, which is another site`);
      expect(entryOf(captured).page.artifacts).toEqual({});
      expect(entryOf(captured).page.hops.map((hop) => hop.status)).toEqual([301, 200]);
    } finally {
      await other.close();
    }
  });
});

it('goes on behind a login wall: its footer is public', async () => {
  const wall = '<form><input name="u"><input type="password"></form><footer><a href="/mentions">Mentions légales</a></footer>';
  const captured = await captureOf(
    { routes: { '/': { status: 302, headers: { location: '/login' } }, '/login': wall, '/mentions': '<p>Éditeur</p>' } },
    { maxPages: 3 },
  );
  expect(entryOf(captured).page.obstacle).toBe('login-required');
  expect(captured.bundle.pages.map((page) => new URL(page.url).pathname)).toEqual(['/login', '/mentions']);
});

it('refuses an address that is no web address', async () => {
  await expect(captureOf(nowhere, { entryUrl: 'file:///etc/passwd' })).rejects.toThrow(/is not a web address/);
});
