import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FetchDocumentOptions, fetchDocument } from '../../../src/capture/documents/fetch-document.js';
import { type SiteServer, startSite } from '../../support/site-server.js';

let site: SiteServer;
let other: SiteServer;
const seen: Record<string, string | undefined>[] = [];
const options: FetchDocumentOptions = { fetch, maxBytes: 1_000, timeoutMs: 10_000, accepts: () => true };

beforeAll(async () => {
  other = await startSite({
    routes: {
      '*': (request, response) => {
        seen.push({ secret: request.headers.authorization, agent: request.headers['user-agent'] });
        response.end('%PDF-1.4');
      },
    },
  });
  site = await startSite({
    routes: {
      '/cgu.pdf': { headers: { 'content-type': 'application/pdf', 'set-cookie': ['id=4711; Path=/', 'b=2'] }, body: '%PDF-1.4' },
      '/old.pdf': { status: 302, headers: { location: '/cgu.pdf' } },
      '/away.pdf': { status: 302, headers: { location: `${other.origin}/x.pdf` } },
      '/loop.pdf': { status: 302, headers: { location: '/loop.pdf' } },
      '/big.pdf': { body: 'x'.repeat(5_000) },
      '/slow.pdf': { body: 'x', delayMs: 5_000 },
    },
  });
});
afterAll(async () => {
  await site.close();
  await other.close();
});

describe('fetching a file', () => {
  it('keeps every hop without the values of cookies', async () => {
    const { hops, url, status, contentType, bytes } = await fetchDocument(site.url('/old.pdf'), options);
    expect([status, url, contentType, bytes.length]).toEqual([200, site.url('/cgu.pdf'), 'application/pdf', 8]);
    expect(hops.map((hop) => [hop.url, hop.status])).toEqual([
      [site.url('/old.pdf'), 302],
      [site.url('/cgu.pdf'), 200],
    ]);
    expect(hops[1]?.headers['set-cookie']).toBe('id=…; Path=/\nb=…');
  });

  it('follows no redirect that is refused', async () => {
    const before = seen.length;
    const { status, problem } = await fetchDocument(site.url('/away.pdf'), {
      ...options,
      accepts: (to) => to.startsWith(site.origin),
    });
    expect([status, problem?.code]).toEqual([302, 'refused-redirect']);
    expect(seen.length).toBe(before);
  });

  it('tells no secret header to another host', async () => {
    await fetchDocument(site.url('/away.pdf'), {
      ...options,
      headers: { authorization: 'Basic c2VjcmV0', 'user-agent': 'Vigie' },
    });
    expect(seen.at(-1)).toEqual({ secret: undefined, agent: 'Vigie' });
  });

  it.each([
    ['a redirect without end', '/loop.pdf', {}, 'redirect-loop'],
    ['no answer in time', '/slow.pdf', { timeoutMs: 200 }, 'timeout'],
    ['an interruption', '/cgu.pdf', { signal: AbortSignal.abort() }, 'interrupted'],
  ])('reports %s', async (_, path, more, code) => {
    expect((await fetchDocument(site.url(path), { ...options, ...more })).problem?.code).toBe(code);
  });

  it('reports a refused connection', async () => {
    expect((await fetchDocument('http://127.0.0.1:9/x.pdf', options)).problem).toMatchObject({
      detail: expect.stringContaining('could not be fetched'),
    });
  });

  it('stops reading at the limit', async () => {
    const { bytes, truncated } = await fetchDocument(site.url('/big.pdf'), options);
    expect([bytes.length, truncated]).toEqual([1_000, true]);
  });
});
