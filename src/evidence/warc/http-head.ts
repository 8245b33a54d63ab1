/** Header lines in the order in which they were sent. */
export type HeaderLines = readonly (readonly [name: string, value: string])[];

/** Stands where a value was that may identify a person or open a door. */
export const withheld = 'withheld';

/** What an auditor sends to prove who it is; never kept. */
const credentials = new Set(['cookie', 'authorization', 'proxy-authorization']);
/** What described the bytes on the wire and no longer fits: a browser hands bodies over unpacked and whole. */
const ofTheWire = new Set(['content-encoding', 'transfer-encoding', 'content-length']);

const oneLine = (value: string): string => value.replace(/[\r\n\0]+/g, ' ').trim();
const isName = (name: string): boolean => /^[!#$%&'*+.^_`|~\w-]+$/.test(name);

/** Sent headers as they may be kept: names of `secret` headers (lower case) and all credentials without their value. */
export function keptRequestHeaders(headers: HeaderLines, secret: ReadonlySet<string>): HeaderLines {
  return headers.flatMap(([name, value]) => {
    if (!isName(name)) return [];
    const lower = name.toLowerCase();
    return [[name, credentials.has(lower) || secret.has(lower) ? withheld : oneLine(value)] as const];
  });
}

/**
 * Received headers as they may be kept. Of a cookie its name and attributes stay. Lengths and encodings of the wire are renamed to
 * `X-Orig-…`, as other web archives do, since the body stands unpacked in the record.
 */
export function keptResponseHeaders(headers: HeaderLines, bodyBytes: number | undefined): HeaderLines {
  const lines = headers.flatMap(([name, value]) => {
    if (!isName(name)) return [];
    const lower = name.toLowerCase();
    // Chromium hands several cookies over as lines of one value.
    if (lower === 'set-cookie') return value.split('\n').map((cookie) => [name, withoutValue(oneLine(cookie))] as const);
    return [[ofTheWire.has(lower) ? `X-Orig-${name}` : name, oneLine(value)] as const];
  });
  return bodyBytes === undefined ? lines : [...lines, ['Content-Length', String(bodyBytes)]];
}

const withoutValue = (cookie: string): string => cookie.replace(/^([^=;]*)=[^;]*/, `$1=${withheld}`);
