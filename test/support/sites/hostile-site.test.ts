import { request } from 'node:http';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createFactEngine } from '../../../src/facts/fact-engine.js';
import { loadRuleset } from '../../../src/ruleset/load-ruleset.js';
import { brotliBomb, gzipBomb } from './compression-bombs.js';
import { keyTypes } from './generated-site.js';
import { type HostileSite, type HostileSiteOptions, rebindingResolver, startHostileSite } from './hostile-site.js';

const engine = createFactEngine(loadRuleset());
let site: HostileSite | undefined;
const start = async (options: HostileSiteOptions = {}) => {
  site = await startHostileSite(options);
  return site;
};
afterEach(async () => {
  await site?.close();
  site = undefined;
});

/** The body as it comes over the wire, not unpacked, at most `most` bytes; `ended` tells that the server ended it. */
function rawBody(url: string, most: number, forMs = 5_000): Promise<{ status: number; body: Buffer; ended: boolean }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent: false }, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const finish = (ended: boolean) => {
        clearTimeout(timer);
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks), ended });
        asked.destroy();
      };
      const timer = setTimeout(() => finish(false), forMs);
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size >= most) finish(false);
      });
      response.on('end', () => finish(true));
      response.on('error', () => undefined);
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('hostile site', () => {
  it('links every danger and every ordinary page from its entry page, and names no private address there', async () => {
    const { url, dangers, keyPaths, secret } = await start();
    const home = await (await fetch(url('/'))).text();
    for (const path of [...dangers, ...Object.values(keyPaths)]) expect(home).toContain(`href="${path}"`);
    expect(dangers.length).toBeGreaterThan(25);
    expect(home).not.toContain(String(secret.port));
  });

  it('has ordinary pages that the rules recognise', async () => {
    const { url, keyPaths } = await start();
    for (const type of keyTypes) {
      const content = await (await fetch(url(keyPaths[type]))).text();
      const view = engine.viewOfDocument({ source: 'page', content, format: 'html', url: url('/x/9') });
      expect(view.types.map((found) => found.type)).toContain(type);
    }
  }, 60_000);

  it('counts whoever reaches the secret server, at each of its addresses', async () => {
    const { url, secret } = await start();
    expect(secret.hits).toEqual([]);
    expect(await (await fetch(url('/redirect-port'))).text()).toBe('secret-of-the-private-network');
    expect(secret.hits).toEqual(['GET /redirected HTTP/1.1']);
    if (secret.hasIpv6) {
      expect(await (await fetch(url('/redirect-ipv6'))).text()).toBe('secret-of-the-private-network');
      expect(secret.hits).toHaveLength(2);
    }
    const before = secret.hits.length;
    const silent = connect(secret.port, '127.0.0.1');
    await expect.poll(() => secret.hits.slice(before)).toEqual(['connection']);
    silent.destroy();
  });

  it('sends what the tool fetches by itself to the secret server too', async () => {
    const { url, secret } = await start();
    for (const path of ['/sitemap.xml', '/rapport.pdf']) {
      const answer = await fetch(url(path), { redirect: 'manual' });
      expect(answer.headers.get('location')).toBe(`http://127.0.0.1:${secret.port}${path}`);
    }
  });

  it('rebinds its name after the first question', async () => {
    const { rebindingHost } = await start();
    const resolve = rebindingResolver();
    expect(await resolve(rebindingHost)).toEqual(['203.0.113.7']);
    expect(await resolve(rebindingHost)).toEqual(['127.0.0.1']);
    expect(await resolve('elsewhere.test')).toEqual([]);
  });

  it('sends bombs that unpack to what was asked, whole and correct', async () => {
    const { url } = await start({ bombBytes: 25_000_000 });
    const gzip = await rawBody(url('/gzip-bomb'), Number.POSITIVE_INFINITY);
    expect(gunzipSync(gzip.body)).toHaveLength(25_000_000);
    const brotli = await rawBody(url('/brotli-bomb'), Number.POSITIVE_INFINITY);
    expect(brotliDecompressSync(brotli.body)).toHaveLength(25_000_000);
    expect(brotli.body.length).toBeLessThan(5_000);
  });

  it('packs ten gigabytes into about ten megabytes, the same each time', async () => {
    const [one, other, small] = [await gzipBomb(), await gzipBomb(), await brotliBomb()];
    expect(one.again.equals(other.again)).toBe(true);
    expect(one.again.length * 10_000).toBeLessThan(11_000_000);
    expect(small.again.length * 10_000).toBeLessThan(1_000_000);
  });

  it('streams as long as somebody reads, and stops when nobody does', async () => {
    const { url } = await start();
    const { body, ended } = await rawBody(url('/stream'), 5_000_000);
    expect(body.length).toBeGreaterThanOrEqual(5_000_000);
    expect(ended).toBe(false);
    const limited = await start({ streamBytes: 300_000 });
    expect(await rawBody(limited.url('/stream'), 1e9)).toMatchObject({ ended: true, status: 200 });
  });

  it('lets sockets hang, each in its manner', async () => {
    const { url, origin } = await start();
    const body = await rawBody(url('/body-never-ends'), 1e9, 300);
    expect(body.body.toString()).toContain('La suite arrive');
    expect(body.ended).toBe(false);
    const drip = await rawBody(url('/slow-drip'), 1e9, 1_500);
    expect(drip.body.toString()).toMatch(/<p>\.$/);
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    let received = '';
    socket.on('data', (data) => {
      received += data.toString();
    });
    socket.write('GET /headers-never-end HTTP/1.1\r\nhost: x\r\n\r\n');
    await expect.poll(() => received).toMatch(/x-slow: $/);
    socket.destroy();
  });

  it('redirects without end', async () => {
    const { url } = await start();
    await expect(fetch(url('/endless-redirect'))).rejects.toThrow();
    const step = await fetch(url('/endless-redirect?n=41'), { redirect: 'manual' });
    expect(step.headers.get('location')).toBe('/endless-redirect?n=42');
  });
});
