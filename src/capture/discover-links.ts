import { pageUrl } from '../evidence/page-address.js';
import type { PageRecord } from '../evidence/page-record.js';
import type { LinkPromises } from './capture-options.js';
import type { Frontier } from './frontier.js';
import { refusalOf } from './link-refusal.js';
import type { Scope } from './scope.js';
import type { SkippedLog } from './skipped-log.js';

export interface DiscoveryTools {
  readonly engine: LinkPromises;
  readonly frontier: Frontier;
  readonly skipped: SkippedLog;
  readonly scope: Scope;
  readonly maxDepth: number;
}

/** Puts the links of a page into the queue, or into the list of what was not visited. */
export function discoverLinks(page: PageRecord, tools: DiscoveryTools): void {
  const { engine, frontier, skipped, scope, maxDepth } = tools;
  const here = pageUrl(page.url);
  for (const link of page.links) {
    const url = pageUrl(link.url) ?? link.url;
    if (url === '' || url === here || link.url.startsWith(`${page.url}#`)) continue;
    const text = link.text || link.name || link.title || '';
    const promises = engine.promisesOf({ text, url });
    const foundOn = { page: page.id, text: text.slice(0, 200), place: link.place };
    const skip = (reason: NonNullable<ReturnType<typeof refusalOf>> | 'depth-limit') =>
      skipped.add({ url: url.slice(0, 2000), reason, promises, ...foundOn });
    const refusal = refusalOf({ url, text }, scope);
    if (refusal) skip(refusal);
    else if (frontier.isVisited(url)) continue;
    else if (page.depth + 1 > maxDepth) skip('depth-limit');
    else frontier.add({ url, depth: page.depth + 1, foundOn, promises });
  }
}
