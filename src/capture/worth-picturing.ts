import type { CrawlState } from './crawl-state.js';
import type { Candidate } from './frontier/frontier.js';
import { urlPattern } from './url-pattern.js';

/** Pictures of whole pages in one visit: each takes about as long as reading ten pages. */
const mostPictures = 40;

/**
 * Whether a page gets a picture of all of it: a page that promises something which rules ask for, and the first of each kind of
 * address. The others are pictured as the window shows them.
 */
export function isWorthPicturing(state: CrawlState, { url, promises, template }: Candidate): boolean {
  const { pictured } = state;
  const kind = template ?? state.frontier.templateOf(url) ?? urlPattern(url);
  const isFirst = !pictured.has(kind);
  if (pictured.size >= mostPictures || !(isFirst || (promises.length > 0 && template === undefined))) return false;
  pictured.add(isFirst ? kind : url);
  return true;
}
