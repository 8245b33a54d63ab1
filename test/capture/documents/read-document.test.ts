import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from '../../../src/capture/documents/read-document.js';
import { type SiteServer, startSite } from '../../support/site-server.js';
import { lines, text, tinyPdf } from './tiny-pdf.js';

let site: SiteServer;
const tools = { fetch, maxBytes: 100_000, timeoutMs: 20_000, accepts: () => true, extractMs: 60_000 };
const content = text(
  lines(['Exemple SAS, 12 rue de la République, 69001 Lyon.', 'Pour nous écrire, utilisez le formulaire de contact.'], 700),
);
const pdf = tinyPdf({
  title: 'Mentions légales',
  lang: 'fr',
  pages: [{ content, links: [{ url: 'https://site.test/contact', rect: [45, 680, 400, 697] }] }],
});

beforeAll(async () => {
  site = await startSite({
    routes: {
      '/mentions.pdf': { headers: { 'content-type': 'application/pdf' }, body: pdf },
      '/missing.pdf': { status: 404, body: '<html><body>Introuvable</body></html>' },
      '/private.pdf': { status: 401, body: '<html><body>Connectez-vous</body></html>' },
      '/page.pdf': '<html><head><title>Conditions</title></head><body>Nos conditions</body></html>',
      '/old.doc': { body: Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1) },
      '/long.pdf': { body: `%PDF-1.4${'x'.repeat(200_000)}` },
      '/busy.pdf': { status: 503, headers: { 'content-type': 'text/plain' }, body: 'busy' },
    },
  });
});
afterAll(() => site.close());

describe('a linked file', () => {
  it('becomes all that a page record needs', async () => {
    const { bytes, html, links, hops, ...rest } = await readDocument(site.url('/mentions.pdf'), tools);
    expect(rest).toEqual({
      status: 200,
      url: site.url('/mentions.pdf'),
      contentType: 'application/pdf',
      truncated: false,
      info: { format: 'pdf', parts: 1, readParts: 1, quality: 'text' },
      text: 'Exemple SAS, 12 rue de la République, 69001 Lyon. Pour nous écrire, utilisez le formulaire de contact.',
      title: 'Mentions légales',
      lang: 'fr',
      loadState: 'quiet',
    });
    expect(bytes).toHaveLength(pdf.length);
    expect(html).toContain('<section id="page-1"');
    expect(links).toMatchObject([{ url: 'https://site.test/contact', place: 'main' }]);
    expect(hops).toHaveLength(1);
  });

  it.each([
    ['/missing.pdf', 'http-error', 'HTTP 404'],
    ['/private.pdf', 'login-required', 'after a login'],
    ['/old.doc', 'not-html', 'a Word file of the old format (.doc), which is not read'],
    ['/long.pdf', 'too-large', 'longer than 0.1 MB'],
    ['/busy.pdf', 'http-error', 'HTTP 503'],
  ])('says what kept %s from being read', async (path, obstacle, detail) => {
    const reading = await readDocument(site.url(path), tools);
    expect(reading).toMatchObject({ obstacle, detail: expect.stringContaining(detail) });
    expect(reading).not.toHaveProperty('text');
    expect(reading).not.toHaveProperty('info');
  });

  it('says when a web page that a browser can read stands in its place', async () => {
    expect(await readDocument(site.url('/page.pdf'), tools)).toMatchObject({ webPage: true, status: 200, obstacle: 'not-html' });
  });

  it('gives the code of a failure that may pass, and of one that may not', async () => {
    expect((await readDocument(site.url('/busy.pdf'), tools)).failure).toBe('server-error');
    const refusing = () =>
      Promise.reject(
        new TypeError('fetch failed', { cause: Object.assign(new Error('10.0.0.1 is private'), { code: 'private-address' }) }),
      );
    const refused = await readDocument('https://site.test/x.pdf', { ...tools, fetch: refusing });
    expect(refused).toMatchObject({ status: null, loadState: 'failed', obstacle: 'unreachable', failure: 'private-address' });
    expect(refused.detail).toContain('10.0.0.1 is private');
  });
});
