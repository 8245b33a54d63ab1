import { pageUrl } from '../evidence/page-address.js';
import type { PageRecord } from '../evidence/page-record.js';
import { partyOf } from '../evidence/party.js';

/**
 * Two addresses with the same key are the same page for coverage: as the crawler normalises them, and scheme, `www.` and a
 * final slash do not count either.
 */
export function urlKey(address: string): string {
  const normal = pageUrl(address);
  if (normal === undefined) return address;
  const { host, pathname, search, hash } = new URL(normal);
  return `${host.toLowerCase().replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}${search}${hash}`;
}

/** Keys of every address that a visit asked for or was sent to. */
export function addressKeys(page: PageRecord): readonly string[] {
  return [...new Set([page.requestedUrl, page.url, ...page.hops.map((hop) => hop.url)].map(urlKey))];
}

/** Whether an address lies inside the scope that bounded the crawl: the same question as the crawler's own. */
export function inScope(address: string, scope: string): boolean {
  return /^https?:\/\//i.test(address) && partyOf(address) === scope;
}

export const isWebAddress = (address: string): boolean => /^https?:\/\//i.test(address);

/** The address ends like a document that a browser does not show as a page. */
export function isDocument(address: string): boolean {
  try {
    return /\.(?:pdf|docx?|odt|rtf)$/i.test(new URL(address).pathname);
  } catch {
    return false;
  }
}
