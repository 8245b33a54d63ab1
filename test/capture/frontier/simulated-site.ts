import { createFrontier, type Frontier, type FrontierOptions } from '../../../src/capture/frontier/frontier.js';
import type { LinkPlace } from '../../../src/evidence/page-record.js';
import { createFactEngine } from '../../../src/facts/fact-engine.js';
import { loadRuleset } from '../../../src/ruleset/load-ruleset.js';
import type { PageType } from '../../../src/ruleset/vocabulary.js';

/** The real rules: what a link promises is decided by the same words as in an audit. */
export const ruleset = loadRuleset();
export const engine = createFactEngine(ruleset);

const known = new Map<string, readonly PageType[]>();

function promisesOf(link: { readonly text: string; readonly url: string }): readonly PageType[] {
  const key = `${link.text} ${link.url.replace(/\d+/g, '#')}`;
  const promises = known.get(key) ?? engine.promisesOf(link);
  known.set(key, promises);
  return promises;
}

export interface SimulatedLink {
  readonly to: string;
  readonly text: string;
  readonly place?: LinkPlace;
  readonly rel?: string;
  readonly hreflang?: string;
}

/** A page of a site that is made up as it is asked for. */
export interface SimulatedPage {
  readonly links: readonly SimulatedLink[];
  readonly types?: readonly PageType[];
  readonly shape?: readonly string[];
  /** Where the browser ends up, when it is sent on. */
  readonly landsAt?: string;
}

export interface SimulatedSite {
  readonly origin: string;
  /** Undefined: nothing is there. */
  readonly page: (path: string) => SimulatedPage | undefined;
  readonly sitemap?: readonly string[];
}

export interface SimulatedVisit {
  /** Paths with query, in order of visit. */
  readonly visited: readonly string[];
  /** By page type: how many pages had been visited when the first of it was found. */
  readonly foundAfter: ReadonlyMap<PageType, number>;
  readonly frontier: Frontier;
}

const pathOf = (url: string) => {
  const { pathname, search } = new URL(url);
  return pathname + search;
};

/** Marks of a page of one kind: enough of them to be told apart from those of another kind. */
export const shapeOf = (kind: string, count = 40): string[] =>
  Array.from({ length: count }, (_, index) => `${kind}-${index}`).sort();

/** Carries out a crawl without a browser, as the engine does: discover, choose, visit, learn. */
export function crawlSimulated(
  site: SimulatedSite,
  options: Partial<FrontierOptions>,
  maxPages = 40,
  maxDepth = 5,
): SimulatedVisit {
  const frontier = createFrontier({
    needs: [],
    samples: 3,
    everything: false,
    scopeUrl: site.origin,
    language: 'fr',
    ...options,
  });
  const visited: string[] = [];
  const foundAfter = new Map<PageType, number>();

  function visit(url: string, depth: number): void {
    const page = site.page(pathOf(url));
    const id = `p${String(visited.length + 1).padStart(4, '0')}`;
    visited.push(pathOf(url));
    frontier.markVisited(url);
    const landed = page?.landsAt ? new URL(page.landsAt, site.origin).href : url;
    frontier.markVisited(landed);
    const types = page?.types ?? [];
    for (const type of types) if (!foundAfter.has(type)) foundAfter.set(type, visited.length);
    frontier.learn({ id, url: landed, requestedUrl: url, types, shape: page?.shape ?? [], readable: page !== undefined });
    if (depth >= maxDepth) return;
    for (const link of page?.links ?? []) {
      const target = new URL(link.to, landed).href;
      frontier.add({
        url: target,
        depth: depth + 1,
        foundOn: { page: id, text: link.text, place: link.place ?? 'main' },
        from: landed,
        promises: promisesOf({ text: link.text, url: target }),
        rel: link.rel,
        hreflang: link.hreflang,
      });
    }
  }

  visit(`${site.origin}/`, 0);
  for (const path of site.sitemap ?? []) {
    const url = new URL(path, site.origin).href;
    const foundOn = { page: 'p0001', text: '', place: 'sitemap' as const };
    frontier.add({ url, depth: 1, foundOn, promises: promisesOf({ text: '', url }) });
  }
  while (visited.length < maxPages) {
    const candidate = frontier.next();
    if (candidate === undefined) break;
    visit(candidate.url, candidate.depth);
  }
  return { visited, foundAfter, frontier };
}
