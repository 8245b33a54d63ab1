import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { custodyLogPath, readCustody } from '../../src/evidence/custody-log.js';
import { root } from './run-vigie.js';

const folder = mkdtempSync(join(tmpdir(), 'vigie-custody-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const digest = 'a'.repeat(64);
const script = `
  const { appendCustody } = await import(process.argv[1]);
  const [bundle, name, digest] = process.argv.slice(2);
  for (let i = 0; i < 15; i++) await appendCustody(bundle, { action: 'verified', tool: 'vigie', bundle: digest, detail: name + i }, { waitMs: 60000 });
`;

it('keeps one chain when several processes write to a custody log at once', async () => {
  const bundle = join(folder, 'evidence.wacz');
  const built = `${root}dist/evidence/custody-log.js`;
  const run = (name: string) =>
    promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, built, bundle, name, digest]);
  await Promise.all(['a', 'b', 'c', 'd'].map(run));
  const { entries, problems } = readCustody(custodyLogPath(bundle), { bundle: digest });
  expect(problems).toEqual([]);
  expect(new Set(entries.map(({ detail }) => detail)).size).toBe(60);
});
