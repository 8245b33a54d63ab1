import { pageUrl } from '../evidence/page-address.js';
import type { LinkRecord, PageRecord } from '../evidence/page-record.js';
import { legalTypes } from '../ruleset/legal-text-types.js';
import type { PageType } from '../ruleset/vocabulary.js';
import type { CrawlState } from './crawl-state.js';
import { isDocumentAddress, refusalOf } from './link-refusal.js';

/**
 * Puts the links of a page into the queue, or into the list of what was not visited. A linked file is read when its words
 * promise a page type, or when it hangs on a page of legal text (`types`: what this page was recognised as).
 */
export function discoverLinks(state: CrawlState, page: PageRecord, types: readonly PageType[]): void {
  const { frontier, options, scope, skipped } = state;
  const here = pageUrl(page.url);
  const legal = types.filter((type) => legalTypes.has(type));
  for (const link of page.links) {
    const url = pageUrl(link.url) ?? link.url;
    if (url === '' || url === here || link.url.startsWith(`${page.url}#`)) continue;
    const text = wordsOf(link);
    const ownPromises = state.promisesOf({ text, url });
    const foundOn = { page: page.id, text: text.slice(0, 200), place: link.place };
    const skip = (reason: NonNullable<ReturnType<typeof refusalOf>> | 'depth-limit') =>
      skipped.add({ url: url.slice(0, 2000), reason, promises: ownPromises, ...foundOn });
    const refusal = refusalOf({ url, text }, scope);
    const isLinkedFile = refusal === 'document' || (refusal === 'out-of-scope' && isReportElsewhere(url, ownPromises, types));
    const promises = isLinkedFile && ownPromises.length === 0 ? legal : ownPromises;
    const isWantedFile = isLinkedFile && promises.length > 0;
    if (refusal && !isWantedFile) skip(refusal);
    else if (frontier.isVisited(url)) frontier.add({ url, depth: page.depth + 1, foundOn, from: page.url, promises });
    else if (page.depth + 1 > options.maxDepth) skip('depth-limit');
    else frontier.add({ url, depth: page.depth + 1, foundOn, from: page.url, promises, ...detailsOf(link) });
  }
}

/** Reports often lie on a host for files: from the page about them such a file is fetched wherever it lies. */
function isReportElsewhere(url: string, promises: readonly PageType[], types: readonly PageType[]): boolean {
  if (!isDocumentAddress(url)) return false;
  if (types.includes('transparency-report') && /\.(?:csv|xlsx|zip)(?:$|[?#])/i.test(url)) return true;
  const isAbout = types.includes('transparency-report') || types.includes('dsa-hub');
  return isAbout && promises.includes('transparency-report');
}

const wordsOf = (link: LinkRecord): string => link.text || link.name || link.title || '';

const detailsOf = ({ title, rel, hreflang, visible }: LinkRecord) => ({
  ...(title === undefined ? {} : { title }),
  ...(rel === undefined ? {} : { rel }),
  ...(hreflang === undefined ? {} : { hreflang }),
  visible,
});
