import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBundle } from '../../src/evidence/read-bundle.js';
import { type SiteServer, startSite } from '../support/site-server.js';
import { startAuthority, type TimeStampAuthority } from '../support/time-stamp-authority.js';
import { root, runVigie } from './run-vigie.js';

let folder: string;
let site: SiteServer;
let authority: TimeStampAuthority;
let rootFile: string;
const at = (...names: readonly string[]) => join(folder, ...names);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-seal-'));
  authority = await startAuthority();
  rootFile = at('root.pem');
  writeFileSync(rootFile, authority.root);
  const page = (title: string, links = '') =>
    `<!doctype html><html lang="fr"><title>${title}</title><h1>${title}</h1>${links}</html>`;
  const topics = Array.from({ length: 30 }, (_, index) => `<a href="/rubrique-${index}">Rubrique ${index}</a>`).join(' ');
  site = await startSite({
    routes: {
      '/': page('Forum', topics),
      '*': (request, response) => {
        const known = /^\/rubrique-\d+$/.test(request.url ?? '');
        const answer = () => {
          response.writeHead(known ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
          response.end(known ? page(request.url ?? '') : 'Not found');
        };
        if (known) setTimeout(answer, 150);
        else answer();
      },
    },
  });
});
afterAll(async () => {
  await site.close();
  await authority.close();
  authority.remove();
  rmSync(folder, { recursive: true, force: true });
});

const capture = (out: string, ...more: readonly string[]) =>
  runVigie(['capture', site.url('/'), '--max-pages', '2', '--max-depth', '1', '--out', at(out), ...more]);

describe('a capture with key and time-stamping authority', () => {
  it('is signed and stamped at start and end; verified by us and by openssl; handed over as one file that shows a cut', async () => {
    expect((await runVigie(['keys', 'create', at('key.pem')])).code).toBe(0);
    const made = await capture(
      'whole',
      '--key',
      at('key.pem'),
      '--tsa',
      authority.url,
      '--require-seal',
      '--operator',
      'Jeanne Martin',
    );
    expect(made.stderr).not.toMatch(/time-stamp/i);
    expect(made.code).toBe(0);
    const bundle = at('whole', 'evidence.wacz');

    const checked = await runVigie(['verify', bundle, '--tsa-ca', rootFile, '--signer', at('key.pem.pub')]);
    expect(checked.stdout).toMatch(/✓ \d+ files checked, none altered, missing or added/);
    expect(checked.stdout).toMatch(/✓ \d+ records of the web archive/);
    expect(checked.stdout).toMatch(/✓ signed with the key [0-9a-f]{64} \(P-384\)/);
    expect(
      checked.stdout.match(
        /✓ time-stamp of the (?:start of the capture|contents): .* by an authority you trust; not known to be qualified/g,
      ),
    ).toHaveLength(2);
    expect(checked.stdout).toContain('✓ custody log: 1 entries, none altered');
    expect(checked.code).toBe(0);

    for (const name of ['start', 'contents']) {
      const files = ['-data', join(bundle, `seal/${name}.json`), '-in', join(bundle, `seal/${name}.tsr`), '-CAfile', rootFile];
      const said = execFileSync('openssl', ['ts', '-verify', ...files], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
      expect(said).toContain('Verification: OK');
    }

    const single = at('case.wacz');
    expect((await runVigie(['export', bundle, '--out', single])).code).toBe(0);
    const again = await runVigie(['verify', single, '--tsa-ca', rootFile]);
    expect(again.stdout).toContain('none altered');
    expect(again.code).toBe(0);
    // What takes the folder takes the file; the judgement is made again by whoever checks it.
    const judged = at('judged', 'assessment.json');
    expect((await runVigie(['assess', single, '--out', at('judged'), '--fail-on', 'never'])).stderr).toBe('');
    expect((await runVigie(['verify', single, '--assessment', judged])).stdout).toContain(
      '✓ judged again, the rules give the same assessment',
    );
    const report = JSON.parse(readFileSync(judged, 'utf8'));
    const [result] = report.results;
    result.outcome = result.outcome === 'pass' ? 'fail' : 'pass';
    writeFileSync(judged, JSON.stringify(report));
    const forged = await runVigie(['verify', single, '--assessment', judged]);
    expect(forged.stdout).toContain(`✗ judged again, the rules give another assessment: ${result.rule} differs`);
    expect(forged.code).toBe(1);
    expect((await runVigie(['record', single, '--lang', 'fr', '--out', at('record.html')])).code).toBe(0);
    expect(readFileSync(at('record.html'), 'utf8')).toContain('seal/contents.tsr');

    const bytes = readFileSync(single);
    writeFileSync(at('cut.wacz'), bytes.subarray(0, bytes.length - 1000));
    const cut = await runVigie(['verify', at('cut.wacz')]);
    expect(cut.stdout).toMatch(/✗ cut\.wacz: .*cut\.wacz cannot be read as a WACZ file/);
    expect(cut.code).toBe(1);
    // Local header of the first entry: its time, which no hash covers.
    const other = Buffer.from(bytes);
    other[10] = (other[10] as number) ^ 1;
    writeFileSync(at('other.wacz'), other);
    const repacked = await runVigie(['verify', at('other.wacz')]);
    expect(repacked.stdout).toContain('The container other.wacz is not as vigie packs it, from byte 10 on');
    expect(repacked.code).toBe(1);

    const log = readFileSync(at('whole', 'evidence.custody.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(log.map(({ action, by }) => [action, by])).toEqual([
      ['created', 'Jeanne Martin'],
      ['verified', undefined],
      ['exported', undefined],
    ]);
  }, 120_000);

  it('says that it has no time-stamp, and fails before the visit when the seal is required', async () => {
    const closed = 'http://127.0.0.1:9/';
    const made = await capture('unstamped', '--tsa', closed);
    expect(made.code).toBe(0);
    expect(made.stderr).toContain('No time-stamp for the start of the capture');
    expect(made.stderr).toContain('No time-stamp for the contents of the bundle');
    const checked = await runVigie(['verify', at('unstamped', 'evidence.wacz')]);
    expect(checked.stdout).toMatch(/– no time-stamp of the contents: /);
    expect(checked.code).toBe(0);

    const asked = site.asked.length;
    const refused = await capture('required', '--tsa', closed, '--require-seal');
    expect(refused.stderr).toContain('No time-stamp for the start of the capture');
    expect(refused.code).toBe(2);
    expect(site.asked.length).toBe(asked);
  }, 120_000);
});

it('seals what a kill -9 left: the bundle verifies and calls itself partial', async () => {
  const child = spawn(
    process.execPath,
    [`${root}bin/run.js`, 'capture', site.url('/'), '--out', at('killed'), '--log-format', 'json'],
    {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text;
    if (told.split('"type":"page-done"').length > 3 && child.pid) {
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // Already gone.
      }
    }
  });
  await once(child, 'close');
  const bundle = at('killed', 'evidence.wacz');
  expect(existsSync(join(bundle, 'datapackage.json'))).toBe(false);

  const unsealed = await runVigie(['verify', bundle]);
  expect(unsealed.stderr).toContain('vigie seal');
  expect(unsealed.code).toBe(2);
  const sealed = await runVigie(['seal', at('killed'), '--tsa', authority.url]);
  expect(sealed.stdout).toMatch(/[3-9] pages, partial/);
  expect(sealed.code).toBe(0);
  const checked = await runVigie(['verify', bundle, '--tsa-ca', rootFile]);
  expect(checked.stdout).toContain('none altered');
  expect(checked.stdout).toMatch(/✓ [1-9]\d* records of the web archive/);
  expect(checked.code).toBe(0);
  const { capture: record, environment } = readBundle(bundle);
  expect(record).toMatchObject({ status: 'partial', stoppedBy: 'interrupted' });
  expect(environment.browser.version).toMatch(/^\d+\./);
  expect((await runVigie(['capture', '--resume', at('killed')])).stderr).toContain('finished and sealed');
}, 120_000);
