import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runVigie } from './run-vigie.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-exit-'));
  writeFileSync(join(folder, 'wrong.yaml'), 'name: x\nservice.knd: hosting\n');
  writeFileSync(join(folder, 'other.json'), '{"schema": 1}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A port of this machine on which nobody listens. */
const closedPort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

describe('exit codes', () => {
  it.each([
    ['an unknown command', ['nope'], /nope not found/],
    ['an unknown flag', ['audit', 'https://x.example', '--nope'], /--nope/],
    ['a missing argument', ['audit'], /url/],
    ['a value that a flag does not take', ['audit', 'https://x.example', '--fail-on', 'sometimes'], /--fail-on/],
    ['an address that is none', ['audit', 'ftp://x.example'], /not the address of a web site/],
    ['a day that does not exist', ['audit', 'https://x.example', '--as-of', '2023-02-30'], /2023-02-30/],
    ['a kind of service that does not exist', ['audit', 'https://x.example', '--service', 'forun'], /forun/],
    ['a profile that is missing', ['audit', 'https://x.example', '--profile', 'none.yaml'], /none\.yaml/],
    ['a profile with a wrong key', ['audit', 'https://x.example', '--profile', 'wrong.yaml'], /wrong\.yaml:2:1/],
    [
      'a browser that cannot be run',
      ['capture', 'http://127.0.0.1:1', '--browser', '/nowhere/chrome', '--out', 'browser'],
      /\/nowhere\/chrome/,
    ],
    [
      'a set that does not exist, before any visit',
      ['audit', 'http://127.0.0.1:1', '--set', 'dsa-hostin', '--out', 'set'],
      /dsa-hosting/,
    ],
    [
      'a list of signals that is missing',
      ['capture', 'http://127.0.0.1:1', '--signal-list', 'none.txt'],
      /none\.txt of --signal-list/,
    ],
    ['a pattern that is none', ['capture', 'http://127.0.0.1:1', '--cleared', '('], /--cleared/],
    ['a bundle that does not exist', ['assess', 'nowhere.wacz'], /nowhere\.wacz/],
    ['an assessment that does not exist', ['report', 'nowhere.json'], /nowhere\.json/],
    ['a file that is no assessment', ['report', 'other.json'], /not an assessment/],
  ])('2 for %s', async (_, args, message) => {
    const run = await runVigie(args, { cwd: folder });
    expect(run.stderr).toMatch(message);
    expect(run.stderr).not.toMatch(/internal error|\n\s+at /i);
    expect(run.stdout).toBe('');
    expect(run.code).toBe(2);
  });

  it('2, and nothing written, for an --out folder that holds something', async () => {
    const before = readdirSync(folder);
    const run = await runVigie(['audit', 'http://127.0.0.1:1', '--out', '.'], { cwd: folder });
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/not empty.*never overwritten/);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('2, in one sentence, for a bundle that is none', async () => {
    const run = await runVigie(['verify', 'nowhere.wacz'], { cwd: folder });
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/nowhere\.wacz is not an evidence bundle/);
  });

  it('tells an error as JSON with its code when --json is given', async () => {
    const run = await runVigie(['report', 'other.json', '--json'], { cwd: folder });
    expect(run.code).toBe(2);
    expect(JSON.parse(run.stdout)).toEqual({
      error: {
        code: 'not-an-assessment',
        message: 'The file other.json is not an assessment.',
        hint: expect.any(String),
        exitCode: 2,
      },
    });
  });

  it('tells a wrong flag as JSON too', async () => {
    const run = await runVigie(['doctor', '--json', '--nope'], { cwd: folder });
    expect(run.code).toBe(2);
    expect(JSON.parse(run.stdout)).toMatchObject({ error: { code: 'usage', exitCode: 2 } });
  });

  it('3, with a report that says so, for a site that does not answer', async () => {
    const url = `http://127.0.0.1:${await closedPort()}/`;
    const run = await runVigie(['audit', url, '--out', 'unreachable', '--quiet'], { cwd: folder });
    expect(run.code, run.stderr).toBe(3);
    expect(readdirSync(join(folder, 'unreachable')).sort()).toEqual([
      'assessment.json',
      'evidence.custody.jsonl',
      'evidence.wacz',
      'report.html',
    ]);
  });
});
