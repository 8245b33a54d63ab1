import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EvidenceError } from '../../src/errors.js';
import { type BundleWriter, createBundleWriter } from '../../src/evidence/bundle-writer.js';
import { readBundle } from '../../src/evidence/read-bundle.js';
import { sha256 } from '../../src/evidence/sha256.js';
import { verifyBundle } from '../../src/evidence/verify/verify-bundle.js';
import { tinyCapture as capture, tinyEnvironment as environment, tinyPage as page } from '../support/written-bundle.js';

let parent: string;
let directory: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'vigie-bundle-'));
  directory = join(parent, 'evidence.wacz');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

function seal(writer: BundleWriter = createBundleWriter(directory)) {
  writer.appendLine('logs/events.ndjson', { type: 'started' });
  writer.writePage(page('p0002'), {});
  writer.writePage(page('p0001'), {
    dom: { html: '<p>é</p>', truncated: true },
    text: 'é',
    screenshot: new Uint8Array([255, 216]),
  });
  return writer.finish({
    capture,
    environment,
    skipped: [{ url: 'https://forum.example/x', reason: 'robots', promises: ['terms'] }],
  });
}
const file = (path: string) => join(directory, path);
const failure = (work: () => unknown): EvidenceError => {
  try {
    work();
  } catch (error) {
    if (error instanceof EvidenceError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
};

describe('a bundle', () => {
  it('reads back what was written, pages in order of visit', async () => {
    const { digest } = await seal();
    const bundle = readBundle(directory);
    expect(bundle.digest).toBe(digest);
    expect(bundle.digest).toBe(sha256(readFileSync(file('datapackage.json'))));
    expect(bundle.capture).toEqual(capture);
    expect(bundle.environment).toEqual(environment);
    expect(bundle.pages.map(({ id }) => id)).toEqual(['p0001', 'p0002']);
    expect(bundle.skipped).toEqual([{ url: 'https://forum.example/x', reason: 'robots', promises: ['terms'] }]);
    const dom = bundle.pages[0]?.artifacts.dom;
    expect(dom).toEqual({ path: 'records/p0001/dom.html', sha256: sha256('<p>é</p>'), bytes: 9, truncated: true });
    expect(bundle.readText('records/p0001/dom.html')).toBe('<p>é</p>');
    expect([...bundle.readBytes('records/p0001/view.jpg')]).toEqual([255, 216]);
    expect(await verifyBundle(directory)).toEqual({
      ok: true,
      digest,
      checked: 13,
      records: 0,
      problems: [],
      timeStamps: [],
      seal: { schema: 1, sealedAt: expect.any(String), software: 'vigie 1.2.3', timeStamps: [] },
    });
  });

  it('has a WACZ manifest that lists every file with its hash', async () => {
    await seal();
    const manifest = JSON.parse(readFileSync(file('datapackage.json'), 'utf8'));
    expect(manifest).toMatchObject({ profile: 'wacz', software: 'vigie 1.2.3', mainPageUrl: 'https://forum.example/' });
    for (const { path, hash, bytes } of manifest.resources) {
      const content = readFileSync(file(path));
      expect([hash, bytes]).toEqual([`sha256:${sha256(content)}`, content.length]);
    }
    expect(readFileSync(file('pages/pages.jsonl'), 'utf8').split('\n')[0]).toContain('"format":"json-pages-1.0"');
    expect(JSON.parse(readFileSync(file('datapackage-digest.json'), 'utf8')).path).toBe('datapackage.json');
  });

  it('keeps finished pages and events on disk before it is sealed', () => {
    const writer = createBundleWriter(directory);
    writer.appendLine('logs/events.ndjson', { type: 'started' });
    writer.writePage(page('p0001'), { text: 'words' });
    expect(readFileSync(file('records/p0001/text.txt'), 'utf8')).toBe('words');
    expect(existsSync(file('records/p0001/page.json'))).toBe(true);
    expect(readFileSync(file('logs/events.ndjson'), 'utf8')).toBe('{"type":"started"}\n');
    expect(failure(() => readBundle(directory))).toMatchObject({
      code: 'unfinished-bundle',
      message: expect.stringContaining('was never finished'),
    });
  });

  it('is never overwritten', async () => {
    await seal();
    expect(failure(() => createBundleWriter(directory)).message).toMatch(/already holds a capture/);
  });
});

describe('a bad bundle is told in one sentence', () => {
  it('when the folder is none', () => {
    expect(failure(() => readBundle(file('nothing'))).message).toMatch(/is not a folder/);
    expect(failure(() => readBundle(parent)).message).toMatch(/is not an evidence bundle: it has no datapackage\.json/);
  });

  it('when it is the folder of an audit, with the bundle in it', async () => {
    await seal();
    expect(failure(() => readBundle(parent)).hint).toContain(`give the bundle in it, ${directory}.`);
    await expect(verifyBundle(parent)).rejects.toMatchObject({ hint: expect.stringContaining(directory) as string });
  });

  it('when a file was altered, with both hashes', async () => {
    await seal();
    appendFileSync(file('records/p0001/dom.html'), '<p>added</p>');
    const { message, code } = failure(() => readBundle(directory));
    expect(code).toBe('altered-file');
    expect(message).toBe(
      `records/p0001/dom.html was altered: its hash is sha256:${sha256('<p>é</p><p>added</p>')}, recorded was sha256:${sha256('<p>é</p>')}. It has 21 bytes instead of 9.`,
    );
  });

  it('when a file is missing or was added, every one of them', async () => {
    await seal();
    rmSync(file('records/p0001/text.txt'));
    writeFileSync(file('extra.txt'), 'x');
    expect(failure(() => readBundle(directory)).code).toBe('missing-file');
    expect(await verifyBundle(directory)).toMatchObject({
      ok: false,
      problems: [
        { path: 'records/p0001/text.txt', message: expect.stringContaining('is missing') },
        { path: 'extra.txt', message: expect.stringContaining('was added') },
      ],
    });
  });

  it('when the manifest was altered', async () => {
    await seal();
    writeFileSync(file('datapackage.json'), readFileSync(file('datapackage.json'), 'utf8').replace('1.2.3', '9.9.9'));
    expect(failure(() => readBundle(directory)).message).toMatch(/^datapackage\.json was altered: its digest is sha256:/);
    expect((await verifyBundle(directory)).ok).toBe(false);
  });

  it('when JSON is broken, with file and line', async () => {
    await seal();
    reseal('reports/skipped.jsonl', '{"url":"a"}\n{broken\n');
    expect(failure(() => readBundle(directory)).message).toMatch(/^reports\/skipped\.jsonl, line 2 is not valid JSON/);
  });

  it('when it names a file outside its folder', async () => {
    await seal();
    const bundle = readBundle(directory);
    expect(failure(() => bundle.readText('../secret')).code).toBe('path-outside-bundle');
    for (const path of ['../secret.txt', '/etc/hostname', 'records/../../secret.txt', 'C:\\secret']) {
      rmSync(directory, { recursive: true });
      await seal();
      reseal('capture.json', readFileSync(file('capture.json'), 'utf8'), path);
      expect(failure(() => readBundle(directory)).code).toBe('path-outside-bundle');
      expect((await verifyBundle(directory)).problems.map(({ message }) => message).join()).toMatch(
        /names a file outside its own folder/,
      );
    }
  });
});

/** Changes a file and signs the bundle anew, as a forger would; may add a resource line with another path. */
function reseal(path: string, content: string, extra?: string): void {
  writeFileSync(file(path), content);
  const manifest = JSON.parse(readFileSync(file('datapackage.json'), 'utf8'));
  for (const resource of manifest.resources)
    if (resource.path === path) Object.assign(resource, { hash: `sha256:${sha256(content)}`, bytes: content.length });
  if (extra) manifest.resources.push({ name: 'x', path: extra, hash: 'sha256:0', bytes: 1 });
  const text = JSON.stringify(manifest);
  writeFileSync(file('datapackage.json'), text);
  writeFileSync(file('datapackage-digest.json'), JSON.stringify({ path: 'datapackage.json', hash: `sha256:${sha256(text)}` }));
}
