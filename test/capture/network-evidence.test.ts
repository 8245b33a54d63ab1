import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { startSite } from '../support/site-server.js';
import { captureOf, entryOf } from './capture-fixture.js';

it('records cookies set at once and late, and third-party requests, with their moment', async () => {
  const tracker = await startSite({ routes: { '/pixel': { headers: { 'content-type': 'image/gif' }, body: '' } } });
  try {
    const captured = await captureOf(
      {
        routes: {
          '/': {
            headers: { 'set-cookie': ['session=abc123; HttpOnly; Path=/'] },
            body: `<p>x</p><script>localStorage.setItem('visitor', '12345');
              setTimeout(() => { document.cookie = '_ga=GA1.2.3; max-age=3600'; new Image().src = '${tracker.url('/pixel')}'; }, 900)</script>`,
          },
        },
      },
      { allowPrivate: [new URL(tracker.origin).host], limits: { entryDwellMs: 1500 } },
    );
    const { page } = entryOf(captured);
    const cookie = (name: string) => page.cookies.find((one) => one.name === name);
    expect(cookie('session')).toMatchObject({
      httpOnly: true,
      thirdParty: false,
      valueSha256: createHash('sha256').update('abc123').digest('hex'),
    });
    expect(cookie('session')?.seenAfterMs).toBeLessThan(cookie('_ga')?.seenAfterMs ?? 0);
    expect(cookie('_ga')?.seenAfterMs).toBeGreaterThanOrEqual(900);
    expect(page.storage).toEqual([{ kind: 'localStorage', origin: captured.site.origin, key: 'visitor', valueLength: 5 }]);
    const pixel = page.requests.find((request) => request.url === tracker.url('/pixel'));
    expect(pixel).toMatchObject({ thirdParty: true, resourceType: 'image', status: 200 });
    expect(pixel?.afterMs).toBeGreaterThanOrEqual(900);
    expect(page.requests.find((request) => request.url === captured.site.url('/'))?.thirdParty).toBe(false);
    expect(page.untouchedMs).toBeGreaterThanOrEqual(1500);
    expect(JSON.stringify(page)).not.toMatch(/abc123|GA1\.2\.3/);
  } finally {
    await tracker.close();
  }
});

it('keeps the chain of answers with headers, status and server address', async () => {
  const captured = await captureOf({
    routes: { '/': { status: 302, headers: { location: '/home' } }, '/home': '<title>Accueil</title><p>ici</p>' },
  });
  const { page } = entryOf(captured);
  expect(page.hops.map(({ url, status }) => [new URL(url).pathname, status])).toEqual([
    ['/', 302],
    ['/home', 200],
  ]);
  expect(page.hops[0]?.headers).toMatchObject({ location: '/home' });
  expect(page.hops[1]?.remoteAddress).toBe(captured.site.origin.replace('http://', ''));
  expect(page).toMatchObject({
    status: 200,
    title: 'Accueil',
    url: captured.site.url('/home'),
    requestedUrl: captured.site.url('/'),
  });
  expect(page.artifacts.screenshot?.bytes).toBeGreaterThan(500);
});
