import { afterAll, beforeAll, expect, it } from 'vitest';
import { memoryOfDescendants } from '../../src/capture/process-memory.js';
import { type HostileSite, rebindingResolver, startHostileSite } from '../support/sites/hostile-site.js';
import { type Captured, captureOf } from './capture-fixture.js';

const seconds = 240;
const megabyte = 1_000_000;

let site: HostileSite;
let captured: Captured;
let mostNode = 0;
let mostBrowser = 0;
let tookMs = 0;

beforeAll(async () => {
  site = await startHostileSite();
  const watch = setInterval(() => {
    mostNode = Math.max(mostNode, process.memoryUsage.rss());
    mostBrowser = Math.max(mostBrowser, memoryOfDescendants(process.pid) ?? 0);
  }, 1000);
  const startedAt = Date.now();
  captured = await captureOf(site, {
    maxPages: 80,
    maxSeconds: seconds,
    everything: true,
    resolve: rebindingResolver(),
    limits: {
      navigationMs: 6_000,
      pageMs: 12_000,
      siteBytes: 400 * megabyte,
      browserBytes: 1_500 * megabyte,
      attempts: 2,
      backOffMs: 100,
    },
  });
  tookMs = Date.now() - startedAt;
  clearInterval(watch);
}, 400_000);

afterAll(() => site?.close());

it('ends within its budget, and tells how', () => {
  expect(tookMs).toBeLessThan((seconds + 30) * 1000);
  expect(['complete', 'partial']).toContain(captured.record.status);
});

it('never reached an address that is not public', () => {
  expect(site.secret.hits).toEqual([]);
  const made = captured.record.network;
  expect(made?.refused).toBeGreaterThan(0);
});

it('wrote every refusal down, with its reason', () => {
  const refused = captured.events.flatMap((event) => (event.type === 'refused' ? [`${event.host} ${event.reason}`] : []));
  for (const host of ['169.254.169.254', '::1', '127.0.0.1']) expect(refused.join('\n')).toContain(host);
});

it('captured the ordinary pages next to the traps', () => {
  const paths = captured.bundle.pages.filter(({ obstacle }) => obstacle === undefined).map(({ url }) => new URL(url).pathname);
  expect(paths).toEqual(expect.arrayContaining(Object.values(site.keyPaths)));
});

it('went to the dangers, and lists each as page or as left out', () => {
  const visited = captured.bundle.pages.map(({ requestedUrl }) => requestedUrl);
  const left = captured.bundle.skipped.map(({ url }) => url);
  const known = new Set([...visited, ...left].filter((url) => url.startsWith('http')).map((url) => new URL(url).pathname));
  expect(site.dangers.filter((path) => !known.has(new URL(path, site.origin).pathname))).toEqual([]);
});

it('kept its memory bounded', () => {
  expect(mostNode / megabyte).toBeLessThan(900);
  expect(mostBrowser / megabyte).toBeLessThan(4_000);
});
