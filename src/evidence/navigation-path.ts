import type { LinkPlace, PageRecord, Persona } from './page-record.js';

export const pathFile = 'path.json';

/** What of a page its way is built from. */
export type PathPage = Pick<PageRecord, 'id' | 'url' | 'requestedUrl' | 'capturedAt' | 'foundOn' | 'persona'>;

/** One page on the way, and what led to it from the one before. */
export interface PathStep {
  readonly page: string;
  readonly url: string;
  /** Words of the link; absent for the first step. */
  readonly text?: string;
  /** Where the link stands; `sitemap` and `slug` are no links: the address was listed by the site, or is a usual one. */
  readonly place?: LinkPlace | 'sitemap' | 'slug';
}

export interface PagePath {
  readonly page: string;
  readonly url: string;
  readonly capturedAt: string;
  readonly persona?: Persona;
  /**
   * How the page is reached from the entry page: `entry` is that page itself; `links` by links alone; `sitemap` and `slug` when a step
   * was not a link; `as-visitor` when a member was shown a page because a visitor had seen it (the steps are the visitor's); `broken`
   * when the records do not lead back to an entry page.
   */
  readonly by: 'entry' | 'links' | 'sitemap' | 'slug' | 'as-visitor' | 'broken';
  /** From the entry page to the page itself. */
  readonly steps: readonly PathStep[];
}

/** `path.json`. */
export interface PathRecord {
  readonly schema: 1;
  readonly paths: readonly PagePath[];
}

/** The chain of links from the entry page to each page, from where each page was first found. Pure; cycles are cut (`broken`). */
export function navigationPaths(pages: readonly PathPage[]): readonly PagePath[] {
  const byId = new Map(pages.map((page) => [page.id, page]));
  const visitors = new Map(pages.filter(isVisitor).map((page) => [page.requestedUrl, page]));
  return pages.map((page) => {
    const { id, url, capturedAt, persona } = page;
    const shown = shownAsVisitor(page, visitors);
    const steps = stepsTo(shown ?? page, byId);
    return {
      page: id,
      url,
      capturedAt,
      ...(persona === undefined ? {} : { persona }),
      by: shown ? 'as-visitor' : kindOf(steps, byId),
      steps,
    };
  });
}

const isVisitor = ({ persona = 'visitor' }: PathPage): boolean => persona === 'visitor';

/** A member is led to the pages that a visitor saw without following a link: such a page has no words and no place of its own. */
function shownAsVisitor(page: PathPage, visitors: ReadonlyMap<string, PathPage>): PathPage | undefined {
  const { foundOn } = page;
  if (isVisitor(page) || foundOn === undefined || foundOn.text !== '' || foundOn.place !== 'body') return undefined;
  return visitors.get(page.requestedUrl);
}

function stepsTo(page: PathPage, byId: ReadonlyMap<string, PathPage>): readonly PathStep[] {
  const steps: PathStep[] = [];
  const seen = new Set<string>();
  for (let current: PathPage | undefined = page; current !== undefined && !seen.has(current.id); ) {
    seen.add(current.id);
    const { id, url, foundOn }: PathPage = current;
    steps.unshift({ page: id, url, ...(foundOn === undefined ? {} : { text: foundOn.text, place: foundOn.place }) });
    current = foundOn === undefined ? undefined : byId.get(foundOn.page);
  }
  return steps;
}

function kindOf(steps: readonly PathStep[], byId: ReadonlyMap<string, PathPage>): PagePath['by'] {
  const [first, ...others] = steps;
  if (first === undefined || byId.get(first.page)?.foundOn !== undefined) return 'broken';
  if (others.length === 0) return 'entry';
  return others.some(({ place }) => place === 'slug')
    ? 'slug'
    : others.some(({ place }) => place === 'sitemap')
      ? 'sitemap'
      : 'links';
}
