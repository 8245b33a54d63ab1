import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { layoutText } from '../../../src/evidence/page-layout.js';
import type { DocumentInfo, PageRecord } from '../../../src/evidence/page-record.js';
import { readBundle } from '../../../src/evidence/read-bundle.js';
import { readManifest } from '../../../src/evidence/read-manifest.js';
import { type RedactionRequest, redactBundle } from '../../../src/evidence/redact/redact-bundle.js';
import { createKeyPair } from '../../../src/evidence/seal/ecdsa-key.js';
import { sealFiles } from '../../../src/evidence/seal/seal-files.js';
import { readSigningKey } from '../../../src/evidence/seal/signing-key.js';
import { verifyBundle } from '../../../src/evidence/verify/verify-bundle.js';
import { archivedRecords } from '../../../src/evidence/warc/archived-record.js';
import { archiveOf } from '../../support/archive-of.js';
import { tinyCapture, tinyEnvironment, tinyExchange, tinyPage, tinyWriter } from '../../support/written-bundle.js';

const jpeg = new Uint8Array([255, 216, 255, 217]);
const email = 'jeanne.verger@pommier.fr';
let folder: string;
let original: string;
let named: readonly string[];
let copies = 0;

const plain: RedactionRequest = {
  reason: 'Données personnelles',
  pages: [],
  records: [],
  values: [],
  keep: [],
  pictures: false,
  software: 'vigie 9.9.9',
};
const redact = async (request: Partial<RedactionRequest>) => {
  const to = join(folder, `copy-${copies++}.wacz`);
  return { to, ...(await redactBundle(original, to, { ...plain, ...request })) };
};
/** Every file of a copy, the web archive unpacked, as one text. */
const allOf = async (directory: string): Promise<string> => {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'));
  const records = (await archiveOf(directory)).map(({ headers, content }) => `${JSON.stringify(headers)}${content}`);
  return [...texts, ...records].join('\n');
};
const causes = (files: readonly { readonly path: string; readonly cause: string }[]) =>
  Object.fromEntries(files.map(({ path, cause }) => [path, cause]));

async function writeOriginal(directory: string): Promise<readonly string[]> {
  const writer = tinyWriter(directory);
  const asked = ['', 'cgu', 'photo.jpg'].map(
    (path) =>
      writer.archive?.exchange(
        path === 'photo.jpg'
          ? { ...tinyExchange(path, 'JFIF'), responseHeaders: [['Content-Type', 'image/jpeg']] as const }
          : tinyExchange(path, path === '' ? `<p>${email}</p>` : '<p>Rien</p>'),
      ) ?? '',
  );
  const request = (record: string | undefined, url: string) =>
    ({
      url,
      method: 'GET',
      resourceType: 'document',
      status: 200,
      thirdParty: false,
      afterMs: 1,
      ...(record ? { record } : {}),
    }) as const;
  const page = (id: string, title: string, record: string | undefined, more: Partial<PageRecord> = {}) => ({
    ...tinyPage(id),
    title,
    requests: [request(record, `https://forum.example/${id}`)],
    ...more,
  });
  const content = (words: string) => ({
    dom: { html: `<!doctype html><title>T</title><p>${words}</p>`, truncated: false },
    text: words,
    screenshot: jpeg,
    layout: layoutText({ cut: false, runs: [[35, words.slice(0, 5), 1, 2, 3, 4]] }),
  });
  writer.appendLine('logs/events.ndjson', { type: 'started' });
  writer.writePage(page('p0001', 'Accueil', asked[0]), content(`Écrire à ${email}`));
  writer.writePage(
    page('p0002', 'Conditions', asked[1], { depth: 1, foundOn: { page: 'p0001', text: 'Nos règles', place: 'footer' } }),
    content('Conditions générales'),
  );
  const document: DocumentInfo = { format: 'pdf', quality: 'text', parts: 1, readParts: 1 };
  writer.writePage(page('p0003', 'Tarifs', undefined, { depth: 1, document }), {
    ...content('Tarifs'),
    document: { bytes: Buffer.from('%PDF-1.7'), format: 'pdf', truncated: false },
  });
  await writer.finish({
    capture: { ...tinyCapture, pages: ['p0001', 'p0002', 'p0003'] },
    environment: tinyEnvironment,
    skipped: [
      { url: `https://forum.example/membre?mail=${encodeURIComponent(email)}`, reason: 'robots', promises: [] },
      { url: 'https://forum.example/ami', reason: 'page-limit', page: 'p0001', text: 'Profil de Paul', promises: [] },
    ],
    sealing: { key: key() },
  });
  return asked;
}

function key() {
  const file = join(folder, 'key.pem');
  if (!existsSync(file)) writeFileSync(file, createKeyPair().privatePem, { mode: 0o600 });
  return readSigningKey(file);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-redact-'));
  original = join(folder, 'original.wacz');
  named = await writeOriginal(original);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a value that is replaced', () => {
  let made: Awaited<ReturnType<typeof redact>>;
  beforeAll(async () => {
    made = await redact({ values: [{ kind: 'e-mail', value: email }] });
  });

  it('stands nowhere in the copy, the web archive included', async () => {
    expect(await allOf(original)).toContain(email);
    const all = await allOf(made.to);
    expect(all).not.toMatch(/jeanne.{0,3}verger/i);
    expect(readFileSync(join(made.to, 'records/p0001/text.txt'), 'utf8')).toBe('Écrire à [e-mail-1]');
    expect(readFileSync(join(made.to, 'reports/skipped.jsonl'), 'utf8')).toContain('mail=[e-mail-1]');
  });

  it('takes the pictures of its page with it, and no others', () => {
    expect(causes(made.record.files)).toMatchObject({
      'records/p0001/view.jpg': 'picture',
      'records/p0001/layout.json': 'not-maskable',
      'records/p0001/dom.html': 'words',
    });
    expect(existsSync(join(made.to, 'records/p0002/view.jpg'))).toBe(true);
    expect(existsSync(join(made.to, 'records/p0003/document.pdf'))).toBe(true);
  });

  it('leaves a bundle that is read and verified, and says what it is a copy of', async () => {
    const verified = await verifyBundle(made.to);
    expect(verified.problems).toEqual([]);
    expect(verified.redaction).toMatchObject({ masked: 4, same: 17, problems: [], signature: { ok: true } });
    const copy = readBundle(made.to);
    expect(copy.redaction?.original).toBe(readBundle(original).digest);
    const [first] = copy.pages;
    expect(first?.artifacts).toHaveProperty('text');
    expect(first?.artifacts).not.toHaveProperty('screenshot');
  });

  it('leaves in the web archive what does not show it, bit for bit', async () => {
    const recordsOf = (directory: string) => archivedRecords(readFileSync(join(directory, 'logs/records.ndjson'), 'utf8'));
    const [before, after] = [recordsOf(original), recordsOf(made.to)];
    expect(after).toHaveLength(before.length);
    const gone = new Set(made.record.records.map(({ id }) => id));
    expect(gone.has(named[0] ?? '')).toBe(true);
    before.forEach(({ id, sha256 }, index) => {
      if (!gone.has(id)) expect(after[index]).toMatchObject({ id, sha256 });
      else expect(after[index]).toMatchObject({ type: 'metadata' });
    });
    const notes = (await archiveOf(made.to)).filter(({ headers }) => headers['WARC-Type'] === 'metadata');
    expect(notes.map(({ headers }) => headers['WARC-Refers-To'])).toEqual([...gone].map((id) => `<${id}>`));
    expect(notes[0]?.content).toContain('cause: words');
  });
});

describe('a page that is withheld', () => {
  it('leaves nothing of what it said, and reads as withheld, not as empty', async () => {
    const { to, record } = await redact({ pages: ['p0001'] });
    expect((await verifyBundle(to)).problems).toEqual([]);
    const [page] = readBundle(to).pages;
    expect(page).toMatchObject({ obstacle: 'withheld', title: '', requests: [], artifacts: {} });
    expect(record.records.map(({ id, cause }) => [id, cause])).toContainEqual([named[0], 'page']);
    for (const said of ['Accueil', 'Nos règles', 'Profil de Paul', 'forum.example/ami']) {
      expect(await allOf(original)).toContain(Buffer.from(said, 'utf8').toString('latin1'));
      expect(await allOf(to)).not.toContain(Buffer.from(said, 'utf8').toString('latin1'));
    }
    expect(causes(record.files)).toMatchObject({ 'records/p0001/text.txt': 'page', 'records/p0001/page.json': 'page' });
  });
});

describe('pictures that are withheld', () => {
  it('are the screenshots and those of the web archive', async () => {
    const { to, record } = await redact({ pictures: true });
    expect((await verifyBundle(to)).problems).toEqual([]);
    expect(record.files.filter(({ cause }) => cause === 'picture').map(({ path }) => path)).toEqual(
      ['p0001', 'p0002', 'p0003'].map((id) => `records/${id}/view.jpg`),
    );
    expect(record.records.map(({ id }) => id)).toContain(named[2]);
    expect(readFileSync(join(to, 'records/p0002/dom.html'))).toEqual(readFileSync(join(original, 'records/p0002/dom.html')));
  });
});

describe('a record that is withheld', () => {
  it('goes with the request for it, and alone', async () => {
    const { to, record } = await redact({ records: [named[1] ?? ''] });
    expect((await verifyBundle(to)).problems).toEqual([]);
    expect(record.records.map(({ type, cause }) => `${type} ${cause}`).sort()).toEqual(['request record', 'response record']);
    expect(record.files.map(({ path }) => path)).toEqual(['archive/data.warc.gz', 'indexes/index.cdxj', 'seal/blocks.jsonl']);
  });
});

describe('a copy cannot pass for what it is not', () => {
  let copy: string;
  let made: Awaited<ReturnType<typeof redact>>;
  beforeAll(async () => {
    made = await redact({ values: [{ kind: 'e-mail', value: email }] });
  });
  beforeEach(() => {
    copy = join(folder, `forged-${copies++}.wacz`);
    cpSync(made.to, copy, { recursive: true });
  });
  /** Alters a file and seals the folder anew, as a forger would. */
  const forged = async (path: string, content: string) => {
    writeFileSync(join(copy, path), content);
    const { manifest } = readManifest(copy);
    const { resources, modified: _, ...head } = manifest;
    const paths = [...new Set([...resources.map((each) => each.path), path])].filter((each) => !each.startsWith('seal/'));
    await sealFiles(copy, { paths, head, sealing: {}, stamped: [] });
    return (await verifyBundle(copy)).problems.map(({ message }) => message);
  };

  it('says when a file is another than the original’s', async () => {
    expect(await forged('records/p0002/text.txt', 'Conditions inventées')).toEqual([
      'records/p0002/text.txt is not that of the original, and no redaction of it is recorded.',
    ]);
  });
  it('says when a file was put in', async () => {
    expect(await forged('records/p0002/more.txt', 'x')).toEqual(['records/p0002/more.txt is not in the original.']);
  });
  it('says when a withheld file is there', async () => {
    expect(await forged('records/p0001/view.jpg', 'x')).toEqual(['records/p0001/view.jpg is said to be withheld, and is there.']);
  });
  it('says when the manifest of the original is another', async () => {
    const path = 'redaction/original/datapackage.json';
    const [message] = await forged(path, readFileSync(join(copy, path), 'utf8').replace('forum.example', 'autre.example'));
    expect(message).toMatch(/^The manifest kept is that of [0-9a-f]{64}, not of the original [0-9a-f]{64}\.$/);
  });
  it('says when the list of redactions gives another hash', async () => {
    const path = 'redaction/redactions.json';
    const text = readFileSync(join(copy, path), 'utf8');
    const { files } = made.record;
    const hash = files.find((file) => file.path === 'records/p0001/view.jpg')?.sha256 ?? '';
    expect(await forged(path, text.replace(hash, 'f'.repeat(64)))).toEqual([
      "The redaction of records/p0001/view.jpg gives another hash than the original's manifest.",
    ]);
  });
  it('says when another file than a list is said to be made anew', async () => {
    writeFileSync(join(copy, 'records/p0002/text.txt'), 'Conditions inventées');
    const path = 'redaction/redactions.json';
    const record = JSON.parse(readFileSync(join(copy, path), 'utf8')) as typeof made.record;
    const sha256 = readManifest(original)
      .manifest.resources.find((each) => each.path === 'records/p0002/text.txt')
      ?.hash.slice(7);
    const files = [...record.files, { path: 'records/p0002/text.txt', sha256, bytes: 20, state: 'made-anew', cause: 'index' }];
    expect(await forged(path, JSON.stringify({ ...record, files }))).toEqual([
      'records/p0002/text.txt is said to be made anew, and is no list.',
    ]);
  });
  it('says when the original’s signature is gone', async () => {
    const path = 'redaction/original/datapackage-digest.json';
    const { signedData: _, ...rest } = JSON.parse(readFileSync(join(copy, path), 'utf8')) as { signedData: unknown };
    const [message] = await forged(path, `${JSON.stringify(rest, null, 2)}\n`);
    expect(message).toMatch(/^Of the original: /);
  });
});

describe('what cannot be done is refused, and leaves nothing behind', () => {
  it.each<[string, Partial<RedactionRequest>, RegExp]>([
    ['an unknown page', { pages: ['p0099'] }, /has no page "p0099"/],
    ['an unknown record', { records: ['urn:uuid:x'] }, /has no record "urn:uuid:x"/],
    [
      'a value that stands nowhere',
      { values: [{ kind: 'text', value: 'Absent' }] },
      /Nothing of what is named stands in the bundle/,
    ],
    [
      'the name of the site itself',
      { values: [{ kind: 'text', value: 'forum.example' }] },
      /the address at which the capture began/,
    ],
  ])('%s', async (_, request, message) => {
    const to = join(folder, `refused-${copies++}.wacz`);
    await expect(redactBundle(original, to, { ...plain, ...request })).rejects.toThrow(message);
    expect(existsSync(to) || existsSync(`${to}.part`)).toBe(false);
  });
  it('a copy of a copy', async () => {
    const { to } = await redact({ pictures: true });
    await expect(redactBundle(to, join(folder, 'twice.wacz'), { ...plain, pages: ['p0002'] })).rejects.toThrow(
      /is a redacted copy itself/,
    );
  });
});
