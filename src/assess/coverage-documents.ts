import type { PageRecord } from '../evidence/page-record.js';
import { legalTypes } from '../ruleset/legal-text-types.js';
import type { PageType } from '../ruleset/vocabulary.js';
import { type GapSearch, gapOver } from './coverage-gap.js';
import { oncePerSite } from './once-per-site.js';
import { isPoorlyRead, pagesOfTypes, promisesAny, type Site, type SiteLink } from './site.js';
import { addressKeys, isDocument, urlKey } from './site-url.js';

/** Of some links, those whose target may hold what is sought: they promise it, or stand on a legal page where a text is sought. */
function linksThatMatter(site: Site, links: readonly SiteLink[], sought: readonly PageType[]): readonly SiteLink[] {
  const seeksText = sought.some((type) => legalTypes.has(type));
  const legalPages = new Set(pagesOfTypes(site, [...legalTypes]).map(({ record }) => record.id));
  return links.filter(
    (link) =>
      promisesAny(site, { text: link.text || (link.name ?? ''), url: link.url }, sought) ||
      (seeksText && legalPages.has(link.page)),
  );
}

/** Keys of the files whose text was read, well or badly. */
const readFiles = oncePerSite(
  ({ readable }): ReadonlySet<string> =>
    new Set(readable.filter(({ record }) => record.document !== undefined).flatMap(({ record }) => addressKeys(record))),
);

/** Links to files that were not read. */
const unreadFiles = oncePerSite((site): readonly SiteLink[] =>
  site.links.filter((link) => isDocument(link.url) && !readFiles(site).has(link.key)),
);

function announces(site: Site, page: PageRecord, sought: readonly PageType[]): boolean {
  return promisesAny(site, { text: page.foundOn?.text ?? page.title, url: page.url }, sought);
}

/** Files whose link promises a sought page, and any file linked from a legal page: their text was not read. */
export const documentsUnread: GapSearch = (site, sought) => {
  const read = readFiles(site);
  const linked = linksThatMatter(site, unreadFiles(site), sought);
  const skipped = site.left.filter(
    (entry) =>
      entry.reason === 'document' &&
      !read.has(urlKey(entry.url)) &&
      entry.promises.some((type) => (sought as readonly string[]).includes(type)),
  );
  const visited = site.pages.filter(
    (page) =>
      (page.obstacle === 'not-html' || page.obstacle === 'too-large' || page.artifacts.dom?.truncated === true) &&
      announces(site, page, sought),
  );
  return gapOver(
    'document-unread',
    [...linked, ...skipped, ...visited].map(({ url }) => url),
    (count) => ({
      fr: `${count} document(s) lié(s), qui peuvent contenir l’information, n’ont pas été lus en entier.`,
      en: `${count} linked document(s) that may hold the information were not read in full.`,
    }),
  );
};

/** Files that were opened, but whose words a machine reads badly or in part (scans): nothing is absent from them. */
export const documentsReadBadly: GapSearch = (site, sought) => {
  const poor = site.readable.filter(({ record }) => isPoorlyRead(record));
  if (poor.length === 0) return undefined;
  const keys = new Set(poor.flatMap(({ record }) => addressKeys(record)));
  const links = site.links.filter(({ key }) => keys.has(key));
  const linked = new Set(linksThatMatter(site, links, sought).map(({ key }) => key));
  const typed = new Set(pagesOfTypes(site, sought));
  const open = poor.filter(
    (page) =>
      typed.has(page) ||
      announces(site, page.record, sought) ||
      promisesAny(site, { text: page.record.title, url: page.record.requestedUrl }, sought) ||
      addressKeys(page.record).some((key) => linked.has(key)),
  );
  return gapOver(
    'low-quality-text',
    open.map(({ record }) => record.url),
    (count) => ({
      fr: `${count} document(s) lié(s), qui peuvent contenir l’information, se lisent mal ou en partie seulement (pages numérisées, texte illisible).`,
      en: `${count} linked document(s) that may hold the information could be read badly or in part only (scanned pages, unreadable text).`,
    }),
  );
};
