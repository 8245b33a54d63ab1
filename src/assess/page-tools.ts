import { ownPlace } from '../evidence/page-tool.js';
import { framingPlaces } from './framing-places.js';
import { oncePerSite } from './once-per-site.js';
import { pagesById, type Site, type SiteLink } from './site.js';
import { matchesTemplate, patternOfTool } from './template-pattern.js';

/** So many pages to which one tool led stand for the others (a proposal of this tool, not of the law). */
const enoughOfTool = 2;

/** What the addresses of a tool have in common, whichever page offers it; undefined for a link that names no page on which it stands. */
function toolOf(site: Site, link: SiteLink): string | undefined {
  const page = pagesById(site).get(link.page)?.record.url;
  const own = page === undefined ? undefined : ownPlace(link.url, page);
  return own && patternOfTool(link.url, own);
}

/**
 * Keys of addresses that only the page which they name offers in its frame (its history, its print view, the tabs of a profile), of a
 * tool to which other pages led and which was read there.
 */
export const moreOfReadTools = oncePerSite((site): ReadonlySet<string> => {
  const framing = site.links.filter(({ place, key }) => framingPlaces.has(place) && !site.visited.has(key));
  const tools = new Map<string, string>();
  const elsewhere = new Set<string>();
  for (const link of framing) {
    const tool = toolOf(site, link);
    if (tool === undefined) elsewhere.add(link.key);
    else tools.set(link.key, tool);
  }
  const wasRead = (tool: string): boolean =>
    site.readable.filter(({ record }) => matchesTemplate(record.requestedUrl, tool)).length >= enoughOfTool;
  const read = new Set([...new Set(tools.values())].filter(wasRead));
  return new Set([...tools].filter(([key, tool]) => !elsewhere.has(key) && read.has(tool)).map(([key]) => key));
});
