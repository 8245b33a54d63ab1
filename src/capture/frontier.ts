import type { PageRecord } from '../evidence/page-record.js';
import type { PageType } from '../ruleset/vocabulary.js';
import { urlPattern } from './url-pattern.js';

/** A URL that waits to be visited. */
export interface Candidate {
  readonly url: string;
  readonly depth: number;
  readonly foundOn: NonNullable<PageRecord['foundOn']>;
  /** Page types its words or address promise, best first. */
  readonly promises: readonly PageType[];
}

export interface Frontier {
  /** Takes a URL in, once; a second sighting may add a promise or a better place. False when it was known already. */
  readonly add: (candidate: Candidate) => boolean;
  /** The URL most worth visiting now; it leaves the queue. */
  readonly next: () => Candidate | undefined;
  /** Notes a URL that was visited without the queue (the entry page, the end of a redirect). False when it was known. */
  readonly markVisited: (url: string) => boolean;
  readonly isVisited: (url: string) => boolean;
  readonly size: () => number;
  /** What was never visited, in the order it would have been. */
  readonly rest: () => readonly Candidate[];
}

/** Types in the order in which an audit misses them most. */
const typeOrder: readonly PageType[] = [
  'legal-notice',
  'terms',
  'privacy',
  'contact',
  'report-form',
  'complaint',
  'registration',
  'community-guidelines',
  'dsa-hub',
  'content-item',
  'cookies',
  'help',
  'transparency-report',
  'login',
  'terms-of-sale',
  'content-list',
  'about',
  'composer',
  'cancellation',
  'seller',
  'checkout',
  'accessibility',
  'age-gate',
];
const framing: ReadonlySet<string> = new Set(['header', 'nav', 'footer']);
const samePattern = 3;
const contentSamples = 4;
const mostQueued = 5000;

/** Same page, whatever the scheme, `www.` or a final slash. */
export function urlKey(address: string): string {
  const url = new URL(address);
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/+$/, '')}${url.search}${url.hash}`;
}

/** The queue of the crawl: promised types first, then what frames every page, then varied samples of the rest. */
export function createFrontier(): Frontier {
  const queue = new Map<string, Candidate>();
  const visited = new Set<string>();
  const byType = new Map<PageType, number>();
  const byPattern = new Map<string, number>();
  const patterns = new Map<string, string>();
  let samples = 0;

  const patternOf = (key: string, url: string) => {
    const known = patterns.get(key) ?? urlPattern(url);
    patterns.set(key, known);
    return known;
  };

  /** Lower comes first. */
  function rank(key: string, candidate: Candidate): number {
    const fresh = candidate.promises.filter((type) => !byType.has(type)).map((type) => typeOrder.indexOf(type));
    const best = Math.min(...fresh.filter((index) => index >= 0));
    if (Number.isFinite(best)) return best / 100;
    const seen = byPattern.get(patternOf(key, candidate.url)) ?? 0;
    if (framing.has(candidate.foundOn.place)) return seen < samePattern ? 1 : 2.5;
    if (seen === 0 && samples < contentSamples) return 1;
    if (seen >= samePattern) return 3;
    return candidate.promises.length > 0 ? 1.5 : 2;
  }

  function next(): Candidate | undefined {
    let bestKey: string | undefined;
    let best: Candidate | undefined;
    let bestRank = Number.POSITIVE_INFINITY;
    for (const [key, candidate] of queue) {
      const value = rank(key, candidate) + candidate.depth / 10_000;
      if (value < bestRank) [bestKey, best, bestRank] = [key, candidate, value];
    }
    if (bestKey === undefined || best === undefined) return undefined;
    queue.delete(bestKey);
    visited.add(bestKey);
    for (const type of best.promises.slice(0, 2)) byType.set(type, (byType.get(type) ?? 0) + 1);
    const pattern = patternOf(bestKey, best.url);
    byPattern.set(pattern, (byPattern.get(pattern) ?? 0) + 1);
    if (!framing.has(best.foundOn.place)) samples++;
    return best;
  }

  return {
    add(candidate) {
      const key = urlKey(candidate.url);
      if (visited.has(key)) return false;
      const waiting = queue.get(key);
      if (waiting) {
        const promises = [...new Set([...waiting.promises, ...candidate.promises])];
        const better = framing.has(candidate.foundOn.place) && !framing.has(waiting.foundOn.place);
        const gained = waiting.promises.length === 0 && candidate.promises.length > 0;
        queue.set(key, {
          ...(better || gained ? candidate : waiting),
          depth: Math.min(waiting.depth, candidate.depth),
          promises,
        });
        return false;
      }
      if (queue.size >= mostQueued) return false;
      queue.set(key, candidate);
      return true;
    },
    next,
    markVisited(url) {
      const key = urlKey(url);
      const isNew = !visited.has(key);
      visited.add(key);
      queue.delete(key);
      return isNew;
    },
    isVisited: (url) => visited.has(urlKey(url)),
    size: () => queue.size,
    rest: () =>
      [...queue]
        .map(([key, candidate]) => ({ candidate, value: rank(key, candidate) + candidate.depth / 10_000 }))
        .sort((a, b) => a.value - b.value)
        .map(({ candidate }) => candidate),
  };
}
