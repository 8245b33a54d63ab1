import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { CaptureOptions } from '../../src/capture/capture-options.js';
import { captureSite } from '../../src/capture/capture-site.js';
import { readBundle } from '../../src/evidence/read-bundle.js';
import { sha256 } from '../../src/evidence/sha256.js';
import { verifyBundle } from '../../src/evidence/verify/verify-bundle.js';
import { archiveOf, type ReadRecord } from '../support/archive-of.js';
import { type SiteOptions, type SiteServer, startSite } from '../support/site-server.js';
import { promises, ruleset, savedSession } from './capture-fixture.js';

const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const work of cleanUp.splice(0)) await work();
});

async function captured(routes: SiteOptions['routes'], overrides: Partial<CaptureOptions> = {}) {
  const site = await startSite({ routes: { ...routes, '*': { status: 404, body: 'nichts' } } });
  const folder = mkdtempSync(join(tmpdir(), 'vigie-archive-'));
  cleanUp.push(site.close, () => rmSync(folder, { recursive: true, force: true }));
  const directory = join(folder, 'evidence.wacz');
  await captureSite({
    entryUrl: site.url('/'),
    directory,
    ruleset,
    engine: promises,
    maxPages: 5,
    maxDepth: 2,
    maxSeconds: 60,
    locale: 'fr-FR',
    timezone: 'Europe/Paris',
    viewport: { width: 1280, height: 800 },
    command: ['vigie', 'capture'],
    version: '0.0.0',
    ...overrides,
    limits: { entryDwellMs: 0, quietMs: 80, settleMs: 600, politenessMs: 0, slugTries: 2, ...overrides.limits },
  });
  return { site, directory, bundle: readBundle(directory), records: await archiveOf(directory) };
}

const answerTo = (records: readonly ReadRecord[], site: SiteServer, path: string) =>
  records.find(({ headers }) => headers['WARC-Type'] === 'response' && headers['WARC-Target-URI'] === site.url(path));
const bodyOf = (record: ReadRecord | undefined) => record?.content.slice(record.content.indexOf('\r\n\r\n') + 4);
/** One grey pixel. */
const picture = Buffer.from('R0lGODlhAQABAIAAAMzMzAAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');
const html = (body: string) => `<!doctype html><html lang="fr"><title>Forum</title><main>${body}</main></html>`;

it('keeps every answer with its body, also of redirects, styles, pictures and Vigie’s own requests', async () => {
  const { site, bundle, records, directory } = await captured({
    '/': html('<link rel="stylesheet" href="/style.css"><h1>Forum</h1><img src="/image.gif" alt=""><a href="/va">Conditions</a>'),
    '/style.css': { headers: { 'content-type': 'text/css', 'set-cookie': 'theme=sombre-42; Path=/' }, body: 'h1{color:#333}' },
    '/image.gif': { headers: { 'content-type': 'image/gif' }, body: picture },
    '/va': { status: 302, headers: { location: '/terms' } },
    '/terms': html('<h1>Conditions générales</h1>'),
    '/robots.txt': { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow: /secret\n' },
  });
  expect(bodyOf(answerTo(records, site, '/style.css'))).toBe('h1{color:#333}');
  expect(answerTo(records, site, '/style.css')?.content).toContain('theme=withheld; Path=/');
  expect(Buffer.from(bodyOf(answerTo(records, site, '/image.gif')) ?? '', 'latin1')).toEqual(picture);
  expect(bodyOf(answerTo(records, site, '/robots.txt'))).toContain('Disallow: /secret');
  expect(answerTo(records, site, '/va')?.content).toMatch(/^HTTP\/1\.1 302 Found\r\n[\s\S]*\r\n\r\n$/);
  expect(answerTo(records, site, '/terms')?.headers['WARC-IP-Address']).toBe('127.0.0.1');

  // Each request of a page names its record, whose payload has the hash that the page record tells.
  const [entry] = bundle.pages;
  const byId = new Map(records.map((record) => [record.headers['WARC-Record-ID'], record]));
  const kept = entry?.requests.filter(({ record }) => record !== undefined) ?? [];
  expect(kept.map(({ url }) => new URL(url).pathname).sort()).toEqual(['/', '/image.gif', '/style.css']);
  for (const { url, record, body } of kept) {
    const found = byId.get(`<${record}>`);
    expect(found?.headers['WARC-Target-URI']).toBe(url);
    expect(found?.headers['WARC-Payload-Digest']).toBe(`sha256:${body?.sha256}`);
  }
  const dom = records.find(({ headers }) => headers['WARC-Target-URI'] === `urn:dom:${site.url('/')}`);
  expect(sha256(Buffer.from(dom?.content ?? '', 'latin1'))).toBe(entry?.artifacts.dom?.sha256);
  expect((await verifyBundle(directory)).problems).toEqual([]);
}, 60_000);

it('keeps no cookie of a login anywhere in the bundle, whatever the site repeats of it', async () => {
  const session = 'session-value-4711';
  const { directory, records } = await captured(
    {
      '/': (request, response) => {
        const member = request.headers.cookie?.includes(session);
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'set-cookie': `sid=${session}; Path=/` });
        response.end(
          html(
            member
              ? `<p>Bonjour Camille</p><script>window.token = ${JSON.stringify(session)}; fetch('/api?s=' + window.token)</script><p>${session}</p><a href="/moi">Moi</a>`
              : '<p>Bonjour</p>',
          ),
        );
      },
      '/api': { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ session }) },
      '/moi': html(`<p>Votre jeton : ${encodeURIComponent(session)}</p>`),
    },
    {
      secrets: {
        headers: { 'X-Audit': 'audit-header-2026' },
        storageState: savedSession(session, '127.0.0.1'),
      },
    },
  );
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const everything = [
    ...files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1')),
    ...records.map(({ headers, content }) => JSON.stringify(headers) + content),
  ].join('\n');
  // The site was seen as a member all the same.
  expect(everything).toContain('Bonjour Camille');
  expect(everything).not.toContain(session);
  expect(everything).not.toContain('audit-header-2026');
  expect((await verifyBundle(directory)).problems).toEqual([]);
}, 60_000);

it('neither asks for pictures nor photographs pages when media are left out', async () => {
  const { site, bundle, records } = await captured(
    {
      '/': html(
        `<h1>Forum</h1><img src="/image.gif" alt=""><img src="data:image/gif;base64,${picture.toString('base64')}" alt=""><video src="/film.mp4" autoplay></video>`,
      ),
      '/image.gif': { headers: { 'content-type': 'image/gif' }, body: picture },
    },
    { media: 'none', maxPages: 1 },
  );
  expect(site.asked.filter((path) => /gif|mp4/.test(path))).toEqual([]);
  expect(bundle.pages[0]?.artifacts.screenshot).toBeUndefined();
  const dom = bundle.readText(bundle.pages[0]?.artifacts.dom?.path ?? '');
  expect(dom).toContain('Forum');
  expect(dom).not.toContain('data:image');
  expect(bundle.capture.options.media).toBe('none');
  expect(records.filter(({ headers }) => headers['WARC-Target-URI']?.startsWith('urn:view:'))).toEqual([]);
}, 60_000);
