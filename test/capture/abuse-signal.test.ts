import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { CaptureOptions } from '../../src/capture/capture-options.js';
import { type CaptureEvent, captureSite } from '../../src/capture/capture-site.js';
import { readBundle } from '../../src/evidence/read-bundle.js';
import { createFactEngine } from '../../src/facts/fact-engine.js';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';
import { allBytes } from '../support/all-bytes.js';
import { archiveOf } from '../support/archive-of.js';
import { type SiteOptions, startSite } from '../support/site-server.js';

/** The one word that gives a signal here; the rules' own words have their tests in test/facts. */
const coded = 'pthc pics';
const ruleset = loadRuleset();
const engine = createFactEngine(ruleset);
const cleanUp: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const work of cleanUp.splice(0)) await work();
});

/** One grey pixel, and a second file that is told apart from it. */
const picture = Buffer.from('R0lGODlhAQABAIAAAMzMzAAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');
const asGif = (body: Uint8Array) => ({ headers: { 'content-type': 'image/gif' }, body });
const html = (body: string, head = '') =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Forum</title>${head}</head><body><main>${body}</main></body></html>`;

async function captured(routes: SiteOptions['routes'], overrides: Partial<CaptureOptions> = {}) {
  const site = await startSite({ routes: { ...routes, '*': { status: 404, body: 'rien' } } });
  const folder = mkdtempSync(join(tmpdir(), 'vigie-signal-'));
  cleanUp.push(site.close, () => rmSync(folder, { recursive: true, force: true }));
  const directory = join(folder, 'evidence.wacz');
  const events: CaptureEvent[] = [];
  const record = await captureSite({
    entryUrl: site.url('/'),
    directory,
    ruleset,
    engine,
    maxPages: 8,
    maxDepth: 3,
    maxSeconds: 60,
    locale: 'fr-FR',
    timezone: 'Europe/Paris',
    viewport: { width: 1280, height: 800 },
    command: ['vigie', 'capture'],
    version: '0.0.0',
    everything: true,
    onEvent: (event) => events.push(event),
    ...overrides,
    limits: { entryDwellMs: 0, quietMs: 80, settleMs: 600, politenessMs: 0, slugTries: 0, ...overrides.limits },
  });
  const bundle = readBundle(directory);
  const pathOf = (url: string) => new URL(url).pathname;
  return {
    site,
    directory,
    record,
    bundle,
    events,
    visited: bundle.pages.map(({ url }) => pathOf(url)).sort(),
    signals: (record.abuseSignals ?? []).map(({ url, place, trigger }) => ({ path: pathOf(url), place, trigger })),
  };
}

describe('a page whose words are a signal of abuse material', () => {
  const routes = {
    '/': html('<h1>Forum</h1><a href="/salle-12">Salle 12</a> <a href="/salle-13">Salle 13</a>'),
    '/salle-12': html(`<p>MARQUE-UNIQUE ${coded}</p><img src="/douze.gif" alt=""><a href="/plus-bas">Plus bas</a>`),
    '/salle-13': html('<p>Bonjour à tous.</p><img src="/treize.gif" alt="">'),
    '/douze.gif': asGif(Buffer.concat([picture, Buffer.from('DOUZE-OCTETS')])),
    '/treize.gif': asGif(picture),
  };

  it('is left: of it only address, time and words are kept, and nothing below it is visited', async () => {
    const { signals, visited, directory, record, bundle, site } = await captured(routes);
    expect(signals).toEqual([{ path: '/salle-12', place: 'page-text', trigger: 'pthc' }]);
    expect(visited).toEqual(['/', '/salle-13']);
    expect(site.asked).not.toContain('/plus-bas');
    expect(bundle.skipped.find(({ url }) => url === site.url('/salle-12'))?.reason).toBe('abuse-signal');
    expect(Date.parse(record.abuseSignals?.[0]?.at ?? '')).toBeGreaterThan(0);
    const everything = allBytes(directory);
    expect(everything).not.toContain('MARQUE-UNIQUE');
    expect(everything).not.toContain('DOUZE-OCTETS');
    const uris = (await archiveOf(directory)).map(({ headers }) => headers['WARC-Target-URI'] ?? '');
    expect(uris.filter((uri) => /salle-12|douze/.test(uri))).toEqual([]);
  });

  it('ends pictures for the rest of the visit', async () => {
    const { record, bundle, site, events } = await captured(routes, { limits: { tabs: 1 } });
    expect(record.picturesOff?.why).toBe('abuse-signal');
    const [entry, after] = bundle.pages;
    expect(entry?.artifacts.screenshot).toBeDefined();
    expect(after?.url).toBe(site.url('/salle-13'));
    expect(after?.artifacts.screenshot).toBeUndefined();
    expect(site.asked).not.toContain('/treize.gif');
    expect(events.map(({ type }) => type).filter((type) => /signal|pictures/.test(type))).toEqual([
      'abuse-signal',
      'pictures-off',
    ]);
  });

  it('is left also when a script writes the words, or a file is named so', async () => {
    const { signals, visited } = await captured({
      '/': html('<a href="/script">Salle</a> <a href="/fichier">Salon</a>'),
      '/script': html(
        `<p id="p">…</p><script>setTimeout(() => { document.getElementById('p').textContent = '${coded}' }, 60)</script>`,
      ),
      '/fichier': html('<img src="/pthc_012.jpg" alt="">'),
    });
    expect(signals.sort((a, b) => a.path.localeCompare(b.path))).toEqual([
      { path: '/fichier', place: 'file-name', trigger: 'pthc' },
      { path: '/script', place: 'page-text', trigger: 'pthc' },
    ]);
    expect(visited).toEqual(['/']);
  });

  it('ends the visit when it is the entry page, with that page on record and nothing on it', async () => {
    const { record, bundle, directory } = await captured({ '/': html(`<p>MARQUE-UNIQUE</p><p>${coded}</p>`) });
    expect(record).toMatchObject({ status: 'failed', stoppedBy: 'abuse-signal' });
    expect(bundle.pages).toHaveLength(1);
    expect(bundle.pages[0]).toMatchObject({ loadState: 'failed', title: '', artifacts: {} });
    expect(allBytes(directory)).not.toContain('MARQUE-UNIQUE');
  });

  it('is none where the block forbids the words, however they are marked up', async () => {
    const list = Array.from({ length: 12 }, (_, n) => `<b>mot ${n}</b>, <i>autre ${n}</i>`).join(', ');
    const { signals, visited } = await captured({
      '/': html('<a href="/regles">Règles</a>'),
      '/regles': html(`<p>Il est interdit de publier ${list}, <b>pthc pics</b>.</p>`),
    });
    expect(signals).toEqual([]);
    expect(visited).toContain('/regles');
  });

  it('is read when a person has looked and cleared its address', async () => {
    const { signals, visited } = await captured(routes, { cleared: ['/salle-12$'] });
    expect(signals).toEqual([]);
    expect(visited).toContain('/salle-12');
  });
});

describe('an address', () => {
  it('whose own words or link are a signal is not opened', async () => {
    const { signals, site } = await captured({ '/': html('<a href="/files/pthc-vids.html">Fichiers</a>') });
    expect(signals).toEqual([{ path: '/files/pthc-vids.html', place: 'address', trigger: 'pthc' }]);
    expect(site.asked).not.toContain('/files/pthc-vids.html');
  });

  it('of the operator’s list is not opened, and a word of it is a signal', async () => {
    const site = await startSite({
      routes: {
        '/': html('<a href="/a">A</a> <a href="/b">B</a>'),
        '/a': html('<p>bonjour</p>'),
        '/b': html('<p>mot convenu</p>'),
        '*': { status: 404, body: 'rien' },
      },
    });
    cleanUp.push(site.close);
    const { signals, directory } = await captured(
      {},
      {
        entryUrl: site.url('/'),
        signalList: { words: ['mot convenu'], addresses: [site.url('/a')] },
      },
    );
    expect(signals.sort((a, b) => a.path.localeCompare(b.path))).toEqual([
      { path: '/a', place: 'listed-address', trigger: site.url('/a') },
      { path: '/b', place: 'page-text', trigger: 'mot convenu' },
    ]);
    expect(site.asked).not.toContain('/a');
    expect(JSON.parse(readFileSync(join(directory, 'capture.json'), 'utf8')).options.signalList).toMatchObject({
      words: 1,
      addresses: 1,
    });
  });
});

it('of a linked file whose words are a signal nothing is kept', async () => {
  const { signals, directory } = await captured({
    '/': html('<a href="/conditions.csv">Conditions générales</a>'),
    '/conditions.csv': { headers: { 'content-type': 'text/csv' }, body: `nom;valeur\nMARQUE-UNIQUE;${coded}\n` },
  });
  expect(signals).toEqual([{ path: '/conditions.csv', place: 'page-text', trigger: 'pthc' }]);
  expect(allBytes(directory)).not.toContain('MARQUE-UNIQUE');
});

describe('a service that turns out to be for adults', () => {
  const routes = {
    '/': html('<h1>Accueil</h1><img src="/un.gif" alt=""><a href="/deux">Suite</a>', '<meta name="rating" content="adult">'),
    '/deux': html('<p>Suite</p><img src="/deux.gif" alt="">'),
    '/un.gif': asGif(picture),
    '/deux.gif': asGif(picture),
  };
  const pictured = async (overrides: Partial<CaptureOptions>) => {
    const { record, bundle, directory, site } = await captured(routes, overrides);
    const bodies = (await archiveOf(directory)).filter(({ content }) => content.includes(picture.toString('latin1')));
    return {
      why: record.picturesOff?.why,
      screenshots: bundle.pages.filter(({ artifacts }) => artifacts.screenshot !== undefined).length,
      archived: bodies.length,
      asked: site.asked.includes('/deux.gif'),
    };
  };

  it('is pictured no more, from the page on that says so', async () => {
    expect(await pictured({})).toEqual({ why: 'adult', screenshots: 0, archived: 0, asked: false });
  });

  it('is pictured when the operator asks for it', async () => {
    expect(await pictured({ media: 'keep' })).toEqual({ why: undefined, screenshots: 2, archived: 2, asked: true });
  });
});
