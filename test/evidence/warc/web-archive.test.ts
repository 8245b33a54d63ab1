import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBundleWriter } from '../../../src/evidence/bundle-writer.js';
import { sha256 } from '../../../src/evidence/sha256.js';
import { verifyBundle } from '../../../src/evidence/verify/verify-bundle.js';
import { archivedRecords } from '../../../src/evidence/warc/archived-record.js';
import { archiveOf } from '../../support/archive-of.js';
import {
  sealTiny,
  tinyArchive,
  tinyCapture,
  tinyEnvironment,
  tinyExchange,
  tinyPage,
  tinyWriter,
} from '../../support/written-bundle.js';

let folder: string;
let directory: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-warc-'));
  directory = join(folder, 'evidence.wacz');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (path: string) => join(directory, path);
const finish = (writer: ReturnType<typeof tinyWriter>) =>
  writer.finish({ capture: tinyCapture, environment: tinyEnvironment, skipped: [] });

const readByOthers = () => archiveOf(directory);

describe('the web archive of a bundle', () => {
  it('is read by an independent reader: request, answer and what was made of the page', async () => {
    await sealTiny(directory);
    const records = await readByOthers();
    expect(records.map(({ headers }) => headers['WARC-Type'])).toEqual([
      'warcinfo',
      ...['', 'cgu', 'contact', 'style.css'].flatMap(() => ['request', 'response']),
      ...['resource', 'resource', 'resource', 'resource'],
    ]);
    const answer = records[4];
    expect(answer?.headers).toMatchObject({
      'WARC-Target-URI': 'https://forum.example/cgu',
      'WARC-IP-Address': '192.0.2.7',
      'WARC-Payload-Digest': `sha256:${sha256('<p>cgu</p>')}`,
      'WARC-Concurrent-To': records[3]?.headers['WARC-Record-ID'],
    });
    expect(answer?.content).toBe(
      'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nX-Orig-Content-Encoding: br\r\nContent-Length: 10\r\n\r\n<p>cgu</p>',
    );
    expect(records.slice(9).map(({ headers }) => headers['WARC-Target-URI'])).toEqual([
      'urn:dom:https://forum.example/p0001',
      'urn:text:https://forum.example/p0001',
      'urn:text:https://forum.example/p0002',
      'urn:view:https://forum.example/p0002',
    ]);
    expect(records[9]?.headers['WARC-Page-ID']).toBe('p0001');
  });

  it('lists with each page what it asked for, as other tools expect it', async () => {
    const writer = tinyWriter(directory);
    const request = { method: 'GET', thirdParty: false, afterMs: 1 };
    const requests = [
      { ...request, url: 'https://forum.example/', resourceType: 'document', status: 200, mime: 'text/html' },
      { ...request, url: 'https://forum.example/api', resourceType: 'xhr', status: null },
    ];
    writer.writePage({ ...tinyPage('p0001'), requests }, { text: 'é' });
    await finish(writer);
    const info = (await readByOthers()).find(({ headers }) => headers['WARC-Target-URI']?.startsWith('urn:pageinfo:'));
    expect(info?.headers).toMatchObject({
      'WARC-Type': 'resource',
      'WARC-Target-URI': 'urn:pageinfo:https://forum.example/p0001',
      'WARC-Page-ID': 'p0001',
      'Content-Type': 'application/json',
    });
    expect(JSON.parse(info?.content ?? '')).toEqual({
      pageid: 'p0001',
      url: 'https://forum.example/p0001',
      ts: '2026-03-01T10:00:00.000Z',
      tsStatus: 200,
      urls: {
        'https://forum.example/': { status: 200, mime: 'text/html', type: 'Document' },
        'https://forum.example/api': { status: 0, mime: '', type: 'XHR' },
      },
    });
    expect(readFileSync(file('indexes/index.cdxj'), 'utf8')).toContain('urn:pageinfo:https://forum.example/p0001 2026');
  });

  it('has an index that points at each record, sorted', async () => {
    await sealTiny(directory);
    const lines = readFileSync(file('indexes/index.cdxj'), 'utf8').trimEnd().split('\n');
    expect([...lines].sort()).toEqual(lines);
    const line = lines.find((text) => text.startsWith('example,forum)/cgu 20260301100000 ')) ?? '';
    const { offset, length, ...rest } = JSON.parse(line.slice(line.indexOf('{'))) as Record<string, string>;
    expect(rest).toEqual({
      url: 'https://forum.example/cgu',
      mime: 'text/html',
      status: '200',
      digest: `sha256:${sha256('<p>cgu</p>')}`,
      filename: 'data.warc.gz',
    });
    const packed = readFileSync(file('archive/data.warc.gz')).subarray(Number(offset), Number(offset) + Number(length));
    expect([...packed.subarray(0, 2)]).toEqual([0x1f, 0x8b]);
  });

  it('keeps no credential, no secret header, no value of a cookie, and stars out what the site repeats of them', async () => {
    const writer = tinyWriter(directory, ['s3ssion-of-a-member', 'token&4711-abc']);
    writer.archive?.exchange({
      ...tinyExchange('moi?token=token%264711-abc', 'Bonjour s3ssion-of-a-member, {"t":"token&amp;4711-abc"}'),
      requestHeaders: [
        ['Cookie', 'sid=s3ssion-of-a-member'],
        ['Authorization', 'Bearer other-secret'],
        ['X-Audit', '2026-17'],
        ['Accept', 'text/html'],
      ],
      responseHeaders: [['Set-Cookie', 'sid=new-value-9; Path=/; HttpOnly\nlang=fr; Path=/']],
    });
    writer.writePage(tinyPage('p0001'), {
      dom: { html: '<p>s3ssion-of-a-member</p>', truncated: false },
      text: 's3ssion-of-a-member',
    });
    writer.appendLine('logs/events.ndjson', { url: 's3ssion-of-a-member' });
    await finish(writer);
    const records = await readByOthers();
    const everything = `${records.map(({ content, headers }) => content + JSON.stringify(headers)).join('\n')}
      ${readFileSync(file('records/p0001/dom.html'), 'utf8')}${readFileSync(file('logs/events.ndjson'), 'utf8')}`;
    for (const secret of ['s3ssion-of-a-member', 'token&4711-abc', '4711-abc', 'other-secret', '2026-17', 'new-value-9']) {
      expect(everything).not.toContain(secret);
    }
    expect(everything).toContain('Set-Cookie: sid=withheld; Path=/; HttpOnly\r\nSet-Cookie: lang=withheld; Path=/');
    expect(everything).toContain('X-Audit: withheld');
    expect((await verifyBundle(directory)).problems).toEqual([]);
  });

  it('says why a body is missing', async () => {
    const writer = tinyWriter(directory);
    writer.archive?.exchange({ ...tinyExchange('film.mp4'), body: undefined, withheld: 'media' });
    writer.archive?.exchange({ ...tinyExchange('long'), body: undefined, withheld: 'length' });
    await finish(writer);
    const records = await readByOthers();
    expect(records.map(({ headers }) => headers['WARC-Truncated']).filter(Boolean)).toEqual(['unspecified', 'length']);
  });
});

describe('a record of a visit that is none of a page', () => {
  const long = `<p>${'Un long texte. '.repeat(50)}</p>`;
  /** Waits until what was queued is written, so that it can be referred to. */
  const written = async (count: number) => {
    const log = () => readFileSync(file('logs/records.ndjson'), 'utf8').split('\n').length - 1;
    await expect.poll(() => (existsSync(file('logs/records.ndjson')) ? log() : 0)).toBe(count);
  };
  async function visited(): Promise<void> {
    const writer = tinyWriter(directory);
    writer.archive?.exchange(tinyExchange('', long));
    await written(3);
    writer.archive?.exchange({ ...tinyExchange('', long), visit: 'consent/accept' });
    writer.archive?.exchange({ ...tinyExchange('', `${long}!`), visit: 'consent/accept' });
    for (const visit of ['consent/refuse', 'probes/registration-visitor-p0001/1', 'consent/untouched'])
      writer.archive?.exchange({ ...tinyExchange('later', visit), visit });
    await finish(writer);
  }

  it('refers to the same body of the same address, and to no other', async () => {
    await visited();
    const [, , answer, , again, , other] = await readByOthers();
    expect(again?.headers).toMatchObject({
      'WARC-Type': 'revisit',
      'WARC-Visit': 'consent/accept',
      'WARC-Refers-To': answer?.headers['WARC-Record-ID'],
      'WARC-Payload-Digest': answer?.headers['WARC-Payload-Digest'],
    });
    expect(other?.headers).toMatchObject({ 'WARC-Type': 'response', 'WARC-Visit': 'consent/accept' });
    expect((await verifyBundle(directory)).problems).toEqual([]);
  });

  it('is in the index only where no plainer visit asked for the same', async () => {
    await visited();
    const records = archivedRecords(readFileSync(file('logs/records.ndjson'), 'utf8'));
    const lines = readFileSync(file('indexes/index.cdxj'), 'utf8').trimEnd().split('\n');
    const visits = lines.map((line) => {
      const { offset } = JSON.parse(line.slice(line.indexOf('{'))) as { readonly offset: string };
      return records.find((record) => String(record.offset) === offset)?.visit;
    });
    expect(visits).toEqual([undefined, 'consent/untouched']);
  });

  it('is told apart by verify when the log gives it another visit', async () => {
    await visited();
    const log = readFileSync(file('logs/records.ndjson'), 'utf8');
    writeFileSync(file('logs/records.ndjson'), log.replace('"visit":"consent/accept"', '"visit":"consent/refuse"'));
    const problems = (await verifyBundle(directory)).problems.map(({ message }) => message);
    expect(problems).toContainEqual(
      expect.stringMatching(/^Record 4 .* is of another visit than the log of the archive says\.$/),
    );
  });

  it('is no revisit of a record that is not there', async () => {
    const writer = tinyWriter(directory);
    writer.archive?.exchange(tinyExchange('', long));
    await written(3);
    writer.archive?.exchange({ ...tinyExchange('', long), visit: 'consent/accept' });
    await writer.archive?.close();
    const all = readFileSync(file('archive/data.warc.gz'));
    const lines = readFileSync(file('logs/records.ndjson'), 'utf8').trimEnd().split('\n');
    const [info, , , request, revisit] = archivedRecords(lines.join('\n'));
    const kept = [info, request, revisit].flatMap((record) => record ?? []);
    let offset = 0;
    const moved = kept.map((record) => {
      const line = { ...record, offset };
      offset += record.length;
      return `${JSON.stringify(line)}\n`;
    });
    writeFileSync(file('archive/data.warc.gz'), Buffer.concat(kept.map((r) => all.subarray(r.offset, r.offset + r.length))));
    writeFileSync(file('logs/records.ndjson'), moved.join(''));
    await finish(createBundleWriter(directory, { resume: true, archive: tinyArchive }));
    expect((await verifyBundle(directory)).problems.map(({ message }) => message)).toEqual([
      'Record 3 (revisit of https://forum.example/) refers to a body that no record of the archive holds.',
    ]);
  });
});

describe('an archive that a killed process left', () => {
  async function begin(): Promise<void> {
    const writer = tinyWriter(directory);
    writer.writePage(tinyPage('p0001'), { text: 'é' });
    for (const path of ['a', 'b', 'c']) writer.archive?.exchange(tinyExchange(path));
    await writer.archive?.close();
  }
  const resumed = () => createBundleWriter(directory, { resume: true, archive: tinyArchive });

  it('goes on behind its last whole record', async () => {
    await begin();
    const whole = archivedRecords(readFileSync(file('logs/records.ndjson'), 'utf8'));
    const last = whole.at(-1);
    // The kill came in the middle of a record, and in the middle of the line about another.
    truncateSync(file('archive/data.warc.gz'), statSync(file('archive/data.warc.gz')).size - 10);
    appendFileSync(file('logs/records.ndjson'), '{"id":"urn:uu');
    const writer = resumed();
    writer.adoptPage({ ...tinyPage('p0001'), artifacts: {} });
    writer.archive?.exchange(tinyExchange('d'));
    await finish(writer);
    expect(
      (await readByOthers()).map(({ headers }) => headers['WARC-Target-URI']).filter((url) => url?.endsWith('/c')),
    ).toHaveLength(1);
    expect((await readByOthers()).at(-1)?.headers['WARC-Target-URI']).toBe('https://forum.example/d');
    const now = archivedRecords(readFileSync(file('logs/records.ndjson'), 'utf8'));
    expect(now.some(({ id }) => id === last?.id)).toBe(false);
    expect(now[whole.length - 1]?.offset).toBe(last?.offset);
  });

  it('drops bytes that no line tells of', async () => {
    await begin();
    const size = statSync(file('archive/data.warc.gz')).size;
    appendFileSync(file('archive/data.warc.gz'), Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]));
    await finish(resumed());
    expect(statSync(file('archive/data.warc.gz')).size).toBe(size);
    expect((await verifyBundle(directory)).problems).toEqual([]);
  });
});
