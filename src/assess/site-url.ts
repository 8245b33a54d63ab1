import { urlKey as addressKey } from '../evidence/address-key.js';
import type { PageRecord } from '../evidence/page-record.js';
import { partyOf } from '../evidence/party.js';
import { recentValues } from '../facts/recent-values.js';

/** Addresses whose key is remembered: menus and footers are the same on all pages. */
const mostAddresses = 4_000;

/** Same page as the crawler counts it; a text that is no address is its own key. */
export const urlKey = recentValues(mostAddresses, (address): string => (URL.canParse(address) ? addressKey(address) : address));

/** Keys of every address that a visit asked for or was sent to. */
export function addressKeys(page: PageRecord): readonly string[] {
  return [...new Set([page.requestedUrl, page.url, ...page.hops.map((hop) => hop.url)].map(urlKey))];
}

/** Whether an address lies inside the scope that bounded the crawl: the same question as the crawler's own. */
export function inScope(address: string, scope: string): boolean {
  return /^https?:\/\//i.test(address) && partyOf(address) === scope;
}

export const isWebAddress = (address: string): boolean => /^https?:\/\//i.test(address);

/** The address ends like a document or table that a browser does not show as a page. */
export function isDocument(address: string): boolean {
  try {
    return /\.(?:pdf|docx?|odt|rtf|csv|xlsx|zip)$/i.test(new URL(address).pathname);
  } catch {
    return false;
  }
}
