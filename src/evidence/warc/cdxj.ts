import { getSurt } from 'warcio/utils';
import type { ArchivedRecord } from './archived-record.js';

/**
 * Lines of `indexes/index.cdxj`, sorted as a reader's binary search wants them (WACZ 1.1.1): key of the address, time in 14 digits, and a
 * JSON object. Requests and the description of the archive have no line of their own.
 */
export function cdxjLines(records: readonly ArchivedRecord[], filename: string): readonly string[] {
  return records
    .flatMap((record) => lineOf(record, filename) ?? [])
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

function lineOf({ type, url, at, mime, status, digest, offset, length }: ArchivedRecord, filename: string): string | undefined {
  if (url === undefined || (type !== 'response' && type !== 'resource')) return undefined;
  const time = at.replace(/\D/g, '').slice(0, 14);
  const fields = {
    url,
    mime: mime ?? '',
    ...(status === undefined ? {} : { status: String(status) }),
    digest,
    length: String(length),
    offset: String(offset),
    filename,
  };
  return `${keyOf(url)} ${time} ${JSON.stringify(fields)}\n`;
}

/** `http://www.example.org/a` → `org,example)/a`; an address without host (`urn:…`) is its own key. */
const keyOf = (url: string): string => (/^https?:/i.test(url) ? getSurt(url) : url).replaceAll(' ', '%20');
