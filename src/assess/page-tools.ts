import { toolKey } from '../evidence/page-tool.js';
import { framingPlaces } from './framing-places.js';
import { oncePerSite } from './once-per-site.js';
import { pagesById, type Site, type SiteLink } from './site.js';
import { addressKeys } from './site-url.js';

/** So many pages whose tool was read stand for the others (a proposal of this tool, not of the law). */
const enoughOfTool = 2;

/** What the link has in common with the same tool of other pages; undefined for a link that names no page on which it stands. */
function toolOf(site: Site, link: SiteLink): string | undefined {
  const page = pagesById(site).get(link.page)?.record.url;
  return page === undefined ? undefined : toolKey(link.url, page);
}

/** By tool, the keys of the addresses at which it was read. */
function readAt(site: Site, links: readonly SiteLink[]): ReadonlyMap<string, ReadonlySet<string>> {
  const readable = new Set(site.readable.flatMap(({ record }) => addressKeys(record)));
  const read = new Map<string, Set<string>>();
  for (const link of links) {
    const tool = readable.has(link.key) ? toolOf(site, link) : undefined;
    if (tool !== undefined) read.set(tool, (read.get(tool) ?? new Set()).add(link.key));
  }
  return read;
}

/**
 * Keys of addresses that only the page which they name offers in its frame (its history, its print view, the tabs of a profile), of a
 * tool that other pages offer and that was read there.
 */
export const moreOfReadTools = oncePerSite((site): ReadonlySet<string> => {
  const framing = site.links.filter(({ place }) => framingPlaces.has(place));
  const tools = new Map<string, string | undefined>();
  for (const link of framing) {
    if (site.visited.has(link.key)) continue;
    const tool = toolOf(site, link);
    // Offered by some other page, too: an address of the menu.
    tools.set(link.key, tools.has(link.key) && tools.get(link.key) !== tool ? undefined : tool);
  }
  if (tools.size === 0) return new Set();
  const read = readAt(site, framing);
  const isRead = (tool: string | undefined) => tool !== undefined && (read.get(tool)?.size ?? 0) >= enoughOfTool;
  return new Set([...tools].filter(([, tool]) => isRead(tool)).map(([key]) => key));
});
