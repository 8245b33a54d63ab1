import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type CaptureOptions, captureSite } from '../../../src/capture/capture-site.js';
import type { PathRecord } from '../../../src/evidence/navigation-path.js';
import { readBundle } from '../../../src/evidence/read-bundle.js';
import { startSite } from '../../support/site-server.js';
import { captureOf, promises, ruleset } from '../capture-fixture.js';
import { startRaw, untrustedCertificate } from '../guard/raw-servers.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-sheet-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const routes = {
  '/': '<title>Forum</title><footer><a href="/mentions">Mentions légales</a></footer>',
  '/mentions': '<title>Mentions</title><p>Éditeur</p>',
  '/ip': { headers: { 'content-type': 'text/plain' }, body: '203.0.113.7\n' },
};

async function capture(entryUrl: string, more: Partial<CaptureOptions> = {}) {
  const directory = join(folder, 'evidence.wacz');
  await captureSite({
    entryUrl,
    directory,
    ruleset,
    engine: promises,
    maxPages: 2,
    maxDepth: 2,
    maxSeconds: 60,
    locale: 'fr-FR',
    timezone: 'Europe/Paris',
    viewport: { width: 1280, height: 800 },
    command: ['vigie', 'capture'],
    version: '0.0.0',
    limits: { entryDwellMs: 0, quietMs: 80, settleMs: 600, politenessMs: 0 },
    ...more,
  });
  return readBundle(directory);
}

it('tells machine, program, profile, network and clock, and the way to each page', async () => {
  const site = await startSite({ routes });
  try {
    const sheet = { operator: 'Jeanne Martin', caseReference: '2026-17', publicIpFrom: site.url('/ip') };
    const bundle = await capture(site.url('/'), { sheet });
    const { environment } = bundle;
    expect(environment).toMatchObject({
      operator: 'Jeanne Martin',
      caseReference: '2026-17',
      tool: { name: 'vigie', version: '0.0.0' },
      browser: {
        executableSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        extensions: 0,
        contexts: [{ persona: 'visitor', cookies: 0, origins: 0, login: false }],
      },
      machine: { hostnameSha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      network: { proxy: null, tls: [], publicAddress: { start: { address: '203.0.113.7' }, end: { address: '203.0.113.7' } } },
      clock: { ntp: null },
    });
    expect(environment.browser.arguments).toEqual(expect.arrayContaining(['--disable-quic', '--disable-extensions']));
    const http = environment.clock?.http;
    if (http === undefined || 'problem' in http) throw new Error(http?.problem);
    // Server and browser share this machine's clock: no difference must be possible.
    expect(http.least).toBeLessThanOrEqual(0);
    expect(http.most).toBeGreaterThanOrEqual(0);
    const { paths } = JSON.parse(bundle.readText('path.json')) as PathRecord;
    expect(paths.map(({ by }) => by)).toEqual(['entry', 'links']);
    expect(paths[1]?.steps).toMatchObject([{ page: 'p0001' }, { page: 'p0002', text: 'Mentions légales', place: 'footer' }]);
    const events = bundle.readText('logs/events.ndjson').trim().split('\n');
    const ticks = events.map((line) => (JSON.parse(line) as { monotonicMs: number }).monotonicMs);
    expect(ticks).toEqual([...ticks].sort((a, b) => a - b));
    expect(ticks.every((tick) => tick >= 0)).toBe(true);
  } finally {
    await site.close();
  }
});

it('keeps operator and case over a resumption that does not repeat them', async () => {
  const site = await startSite({ routes });
  try {
    const stop = new AbortController();
    const directory = join(folder, 'evidence.wacz');
    const killed = capture(site.url('/'), {
      sheet: { operator: 'Jeanne Martin', caseReference: '2026-17' },
      onEvent({ type }) {
        // As a kill would: nothing of what comes after is written.
        if (type === 'page-done') throw new Error('killed');
      },
      signal: stop.signal,
    });
    await expect(killed).rejects.toThrow('killed');
    expect(existsSync(join(directory, 'datapackage.json'))).toBe(false);
    const bundle = await capture(site.url('/'), { resume: true });
    expect(bundle.capture.resumedAt).toHaveLength(1);
    expect(bundle.environment).toMatchObject({ operator: 'Jeanne Martin', caseReference: '2026-17' });
  } finally {
    await site.close();
  }
});

it('sends nothing to a proxy that only the environment names', async () => {
  const stranger = await startRaw((socket) => socket.end());
  const names = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy'];
  const before = Object.fromEntries(names.map((name) => [name, process.env[name]]));
  for (const name of names) process.env[name] = `http://127.0.0.1:${stranger.port}`;
  const site = await startSite({ routes });
  try {
    const { capture: record, environment } = await capture(site.url('/'));
    expect(record.status).toBe('complete');
    expect(stranger.accepted()).toBe(0);
    expect(environment.network?.proxyVariables).toEqual([...names].sort());
    expect(JSON.stringify(environment)).not.toContain(String(stranger.port));
  } finally {
    for (const name of names) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
    await site.close();
    await stranger.close();
  }
});

it('keeps the certificate of an https site whose page could not be opened because of it', async () => {
  const site = await startSite({ tls: untrustedCertificate(), routes });
  try {
    const bundle = await capture(site.url('/'));
    expect(bundle.capture.status).toBe('failed');
    const [tls] = bundle.environment.network?.tls ?? [];
    if (tls === undefined || 'problem' in tls) throw new Error('no certificate was kept');
    expect(tls).toMatchObject({ host: '127.0.0.1', authorised: false });
    expect(bundle.readText(tls.file)).toContain('BEGIN CERTIFICATE');
    // The connection by which it was seen is no secret, and lies within the operations.
    const records = bundle.readText('network/connections.jsonl').trim().split('\n');
    // What the browser tried for itself and was refused stands in the list too.
    const connections = records
      .map((line) => JSON.parse(line) as { at: string; outcome: string; host: string })
      .filter(({ outcome }) => outcome === 'connected');
    const last = connections.at(-1) ?? { at: '' };
    expect(connections.length).toBe(bundle.capture.network?.connections);
    expect(last.at >= tls.at && last.at <= bundle.capture.endedAt).toBe(true);
  } finally {
    await site.close();
  }
});

it('says that a member’s context held a login, and no value of it', async () => {
  const state = {
    cookies: [
      {
        name: 'sid',
        value: 's3cret',
        domain: '127.0.0.1',
        path: '/',
        expires: -1,
        httpOnly: true,
        secure: false,
        sameSite: 'Lax' as const,
      },
    ],
    origins: [{ origin: 'http://127.0.0.1:9', localStorage: [{ name: 'token', value: 's3cret' }] }],
  };
  const { bundle } = await captureOf({ routes }, { secrets: { storageState: state } });
  expect(bundle.environment.browser.contexts).toMatchObject([
    { persona: 'visitor', cookies: 0, login: false },
    { persona: 'member', cookies: 1, origins: 1, login: true },
  ]);
  expect(JSON.stringify(bundle.environment)).not.toContain('s3cret');
});
