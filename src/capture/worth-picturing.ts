import type { CrawlState } from './crawl-state.js';
import type { Candidate } from './frontier/frontier.js';

/** Pictures of whole pages in one visit: each takes as long as reading ten pages. */
const mostPictures = 40;
/** Of these, pages that promise nothing and are of no template. */
const mostPlain = 8;

/**
 * Whether a page gets a picture of all of it: one that promises something which rules may ask for, the first of each template, and
 * a few others. The rest is pictured as the window shows it.
 */
export function isWorthPicturing(state: CrawlState, { url, promises, template }: Candidate): boolean {
  const { pictured } = state;
  const [promise = ''] = promises;
  const kind = template === undefined ? url : `${template} ${promise}`;
  const isPlain = template === undefined && promise === '';
  const plain = [...pictured.values()].filter((each) => each === 'plain').length;
  if (pictured.size >= mostPictures || pictured.has(kind) || (isPlain && plain >= mostPlain)) return false;
  pictured.set(kind, isPlain ? 'plain' : 'sought');
  return true;
}
