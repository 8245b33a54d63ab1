import { pageUrl } from './page-address.js';
import type { LinkPlace, PageRecord } from './page-record.js';

/** A link that a visitor could see, and the page it stands on. */
export interface VisibleLink {
  readonly page: string;
  readonly text: string;
  readonly place: LinkPlace;
}

/**
 * The first visible link to each of the addresses, in order of visit, by the address as it was given; links of a page to itself and
 * links that only a member saw do not count. Shows that a page which was found otherwise is linked all the same.
 */
export function visibleLinksTo(
  addresses: readonly string[],
  pages: readonly Pick<PageRecord, 'id' | 'url' | 'requestedUrl' | 'persona' | 'links'>[],
): ReadonlyMap<string, VisibleLink> {
  const wanted = new Map(addresses.map((address) => [pageUrl(address) ?? address, address]));
  const found = new Map<string, VisibleLink>();
  for (const { id, url, requestedUrl, persona = 'visitor', links } of pages) {
    if (persona !== 'visitor') continue;
    const own = new Set([pageUrl(url), pageUrl(requestedUrl)]);
    for (const { url: target, text, name, place, visible } of links) {
      const address = visible ? wanted.get(pageUrl(target) ?? '') : undefined;
      if (address === undefined || found.has(address) || own.has(pageUrl(target))) continue;
      found.set(address, { page: id, text: text || (name ?? ''), place });
    }
  }
  return found;
}
