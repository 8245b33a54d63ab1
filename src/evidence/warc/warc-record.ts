import { createHash } from 'node:crypto';
import { WARCRecord, type WARCRecordOpts, WARCSerializer } from 'warcio';
import type { ArchivedRecord } from './archived-record.js';

/** What one record is made of; `type` says how `content` is read. */
export interface WarcRecordInput {
  readonly type: ArchivedRecord['type'];
  /** `<urn:uuid:…>` */
  readonly id: string;
  readonly url?: string;
  /** ISO 8601 UTC. */
  readonly date: string;
  readonly warcHeaders: Readonly<Record<string, string>>;
  /** First line and headers of a request or response. */
  readonly http?: { readonly line: string; readonly headers: readonly (readonly [string, string])[] };
  readonly content: Uint8Array;
  /** Of a revisit, whose own content is empty: the digest of the payload that stands in the earlier record. */
  readonly payloadDigest?: string;
}

/** `sha256:` and hexadecimal digits, the form that other tools of web archives write. */
export const digestOf = (...parts: readonly Uint8Array[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return `sha256:${hash.digest('hex')}`;
};

export interface WarcRecordBytes {
  /** WARC 1.1 (ISO 28500:2017), not packed. */
  readonly bytes: Uint8Array;
  readonly payloadDigest: string;
}

/** One record with the digests of its block and of its payload. */
export async function warcRecord(input: WarcRecordInput): Promise<WarcRecordBytes> {
  const record = WARCRecord.create(
    {
      type: input.type,
      date: input.date,
      ...(input.url === undefined ? {} : { url: input.url }),
      warcVersion: 'WARC/1.1',
      warcHeaders: { ...input.warcHeaders, 'WARC-Record-ID': input.id },
      ...(input.http
        ? {
            statusline: input.http.line,
            httpHeaders: input.http.headers.map(([name, value]): [string, string] => [name, value]),
            keepHeadersCase: true,
          }
        : {}),
    } satisfies WARCRecordOpts,
    [input.content],
  );
  const head = record.httpHeaders ? Buffer.from(`${record.httpHeaders.toString()}\r\n`, 'utf8') : new Uint8Array();
  const payloadDigest = input.payloadDigest ?? digestOf(input.content);
  // Given beforehand: the library computes them in WebAssembly, six times slower.
  record.warcHeaders.headers.set('WARC-Payload-Digest', payloadDigest);
  record.warcHeaders.headers.set('WARC-Block-Digest', digestOf(head, input.content));
  return { bytes: await WARCSerializer.serialize(record), payloadDigest };
}
