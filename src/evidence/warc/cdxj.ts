import { getSurt } from 'warcio/utils';
import type { ArchivedRecord } from './archived-record.js';

/**
 * Lines of `indexes/index.cdxj`, sorted as a reader's binary search wants them (WACZ 1.1.1): key of the address, time in 14 digits, and a
 * JSON object. Requests and the description of the archive have no line of their own. Of an address that several visits asked for only
 * the records of the plainest one have: whoever replays a page must not be shown what the site answered after a click.
 */
export function cdxjLines(records: readonly ArchivedRecord[], filename: string): readonly string[] {
  const indexed = records.flatMap((record) => {
    const { type, url } = record;
    return url === undefined || (type !== 'response' && type !== 'resource') ? [] : [{ ...record, url, key: keyOf(url) }];
  });
  const plainest = new Map<string, number>();
  for (const { key, visit } of indexed) plainest.set(key, Math.min(rankOf(visit), plainest.get(key) ?? Number.POSITIVE_INFINITY));
  return indexed
    .filter(({ key, visit }) => rankOf(visit) === plainest.get(key))
    .map((record) => lineOf(record, filename))
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** The crawl, then the untouched page of the consent visits, then probes, then what came after a choice on trackers. */
function rankOf(visit: string | undefined): number {
  if (visit === undefined) return 0;
  if (visit === 'consent/untouched') return 1;
  return visit.startsWith('probes/') ? 2 : 3;
}

type IndexedRecord = ArchivedRecord & { readonly url: string; readonly key: string };

function lineOf({ url, key, at, mime, status, digest, offset, length }: IndexedRecord, filename: string): string {
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
  return `${key} ${time} ${JSON.stringify(fields)}\n`;
}

/** `http://www.example.org/a` → `org,example)/a`; an address without host (`urn:…`) is its own key. */
const keyOf = (url: string): string => (/^https?:/i.test(url) ? getSurt(url) : url).replaceAll(' ', '%20');
