import type { PageRecord } from '../page-record.js';

/** Kinds of request as browsers' developer protocol writes them, where a capital letter does not suffice. */
const protocolNames: Readonly<Record<string, string>> = {
  xhr: 'XHR',
  texttrack: 'TextTrack',
  eventsource: 'EventSource',
  websocket: 'WebSocket',
};
const kindOf = (type: string): string => protocolNames[type] ?? `${type.charAt(0).toUpperCase()}${type.slice(1)}`;

/**
 * Content of a `urn:pageinfo:` record as Browsertrix Crawler writes it, by which other tools check that a page can be replayed: each
 * address that the page asked for with status, media type and kind. Its count of script errors is left out: none are counted here.
 */
export function pageInfo({ id, url, capturedAt, status, requests }: Omit<PageRecord, 'artifacts'>): string {
  const urls = requests
    .filter((request) => /^https?:/.test(request.url))
    .map((request) => [
      request.url,
      { status: request.status ?? 0, mime: request.mime ?? '', type: kindOf(request.resourceType) },
    ]);
  return JSON.stringify({ pageid: id, urls: Object.fromEntries(urls), url, tsStatus: status ?? 0, ts: capturedAt }, null, 2);
}
