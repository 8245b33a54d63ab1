import { pageUrl } from '../evidence/page-address.js';
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
