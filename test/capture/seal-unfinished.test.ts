import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sealUnfinished } from '../../src/capture/seal-unfinished.js';
import { readBundle } from '../../src/evidence/read-bundle.js';
import { verifyBundle } from '../../src/evidence/verify/verify-bundle.js';
import { tinyCapture, tinyExchange, tinyPage, tinyWriter } from '../support/written-bundle.js';

let directory: string;
beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'vigie-unfinished-')), 'evidence.wacz');
});
afterEach(() => rmSync(dirname(directory), { recursive: true, force: true }));

const leave = (path: string, content: string) => {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), content);
};

it('seals what was left by a process that was killed while it sealed', async () => {
  const writer = tinyWriter(directory);
  const request = {
    schema: 1,
    entryUrl: tinyCapture.entryUrl,
    startedAt: tinyCapture.startedAt,
    version: '1.2.3',
    options: tinyCapture.options,
  };
  writer.writeFile('capture-request.json', JSON.stringify({ ...request, rulesetDigest: 'a'.repeat(64) }));
  writer.writePage(tinyPage('p0001'), { text: 'é' });
  writer.archive?.exchange(tinyExchange('cgu'));
  await writer.archive?.close();
  // Files of the end of a capture, halves of files, and a seal that was begun.
  leave('path.json', '{}\n');
  leave('network/tls/forum.example.pem', 'certificate');
  leave('consent/refuse-before.jpg', 'picture');
  for (const path of ['environment.json.part', 'consent/consent.json.part', 'datapackage.json.part']) leave(path, '{');
  for (const path of [
    'seal/blocks.jsonl',
    'seal/contents.json',
    'seal/contents.tsq',
    'seal/seal.json',
    'datapackage-digest.json',
  ])
    leave(path, '{}');
  leave('indexes/index.cdxj', 'old');

  await sealUnfinished(directory, { version: '1.2.3', command: ['vigie', 'seal'] });

  expect((await verifyBundle(directory)).problems).toEqual([]);
  const { capture, pages, readText } = readBundle(directory);
  expect(capture.status).toBe('partial');
  expect(pages.map(({ id }) => id)).toEqual(['p0001']);
  expect(readText('network/tls/forum.example.pem')).toBe('certificate');
});
