import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SiteServer, startSite } from '../support/site-server.js';
import { runVigie } from './run-vigie.js';

let folder: string;
let site: SiteServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-flags-'));
  mkdirSync(join(folder, 'empty'));
  writeFileSync(join(folder, 'state.json'), '{\n "cookies": 3,\n "origins": []\n}');
  site = await startSite({ routes: { '/': '<title>Forum</title><p>Bonjour.</p>' } });
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

const url = 'http://127.0.0.1:1';

describe('a value of a capture flag that cannot be used', () => {
  it.each([
    [['audit', url, '--locale', 'fr_FR'], /--locale.*\n.*→.*fr-FR/],
    [['capture', url, '--timezone', 'Paris'], /--timezone.*\n.*→.*Europe\/Paris/],
    [['capture', url, '--viewport', 'large'], /--viewport.*\n.*→.*1280x800/],
    [['capture', url, '--user-agent', ''], /--user-agent.*\n.*→/],
    [['capture', url, '-H', 'no colon'], /--header.*\n.*→/],
    [['capture', url, '--basic-auth', 'me'], /--basic-auth.*\n.*→.*VIGIE_BASIC_AUTH/],
    [['capture', url, '--proxy', 'proxy'], /--proxy.*\n.*→/],
    [['capture', url, '--allow-private', '10.0.0.0/8'], /--allow-private.*\n.*→/],
    [['capture', url, '--storage-state', 'none.json'], /no login file at none\.json\.\n.*→.*vigie login/],
    [['audit', url, '--storage-state', 'state.json'], /state\.json:2:\d+ `cookies` must be a list\.\n.*→/],
    [['capture', url, '--device', 'watch'], /--device/],
    [['capture', url, '--robots', 'maybe'], /--robots/],
    [['capture', url, '--concurrency', '9'], /9/],
    [['capture', url, '--samples', '0'], /0/],
    [['capture', url, '--delay', '-1'], /-1/],
    [['capture', url, '--log-format', 'xml'], /--log-format/],
    [['capture'], /address of the site \(url\) is missing\.\n.*→.*--resume/],
    [['audit', '--resume', 'empty'], /empty holds no unfinished capture\.\n.*→/],
    [['audit', '--resume', 'empty', '--out', 'other'], /--out/],
    [['login', url], /out/],
    [['login', url, '--out', 'state.json'], /state\.json exists already\.\n.*→.*--force/],
  ])('is told with what to do, and nothing is written: %j', async (args, message) => {
    const before = readdirSync(folder);
    const run = await runVigie(args, { cwd: folder });
    expect(run.stderr).toMatch(message);
    expect(run.stderr).not.toMatch(/internal error|\n\s+at /i);
    expect(run.code).toBe(2);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('is told as one line of JSON where the log is JSON', async () => {
    const run = await runVigie(['capture', url, '--locale', 'fr_FR', '--log-format', 'json'], { cwd: folder });
    expect(run.code).toBe(2);
    expect(JSON.parse(run.stderr)).toMatchObject({ type: 'error', code: 'not-a-locale', exitCode: 2, ts: expect.any(String) });
  });
});

/** Every byte of a folder, as text. */
const everythingIn = (directory: string): string =>
  readdirSync(directory)
    .map((name) => join(directory, name))
    .map((path) => (statSync(path).isDirectory() ? everythingIn(path) : readFileSync(path, 'latin1')))
    .join('\n');

describe('a capture with secrets and a JSON log', () => {
  it('keeps the names and no secret, and writes nothing but events on stderr', async () => {
    const out = join(folder, 'secret');
    const secrets = ['-H', 'X-Audit: s3cret-header', '--basic-auth=me:s3cret-password'];
    const limits = ['--max-pages', '1', '--max-depth', '0', '--locale', 'en-GB', '--viewport', '900x700', '--samples', '2'];
    const run = await runVigie(['capture', `${site.origin}/`, ...secrets, ...limits, '--log-format=json', '--out', out]);
    expect(run.code, run.stderr).toBe(0);
    const events = run.stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly type: string });
    expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['started', 'browser', 'page-done', 'finished']));
    const bundle = join(out, 'evidence.wacz');
    const { command } = JSON.parse(readFileSync(join(bundle, 'environment.json'), 'utf8')) as { command: readonly string[] };
    expect(command).toEqual(expect.arrayContaining(['-H', 'X-Audit: ***', '--basic-auth=***']));
    const { options } = JSON.parse(readFileSync(join(bundle, 'capture.json'), 'utf8')) as { options: object };
    expect(options).toMatchObject({ maxPages: 1, maxDepth: 0, locale: 'en-GB', viewport: { width: 900, height: 700 } });
    expect(everythingIn(out) + run.stderr + run.stdout).not.toContain('s3cret');
  });
});
