import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createBundleWriter } from '../../src/evidence/bundle-writer.js';
import { readManifest } from '../../src/evidence/read-manifest.js';
import { verifyBundle } from '../../src/evidence/verify/verify-bundle.js';
import { tinyCapture, tinyEnvironment, tinyPage } from '../support/written-bundle.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'vigie-resumed-'));
  const killed = createBundleWriter(directory);
  killed.writePage(tinyPage('p0001'), { text: 'Un' });
  killed.writeFile('network/tls/cdn.example.pem', 'certificate');
  killed.writeFile('consent/accept-2.jpg', 'picture');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const goOn = async () => {
  const writer = createBundleWriter(directory, { resume: true });
  const page = writer.writePage(tinyPage('p0002'), { text: 'Deux' });
  writer.adoptPage({ ...page, id: 'p0001', artifacts: {} });
  await writer.finish({ capture: tinyCapture, environment: tinyEnvironment, skipped: [] });
};
const listed = () => readManifest(directory).manifest.resources.map(({ path }) => path);

it('what the killed run had written, and the second run did not, is sealed with the rest', async () => {
  await goOn();
  expect(listed()).toEqual(
    expect.arrayContaining(['network/tls/cdn.example.pem', 'consent/accept-2.jpg', 'records/p0001/text.txt']),
  );
  expect((await verifyBundle(directory)).problems).toEqual([]);
});

it('halves of files and folders of pages without a record are removed', async () => {
  mkdirSync(join(directory, 'records/p0009'));
  writeFileSync(join(directory, 'records/p0009/dom.html'), '<p>');
  writeFileSync(join(directory, 'network/tls/half.pem.part'), 'cert');
  await goOn();
  expect(existsSync(join(directory, 'records/p0009'))).toBe(false);
  expect(existsSync(join(directory, 'network/tls/half.pem.part'))).toBe(false);
  expect((await verifyBundle(directory)).problems).toEqual([]);
});
