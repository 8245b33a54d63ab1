import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type CaptureOptions, captureSite } from '../../src/capture/capture-site.js';
import { readBundle } from '../../src/evidence/read-bundle.js';
import { startSite } from '../support/site-server.js';
import { promises, ruleset, savedSession } from './capture-fixture.js';

const secret = 'session-value-4711';
const page = (title: string, body: string) => `<!doctype html><title>${title}</title><main><h1>${title}</h1>${body}</main>`;

/** Every byte of a folder as text. */
function everythingIn(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

const optionsFor = (entryUrl: string, directory: string): CaptureOptions => ({
  entryUrl,
  directory,
  ruleset,
  engine: promises,
  maxPages: 10,
  maxDepth: 3,
  maxSeconds: 60,
  locale: 'fr-FR',
  timezone: 'Europe/Paris',
  viewport: { width: 1280, height: 800 },
  command: ['vigie'],
  version: '0.0.0',
  limits: { entryDwellMs: 0, quietMs: 80, settleMs: 600 },
  secrets: {
    headers: { 'x-audit': 'header-value-0815' },
    storageState: savedSession(secret, new URL(entryUrl).hostname),
  },
});

it('sees the site as visitor and as member side by side, and keeps no secret of either', async () => {
  const site = await startSite({
    routes: {
      '/': (request, response) => {
        const member = request.headers.cookie?.includes(secret);
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
        response.end(
          member
            ? page('Accueil', '<p>Bonjour Camille</p><a href="/salon">Salon</a> <a href="/membres">Membres</a>')
            : page('Accueil', '<p>Bonjour</p><a href="/salon">Salon</a>'),
        );
      },
      '/salon': page('Salon', '<p>Le salon</p>'),
      '/membres': (request, response) => {
        const member = request.headers.cookie?.includes(secret);
        response.writeHead(member ? 200 : 403, { 'content-type': 'text/html; charset=utf-8' });
        response.end(page('Membres', '<p>Entre nous</p>'));
      },
      '*': (request, response) => {
        response.writeHead(404);
        response.end();
        expect(request.method).toBe('GET');
      },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'vigie-personas-'));
  try {
    const directory = join(folder, 'evidence.wacz');
    const record = await captureSite(optionsFor(site.url('/'), directory));
    const { pages } = readBundle(directory);
    const seen = pages.map(({ persona = 'visitor', url, status }) => `${persona} ${new URL(url).pathname} ${status}`);
    expect(seen).toEqual(['visitor / 200', 'visitor /salon 200', 'member / 200', 'member /salon 200', 'member /membres 200']);
    expect(record.personas).toEqual(['visitor', 'member']);
    expect(record.options).toMatchObject({ storageState: true, headerNames: ['x-audit'] });
    const everything = everythingIn(folder);
    expect(everything).toContain('Entre nous');
    expect(everything).not.toContain(secret);
    expect(everything).not.toContain('header-value-0815');
  } finally {
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);

it('tells the templates of the member from those of the visitor, so that what was left alone names the one it is of', async () => {
  const list = (path: string, length: number) =>
    Array.from({ length }, (_, index) => `<a href="/${path}/${index + 101}">${path} ${index + 101}</a>`).join(' ');
  const thread = (request: { url?: string | undefined }) => page(`Fil ${request.url}`, '<p>Un message parmi d’autres.</p>');
  const site = await startSite({
    routes: {
      '/': (request, response) => {
        const member = request.headers.cookie?.includes(secret);
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
        response.end(page('Accueil', member ? `<p>Bonjour Camille</p>${list('prive', 12)}` : list('fil', 12)));
      },
      '*': (request, response) => {
        response.writeHead(/^\/(?:fil|prive)\//.test(request.url ?? '') ? 200 : 404, {
          'content-type': 'text/html; charset=utf-8',
        });
        response.end(thread(request));
      },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'vigie-personas-'));
  try {
    const directory = join(folder, 'evidence.wacz');
    await captureSite(optionsFor(site.url('/'), directory));
    const { capture, skipped, pages } = readBundle(directory);
    const patterns = new Map(capture.templates?.map(({ id, pattern }) => [id, new URL(`http://${pattern}`).pathname]));
    expect([...patterns]).toEqual([
      ['t1', '/fil/'],
      ['m1', '/prive/'],
      ['m2', '/fil/'],
    ]);
    const left = skipped.filter(({ reason }) => reason === 'sampled');
    expect(left.length).toBeGreaterThan(10);
    for (const { url, template } of left) expect(new URL(url).pathname).toContain(patterns.get(template ?? ''));
    for (const { url, template } of pages.filter((each) => each.template !== undefined))
      expect(new URL(url).pathname).toContain(patterns.get(template ?? ''));
  } finally {
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
