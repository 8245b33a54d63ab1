import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { captureSite } from '../../src/capture/capture-site.js';
import type { EvidenceBundle } from '../../src/evidence/bundle.js';
import type { RequestRecord } from '../../src/evidence/page-record.js';
import type { ProbeRequests } from '../../src/evidence/probe-record.js';
import { readBundle } from '../../src/evidence/read-bundle.js';
import { redactBundle } from '../../src/evidence/redact/redact-bundle.js';
import { sha256 } from '../../src/evidence/sha256.js';
import { verifyBundle } from '../../src/evidence/verify/verify-bundle.js';
import { archivedRecords } from '../../src/evidence/warc/archived-record.js';
import { createFactEngine } from '../../src/facts/fact-engine.js';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';
import { archiveOf, type ReadRecord } from '../support/archive-of.js';
import { type SiteServer, startSite } from '../support/site-server.js';
import { probeNamed } from '../support/walk-probes.js';

const style = `main { color: #333 }\n/* ${'Un style assez long. '.repeat(60)} */`;
const home = `<!doctype html><html lang="fr"><title>Forum</title><link rel="stylesheet" href="/style.css">
<main><h1>Le forum des jardiniers</h1><p>Bonjour à tous, voici le forum où chacun parle de son jardin.</p>
<button onclick="fetch('/opened'); fetch('/count', {method: 'POST', body: 'x'}); box.hidden = false">Répondre</button>
<form id="box" hidden method="post"><textarea name="message" placeholder="Votre message"></textarea><button type="button">Publier</button></form></main>
<div id="banner" style="position:fixed;bottom:0;left:0;right:0;height:120px;background:#fff"><p>Nous utilisons des cookies pour mesurer l’audience.</p>
<button onclick="choose('yes')">Tout accepter</button><button onclick="choose('no')">Tout refuser</button></div>
<script>
function choose(value) { document.cookie = 'choice=' + value + '; path=/'; banner.remove(); fetch('/chosen?' + value); }
if (/choice=/.test(document.cookie)) banner.remove();
fetch('/state');
</script></html>`;

let site: SiteServer;
let folder: string;
let directory: string;
let bundle: EvidenceBundle;
let records: readonly ReadRecord[];

beforeAll(async () => {
  const ruleset = loadRuleset();
  const engine = createFactEngine(ruleset);
  site = await startSite({
    routes: {
      '/': home,
      '/style.css': { headers: { 'content-type': 'text/css' }, body: style },
      '/state': (request, response) => {
        response.writeHead(200, { 'content-type': 'text/plain' });
        response.end(/choice=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? 'untouched');
      },
      '*': { headers: { 'content-type': 'text/plain' }, body: 'ok' },
    },
  });
  folder = mkdtempSync(join(tmpdir(), 'vigie-visits-'));
  directory = join(folder, 'evidence.wacz');
  await captureSite({
    entryUrl: site.url('/'),
    directory,
    ruleset,
    engine,
    maxPages: 1,
    maxDepth: 0,
    maxSeconds: 150,
    locale: 'fr-FR',
    timezone: 'Europe/Paris',
    viewport: { width: 1280, height: 800 },
    command: ['vigie', 'capture'],
    version: '0.0.0',
    robots: 'ignore',
    consentStates: true,
    probes: {
      definitions: [{ ...probeNamed('open-composer'), from: { pages: ['home'], sample: 1 } }],
      engine,
      allowRequests: [],
    },
    limits: { entryDwellMs: 0, quietMs: 80, settleMs: 600, politenessMs: 0, slugTries: 0 },
  });
  bundle = readBundle(directory);
  records = await archiveOf(directory);
}, 170_000);
afterAll(async () => {
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

const pathOf = (url: string | undefined) => (url ?? '').replace(site.origin, '');
const kept = (visit: RegExp, type: string) =>
  records.filter(({ headers }) => visit.test(headers['WARC-Visit'] ?? '') && headers['WARC-Type'] === type);
const asked = (visit: RegExp) => [...new Set(kept(visit, 'request').map(({ headers }) => pathOf(headers['WARC-Target-URI'])))];
const walks = () => bundle.probes?.flatMap(({ runs }) => runs) ?? [];
const walkRequests = (): readonly RequestRecord[] =>
  walks().flatMap(({ requests }) =>
    (JSON.parse(bundle.readText(requests?.path ?? '')) as ProbeRequests).documents.flatMap((document) => document.requests),
  );
const consentRequests = () =>
  Object.values(bundle.consent?.states ?? {}).flatMap(({ phases }) => phases.flatMap(({ requests }) => requests));

it('keeps what each consent visit and each walk sent and received, under its name', () => {
  expect(bundle.consent?.states.accept.status).toBe('done');
  expect(walks()[0]).toMatchObject({ status: 'done', values: { boxShown: true } });
  expect(asked(/^consent\/untouched$/)).toEqual(expect.arrayContaining(['/', '/style.css', '/state']));
  expect(asked(/^consent\/untouched$/)).not.toContain('/chosen?yes');
  expect(asked(/^consent\/accept$/)).toEqual(expect.arrayContaining(['/', '/chosen?yes']));
  expect(asked(/^consent\/refuse$/)).toEqual(expect.arrayContaining(['/', '/chosen?no']));
  expect(asked(/^probes\/open-composer-visitor-p0001\/1$/)).toEqual(expect.arrayContaining(['/', '/opened']));
  expect(asked(/^probes\/open-composer-visitor-p0001\/2$/)).toEqual(expect.arrayContaining(['/', '/opened']));
});

it('names the record of each answer, whose payload has the hash that the list of requests tells', () => {
  const byId = new Map(records.map((record) => [record.headers['WARC-Record-ID'], record]));
  for (const requests of [consentRequests(), walkRequests()]) {
    const recorded = requests.filter(({ record }) => record !== undefined);
    expect(recorded.length).toBeGreaterThan(4);
    for (const { url, record, body } of recorded) {
      const found = byId.get(`<${record}>`);
      expect(found?.headers['WARC-Target-URI']).toBe(url);
      expect(found?.headers['WARC-Visit']).toMatch(/^(consent|probes)\//);
      expect(found?.headers['WARC-Payload-Digest']).toBe(`sha256:${body?.sha256}`);
      expect(found?.headers['WARC-IP-Address']).toBe('127.0.0.1');
    }
  }
});

it('writes a body that the crawl received already once only', () => {
  const styles = records.filter(({ headers }) => headers['WARC-Target-URI'] === site.url('/style.css'));
  const answers = styles.filter(({ headers }) => headers['WARC-Type'] === 'response');
  expect(answers).toHaveLength(1);
  const revisits = styles.filter(({ headers }) => headers['WARC-Type'] === 'revisit');
  expect(revisits.length).toBeGreaterThan(3);
  for (const { headers, content } of revisits) {
    expect(headers).toMatchObject({
      'WARC-Profile': 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest',
      'WARC-Payload-Digest': `sha256:${sha256(style)}`,
      'WARC-Refers-To': answers[0]?.headers['WARC-Record-ID'],
      'WARC-Refers-To-Target-URI': site.url('/style.css'),
    });
    expect(content).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\n\r\n$/);
  }
});

it('shows no exchange with the server for a request that was held back', () => {
  expect(walks().flatMap(({ steps }) => steps.flatMap(({ stopped }) => stopped.map(({ url }) => pathOf(url))))).toContain(
    '/count',
  );
  expect(site.asked).not.toContain('/count');
  expect(records.filter(({ headers }) => headers['WARC-Target-URI'] === site.url('/count'))).toEqual([]);
  expect(walkRequests().map(({ url }) => pathOf(url))).not.toContain('/count');
});

it('leads whoever replays a page to what the crawl received, and elsewhere to what only another visit did', () => {
  const lines = readFileSync(join(directory, 'indexes/index.cdxj'), 'utf8').trimEnd().split('\n');
  const log = archivedRecords(readFileSync(join(directory, 'logs/records.ndjson'), 'utf8'));
  const indexed = (path: string) =>
    lines
      .map((line) => JSON.parse(line.slice(line.indexOf('{'))) as Record<string, string>)
      .filter(({ url }) => url === site.url(path))
      .map(({ offset }) => log.find((record) => String(record.offset) === offset)?.visit);
  for (const path of ['/', '/state', '/style.css']) expect(new Set(indexed(path))).toEqual(new Set([undefined]));
  expect(indexed('/chosen?yes')).toEqual(['consent/accept']);
  expect(new Set(indexed('/opened')).size).toBeGreaterThan(0);
});

it('is verified whole', async () => {
  expect((await verifyBundle(directory)).problems).toEqual([]);
});

it('loses these records with the page on which the visits began', async () => {
  const copy = join(folder, 'copy.wacz');
  const request = { reason: 'Essai', records: [], values: [], keep: [], pictures: false, software: 'vigie 0.0.0' };
  await redactBundle(directory, copy, { ...request, pages: ['p0001'] });
  expect((await verifyBundle(copy)).problems).toEqual([]);
  const left = await archiveOf(copy);
  expect(left.filter(({ headers }) => headers['WARC-Visit'] !== undefined)).toEqual([]);
  const named = JSON.stringify(left.map(({ headers, content }) => [headers, content]));
  for (const path of ['/chosen', '/opened', '/state']) expect(named).not.toContain(site.url(path));
});

it('keeps them with a copy that is about something else', async () => {
  const copy = join(folder, 'pictures.wacz');
  const request = { reason: 'Essai', records: [], values: [], keep: [], pages: [], software: 'vigie 0.0.0' };
  await redactBundle(directory, copy, { ...request, pictures: true });
  expect((await verifyBundle(copy)).problems).toEqual([]);
  const visits = (all: readonly ReadRecord[]) => all.filter(({ headers }) => headers['WARC-Visit'] !== undefined).length;
  expect(visits(await archiveOf(copy))).toBe(visits(records));
});
