import { type BundleWriter, createBundleWriter } from '../../src/evidence/bundle-writer.js';
import type { CaptureRecord, EnvironmentRecord } from '../../src/evidence/capture-record.js';
import type { PageRecord } from '../../src/evidence/page-record.js';
import type { Sealed, Sealing } from '../../src/evidence/seal/seal-files.js';
import { createSecretScrubber } from '../../src/evidence/secret-scrubber.js';

const site = 'https://forum.example/';

export const tinyPage = (id: string): Omit<PageRecord, 'artifacts'> => ({
  id,
  requestedUrl: `${site}${id}`,
  url: `${site}${id}`,
  status: 200,
  contentType: 'text/html',
  title: 'Accueil',
  lang: 'fr',
  depth: 0,
  loadState: 'quiet',
  capturedAt: '2026-03-01T10:00:00.000Z',
  durationMs: 500,
  hops: [],
  links: [],
  forms: [],
  controls: [],
  cookies: [],
  storage: [],
  requests: [],
  dialogs: 0,
  viewport: { width: 1280, height: 800 },
});

export const tinyCapture = {
  schema: 1,
  entryUrl: site,
  finalEntryUrl: site,
  scope: 'forum.example',
  startedAt: '2026-03-01T10:00:00.000Z',
  endedAt: '2026-03-01T10:01:00.000Z',
  status: 'complete',
  options: {
    maxPages: 2,
    maxDepth: 1,
    maxSeconds: 10,
    locale: 'fr-FR',
    timezone: 'Europe/Paris',
    viewport: { width: 1280, height: 800 },
  },
  pages: ['p0001', 'p0002'],
  sitemap: null,
  robots: null,
  slugTries: [],
} satisfies CaptureRecord;

export const tinyEnvironment = {
  tool: { name: 'vigie', version: '1.2.3' },
  node: '20',
  os: { platform: 'linux', release: '6', arch: 'x64' },
  browser: { name: 'Chromium', version: '150', source: 'system', headless: 'new', sandbox: true, userAgent: 'UA' },
  rulesetDigest: 'a'.repeat(64),
  command: ['vigie', 'capture'],
} satisfies EnvironmentRecord;

export const tinyArchive = { info: { software: 'vigie 1.2.3' }, secretHeaders: new Set(['x-audit']) };

/** A bundle being written, with a web archive. */
export const tinyWriter = (directory: string, secrets: readonly string[] = []): BundleWriter =>
  createBundleWriter(directory, { archive: tinyArchive, scrubber: createSecretScrubber(secrets) });

/** One exchange with the made-up site. */
export const tinyExchange = (path: string, body = `<p>${path}</p>`) => ({
  url: `${site}${path}`,
  at: '2026-03-01T10:00:00.000Z',
  address: '192.0.2.7:443',
  method: 'GET',
  requestHeaders: [['Accept', 'text/html']] as const,
  status: 200,
  responseHeaders: [
    ['Content-Type', 'text/html; charset=utf-8'],
    ['Content-Encoding', 'br'],
  ] as const,
  body: Buffer.from(body, 'utf8'),
});

/** Writes and seals two pages, four exchanges and a file in two blocks. */
export async function sealTiny(directory: string, sealing?: Sealing): Promise<Sealed> {
  const writer = tinyWriter(directory);
  writer.appendLine('logs/events.ndjson', { type: 'started' });
  for (const path of ['', 'cgu', 'contact', 'style.css']) writer.archive?.exchange(tinyExchange(path));
  writer.writePage(tinyPage('p0001'), { dom: { html: '<p>é</p>', truncated: false }, text: 'é' });
  writer.writePage(tinyPage('p0002'), { text: 'Conditions générales. '.repeat(400), screenshot: new Uint8Array([255, 216]) });
  return writer.finish({
    capture: tinyCapture,
    environment: tinyEnvironment,
    skipped: [{ url: `${site}x`, reason: 'robots', promises: ['terms'] }],
    sealing,
  });
}
