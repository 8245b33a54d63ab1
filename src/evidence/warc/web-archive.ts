import { randomUUID } from 'node:crypto';
import { appendFileSync, closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { STATUS_CODES } from 'node:http';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { bundlePath } from '../bundle-path.js';
import type { SecretScrubber } from '../secret-scrubber.js';
import { sha256 } from '../sha256.js';
import { type ArchivedRecord, archivePath, recordsLogPath } from './archived-record.js';
import { createEarlierBodies, referTo } from './earlier-bodies.js';
import { type HeaderLines, keptRequestHeaders, keptResponseHeaders } from './http-head.js';
import { recoverArchive } from './recover-archive.js';
import { type WarcRecordInput, warcRecord } from './warc-record.js';

/** A request and the answer to it, as the browser or Vigie itself saw them. */
export interface Exchange {
  readonly url: string;
  /** When the request was sent, ISO 8601 UTC. */
  readonly at: string;
  /** `IP:port` of the server; absent when a proxy resolved the name. */
  readonly address?: string | undefined;
  readonly method: string;
  readonly requestHeaders: HeaderLines;
  readonly requestBody?: Uint8Array | undefined;
  readonly status: number;
  readonly responseHeaders: HeaderLines;
  /** Unpacked; absent when the answer has none, or it is not kept (`withheld` says why). */
  readonly body?: Uint8Array | undefined;
  /** Why the body is missing or shorter than it came (WARC-Truncated). */
  readonly withheld?: 'length' | 'media' | 'unread' | undefined;
  /** See `ArchivedRecord.visit`. */
  readonly visit?: string | undefined;
}

/** Something Vigie made of a page: its DOM, its text, a picture of it. */
export interface Resource {
  /** `urn:dom:…`, `urn:text:…`, `urn:view:…`, `urn:pageinfo:…` and the address of the page. */
  readonly url: string;
  readonly at: string;
  readonly contentType: string;
  readonly content: Uint8Array;
  readonly page: string;
}

/** The web archive of a bundle while it is written. */
export interface WebArchive {
  /**
   * Queues both records of an exchange; returns the id of the response (`urn:uuid:…`). A visit that is none of a page gets again much of
   * what the crawl got: such a body is not written a second time, its record is a revisit (WARC 1.1, 6.7.2).
   */
  readonly exchange: (exchange: Exchange) => string;
  readonly resource: (resource: Resource) => string;
  /** Waits until little is queued, so that a fast site cannot fill the memory. */
  readonly room: () => Promise<void>;
  /** Waits until all is on disk and closes the file. Rejects with the first error of a write. */
  readonly close: () => Promise<readonly ArchivedRecord[]>;
}

const pack = promisify(gzip);
/** Bytes that may wait to be packed and written. */
const mostQueued = 32_000_000;
const alreadyPacked = /^(image\/(?!svg|bmp)|video\/|audio\/|font\/woff|application\/(zip|gzip|pdf|x-7z))/i;

/**
 * Opens `archive/data.warc.gz` of a bundle folder for appending, one gzip member per record, so that a killed process loses at most the
 * record it was writing. `resume` goes on behind the last whole record.
 */
export function openWebArchive(
  directory: string,
  options: {
    readonly resume: boolean;
    readonly info: Readonly<Record<string, string>>;
    readonly scrubber: SecretScrubber;
    /** Lower-case names of request headers whose value is a secret. */
    readonly secretHeaders: ReadonlySet<string>;
  },
): WebArchive {
  const file = bundlePath(directory, archivePath);
  const log = bundlePath(directory, recordsLogPath);
  for (const path of [file, log]) mkdirSync(dirname(path), { recursive: true });
  const records: ArchivedRecord[] = options.resume ? [...recoverArchive(file, log)] : [];
  const bodies = createEarlierBodies(records);
  const last = records.at(-1);
  let offset = last === undefined ? 0 : last.offset + last.length;
  const handle = openSync(file, 'a');
  let queued = 0;
  let failure: unknown;
  let closed = false;
  let tail: Promise<void> = Promise.resolve();
  const waiting: (() => void)[] = [];

  /** Packing runs beside other work; the order of the file is the order of the calls. */
  function queue(input: WarcRecordInput, known: Pick<ArchivedRecord, 'mime' | 'status' | 'visit'> = {}): string {
    // A page that is still open goes on talking after the visit has ended.
    if (closed) return input.id.slice(1, -1);
    const size = input.content.length;
    queued += size;
    const made = packed(input, known.mime ?? '');
    // Noted at once, so that a rejection is never without a listener.
    made.catch(() => undefined);
    tail = tail
      .then(async () => {
        const { bytes, digest } = await made;
        if (failure !== undefined) return;
        write(bytes, {
          id: input.id.slice(1, -1),
          type: input.type,
          ...(input.url === undefined ? {} : { url: input.url }),
          at: input.date,
          offset,
          length: bytes.length,
          sha256: sha256(bytes),
          digest,
          ...known,
        });
      })
      .catch((error) => {
        failure ??= error;
      })
      .finally(() => {
        queued -= size;
        if (queued < mostQueued) for (const go of waiting.splice(0)) go();
      });
    return input.id.slice(1, -1);
  }

  function write(bytes: Uint8Array, record: ArchivedRecord): void {
    for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written);
    offset += bytes.length;
    records.push(record);
    bodies.note(record);
    appendFileSync(log, `${JSON.stringify(record)}\n`);
  }

  if (last === undefined) {
    const text = Object.entries({ format: 'WARC File Format 1.1', ...options.info }).map(
      ([key, value]) => `${key}: ${value}\r\n`,
    );
    queue({
      type: 'warcinfo',
      id: newId(),
      date: new Date().toISOString(),
      warcHeaders: { 'Content-Type': 'application/warc-fields', 'WARC-Filename': 'data.warc.gz' },
      content: Buffer.from(text.join(''), 'utf8'),
    });
  }

  return {
    exchange(exchange) {
      const { scrub } = options.scrubber;
      const { url, at: date, method, status, visit } = exchange;
      const [requestId, responseId] = [newId(), newId()];
      const address = exchange.address === undefined ? {} : { 'WARC-IP-Address': withoutPort(exchange.address) };
      const body = exchange.body === undefined ? new Uint8Array() : scrub(exchange.body);
      const text = (lines: HeaderLines) => lines.map(([name, value]) => [name, scrubText(value)] as const);
      const scrubText = (value: string) => Buffer.from(scrub(Buffer.from(value, 'utf8'))).toString('utf8');
      const kept = scrubText(url);
      const target = new URL(kept);
      const ofVisit = visit === undefined ? {} : { visit };
      const common = { ...address, ...(visit === undefined ? {} : { 'WARC-Visit': visit }) };
      queue(
        {
          type: 'request',
          id: requestId,
          url: kept,
          date,
          warcHeaders: { ...common, 'WARC-Concurrent-To': responseId, 'Content-Type': 'application/http; msgtype=request' },
          http: {
            line: `${method} ${target.pathname}${target.search} HTTP/1.1`,
            headers: text(keptRequestHeaders(exchange.requestHeaders, options.secretHeaders)),
          },
          content: exchange.requestBody === undefined ? new Uint8Array() : scrub(exchange.requestBody),
        },
        ofVisit,
      );
      const mime = headerOf(exchange.responseHeaders, 'content-type').split(';')[0]?.trim().toLowerCase() ?? '';
      const truncated = { length: 'length', media: 'unspecified', unread: 'unspecified' } as const;
      const earlier = visit === undefined ? undefined : bodies.find(kept, body);
      return queue(
        {
          type: earlier ? 'revisit' : 'response',
          id: responseId,
          url: kept,
          date,
          warcHeaders: {
            ...common,
            ...(earlier ? referTo(earlier) : {}),
            'WARC-Concurrent-To': requestId,
            'Content-Type': 'application/http; msgtype=response',
            ...(exchange.withheld ? { 'WARC-Truncated': truncated[exchange.withheld] } : {}),
          },
          http: {
            line: `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`.trimEnd(),
            headers: text(keptResponseHeaders(exchange.responseHeaders, exchange.body?.length)),
          },
          ...(earlier ? { content: new Uint8Array(), payloadDigest: earlier.digest } : { content: body }),
        },
        { mime, status, ...ofVisit },
      );
    },
    resource({ url, at, contentType, content, page }) {
      return queue(
        {
          type: 'resource',
          id: newId(),
          url,
          date: at,
          warcHeaders: { 'Content-Type': contentType, 'WARC-Page-ID': page },
          content: options.scrubber.scrub(content),
        },
        { mime: contentType.split(';')[0] ?? '', status: 200 },
      );
    },
    async room() {
      if (queued >= mostQueued) await new Promise<void>((go) => waiting.push(go));
    },
    async close() {
      closed = true;
      let seen: Promise<void> | undefined;
      while (seen !== tail) {
        seen = tail;
        await seen;
      }
      closeSync(handle);
      if (failure !== undefined) throw failure;
      return records;
    },
  };
}

async function packed(input: WarcRecordInput, mime: string): Promise<{ readonly bytes: Uint8Array; readonly digest: string }> {
  const { bytes, payloadDigest } = await warcRecord(input);
  const level = alreadyPacked.test(mime) ? constants.Z_NO_COMPRESSION : constants.Z_DEFAULT_COMPRESSION;
  return { bytes: await pack(bytes, { level }), digest: payloadDigest };
}

const newId = (): string => `<urn:uuid:${randomUUID()}>`;
const headerOf = (headers: HeaderLines, name: string): string => headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
const withoutPort = (address: string): string => address.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
