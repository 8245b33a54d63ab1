import type { EvidenceBundle } from '../evidence/bundle.js';
import type { SkippedUrl } from '../evidence/capture-record.js';
import type { LinkRecord, PageRecord } from '../evidence/page-record.js';
import type { ProbeRecord } from '../evidence/probe-record.js';
import { saysGone } from '../evidence/says-gone.js';
import type { Beside, FactEngine } from '../facts/fact-engine.js';
import type { PageView } from '../facts/page-view.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import type { PageType } from '../ruleset/vocabulary.js';
import { carrierTypes, typeCountsFrom } from './page-groups.js';
import { reportsByPage } from './report-files.js';
import { addressKeys, urlKey } from './site-url.js';

/** A page that was read as a visitor would read it. */
export interface ReadablePage {
  readonly record: PageRecord;
  readonly view: PageView;
  readonly html: string;
}

/** A link with the page it stands on. */
export interface SiteLink extends LinkRecord {
  readonly page: string;
  readonly key: string;
}

/** The captured site as the assessment sees it: pages, links and what was left out. */
export interface Site {
  readonly bundle: EvidenceBundle;
  readonly ruleset: Ruleset;
  readonly engine: FactEngine;
  /** Records of the pages that were asked for, read or not: for a visitor's view of the site those of the visitor alone. */
  readonly pages: readonly PageRecord[];
  /** Addresses that were seen there and not visited. */
  readonly left: readonly SkippedUrl[];
  /** In order of page id. */
  readonly readable: readonly ReadablePage[];
  readonly links: readonly SiteLink[];
  /** Keys of every address that was asked or reached. */
  readonly visited: ReadonlySet<string>;
  /** What was left, by key. */
  readonly skipped: ReadonlyMap<string, readonly SkippedUrl[]>;
}

/** Error pages, bot walls and files are no evidence of what the site says. */
export const isReadable = (record: PageRecord): boolean =>
  record.artifacts.dom !== undefined &&
  record.loadState !== 'failed' &&
  (record.obstacle === undefined || (record.obstacle === 'timeout' && (record.status ?? 200) < 400));

/** A file of which a machine could read too little, so that nothing may be said to be missing from it. */
export const isPoorlyRead = ({ document }: PageRecord): boolean =>
  document !== undefined && (document.quality === 'low-quality-text' || document.readParts < document.parts);

export const seenByMember = ({ persona }: Pick<PageRecord, 'persona'>): boolean => persona === 'member';

/**
 * What probes found from a page. Where a visitor's walk began at an address from which a member walked too, the page carries both:
 * only questions that name the member hear of the second.
 */
function probesOn(record: PageRecord, probes: readonly ProbeRecord[]): readonly ProbeRecord[] {
  const own = probes.filter(({ page }) => page === record.id);
  const beside = own.flatMap((mine) =>
    probes.filter(
      ({ probe, persona, page, url }) =>
        persona === 'member' &&
        mine.persona === 'visitor' &&
        probe === mine.probe &&
        page !== record.id &&
        urlKey(url) === urlKey(mine.url),
    ),
  );
  return [...own, ...beside];
}

const byId = (a: PageRecord, b: PageRecord): number => (a.id < b.id ? -1 : 1);

/**
 * Reads the pages of a bundle.
 * @param viewOf how a page is read; the engine's own way unless examples declare page types
 * @param whenRead asks of a page, while it is at hand, what will be asked later: the engine remembers its answers
 */
export function siteOf(
  bundle: EvidenceBundle,
  ruleset: Ruleset,
  engine: FactEngine,
  viewOf: (record: PageRecord, html: string, beside: Beside) => PageView = engine.viewOfPage,
  whenRead: (view: PageView) => void = () => {},
): Site {
  const pages = [...bundle.pages].sort(byId);
  const read = pages.filter(isReadable).map((record) => ({ record, html: bundle.readText(record.artifacts.dom?.path ?? '') }));
  const gone = new Set(pages.filter(({ status }) => saysGone(status)).map(({ requestedUrl }) => requestedUrl));
  const reports = reportsByPage(bundle, ruleset, read);
  const readable = read.map(({ record, html }): ReadablePage => {
    const byMember = seenByMember(record);
    const consent = record.depth === 0 && !byMember ? bundle.consent : undefined;
    const probes = probesOn(record, bundle.probes ?? []);
    const beside = { reports: reports.get(record.id) ?? [], gone, probes, ...(consent === undefined ? {} : { consent }) };
    const view = viewOf(byMember ? withoutStored(record) : record, html, beside);
    whenRead(view);
    return { record, html, view };
  });
  const visited = new Set(pages.flatMap(addressKeys));
  return { bundle, ruleset, engine, pages, visited, ...leftAlone(bundle.skipped), ...linkedPages(readable) };
}

function leftAlone(left: readonly SkippedUrl[]): Pick<Site, 'left' | 'skipped'> {
  const skipped = new Map<string, SkippedUrl[]>();
  for (const entry of left) {
    const key = urlKey(entry.url);
    skipped.set(key, [...(skipped.get(key) ?? []), entry]);
  }
  return { left, skipped };
}

/** A saved login brings the cookies and choices of earlier visits: what a member's browser holds says nothing of a first visit. */
const withoutStored = (record: PageRecord): PageRecord => ({ ...record, cookies: [], storage: [], requests: [] });

const byIds = new WeakMap<Site, ReadonlyMap<string, ReadablePage>>();

/** The pages that were read, by id. */
export function pagesById(site: Site): ReadonlyMap<string, ReadablePage> {
  const known = byIds.get(site) ?? new Map(site.readable.map((page) => [page.record.id, page]));
  byIds.set(site, known);
  return known;
}

const visitorSites = new WeakMap<Site, Site>();

function linkedPages(readable: readonly ReadablePage[]): Pick<Site, 'readable' | 'links'> {
  const links = readable.flatMap(({ record, view }) =>
    view.links.map((link): SiteLink => ({ ...link, page: record.id, key: urlKey(link.url) })),
  );
  return { readable, links };
}

/**
 * The site as a visitor without account read it; the same site when nobody logged in. What a member was shown counts as an address
 * that was visited, never as something that was seen; what stands in the member's way, or was left alone there, is no gap of this.
 */
export function visitorSite(site: Site): Site {
  if (!site.bundle.pages.some(seenByMember)) return site;
  const known = visitorSites.get(site);
  if (known !== undefined) return known;
  const members = new Set(site.pages.filter(seenByMember).map(({ id }) => id));
  const made = {
    ...site,
    pages: site.pages.filter(({ id }) => !members.has(id)),
    ...leftAlone(site.left.filter(({ page }) => page === undefined || !members.has(page))),
    ...linkedPages(site.readable.filter(({ record }) => !members.has(record.id))),
  };
  visitorSites.set(site, made);
  return made;
}

const byTypes = new WeakMap<Site, Map<string, readonly ReadablePage[]>>();

/**
 * Readable pages that count for one of the types; the page at which the visit began counts as the home page. A linked file has
 * no forms, menus or items of its own: it never stands for a page on which something is done.
 */
export function pagesOfTypes(site: Site, types: readonly PageType[] | 'any'): readonly ReadablePage[] {
  if (types === 'any') return site.readable;
  const known = byTypes.get(site) ?? new Map<string, readonly ReadablePage[]>();
  byTypes.set(site, known);
  const name = types.join();
  const pages = known.get(name) ?? site.readable.filter((page) => countsFor(page, types));
  known.set(name, pages);
  return pages;
}

const countsFor = ({ view, record }: ReadablePage, types: readonly PageType[]): boolean =>
  (record.depth === 0 && types.includes('home')) ||
  view.types.some(
    ({ type, confidence }) =>
      confidence >= typeCountsFrom && types.includes(type) && (record.document === undefined || !carrierTypes.has(type)),
  );

/** Every type that some page was read as. */
export const typesFound = ({ readable }: Site): ReadonlySet<PageType> =>
  new Set(
    readable.flatMap(({ view }) => view.types.filter(({ confidence }) => confidence >= typeCountsFrom).map(({ type }) => type)),
  );

/** Whether what a link says or where it leads promises one of the sought types. */
export function promisesAny(
  site: Site,
  link: { readonly text: string; readonly url: string },
  sought: readonly PageType[],
): boolean {
  return site.engine.promisesOf(link).some((type) => sought.includes(type));
}
