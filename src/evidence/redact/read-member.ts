import { gunzipSync } from 'node:zlib';

/** One record of a web archive, unpacked. */
export interface Member {
  /** WARC headers by lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  /** WARC headers, and those of the request or answer, as text. */
  readonly head: string;
  /** Media type of the payload, lower case; empty when none is stated. */
  readonly mime: string;
  readonly payload: Buffer;
}

const headerEnd = '\r\n\r\n';
/** What a record of a capture may unpack to: bodies are cut far below when they are kept. */
const mostBytes = 1_000_000_000;

/** Reads one gzip member that holds one record. Throws when it is none. */
export function readMember(packed: Uint8Array): Member {
  const bytes = gunzipSync(packed, { maxOutputLength: mostBytes });
  const end = bytes.indexOf(headerEnd);
  if (end < 0) throw new Error('it has no end of its headers');
  const warcHead = bytes.subarray(0, end).toString('utf8');
  const headers = headersIn(warcHead);
  const block = bytes.subarray(end + headerEnd.length);
  const type = headers.get('content-type') ?? '';
  const httpEnd = type.startsWith('application/http') ? block.indexOf(headerEnd) : -1;
  const httpHead = httpEnd < 0 ? '' : block.subarray(0, httpEnd).toString('utf8');
  const mime =
    (httpHead === '' ? type : (headersIn(httpHead).get('content-type') ?? '')).split(';')[0]?.trim().toLowerCase() ?? '';
  return {
    headers,
    head: `${warcHead}\n${httpHead}`,
    mime,
    payload: httpEnd < 0 ? block : block.subarray(httpEnd + headerEnd.length),
  };
}

function headersIn(head: string): ReadonlyMap<string, string> {
  return new Map(
    head
      .split('\r\n')
      .slice(1)
      .map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
      }),
  );
}
