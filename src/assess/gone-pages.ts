import type { PageRecord } from '../evidence/page-record.js';
import { saysGone } from '../evidence/says-gone.js';
import type { PageView } from '../facts/page-view.js';
import { languages, type PageType } from '../ruleset/vocabulary.js';
import type { DeadLink } from './assessment.js';
import { oncePerSite } from './once-per-site.js';
import type { Site } from './site.js';

/** Lexicon of what stands in the place of a page that does not exist. */
const goneWords = 'says-page-gone';
/** A page that says more than this in its main part shows something of its own (characters). */
const mostText = 800;
const framing: ReadonlySet<string> = new Set(['header', 'nav', 'footer', 'aside']);

/** Words for « there is no such page », and little else: a site made in the browser may answer 404 and show the page all the same. */
function showsNothing({ engine }: Site, { blocks }: PageView): boolean {
  const shown = blocks.filter(({ hidden, kind }) => !hidden && kind !== 'title');
  const own = shown.filter(({ places }) => !places.some((place) => framing.has(place)));
  const letters = own.reduce((sum, { text }) => sum + text.length, 0);
  if (letters > mostText) return false;
  const lexicon = engine.lexicon(goneWords);
  return [...own, ...shown.filter(({ kind }) => kind === 'heading')].some(({ folded }) => lexicon.isIn(folded, languages));
}

function isGone(site: Site, page: PageRecord): boolean {
  const { bundle, engine, ruleset } = site;
  if (page.obstacle !== 'http-error' || !saysGone(page.status) || !ruleset.lexicons.has(goneWords)) return false;
  const again = bundle.capture.askedAgain?.find(({ url }) => url === page.requestedUrl);
  if (again === undefined || !saysGone(again.status)) return false;
  const { dom } = page.artifacts;
  return dom !== undefined && showsNothing(site, engine.viewOfPage(page, bundle.readText(dom.path)));
}

/** Pages that do not exist, beyond doubt: the site said so twice, and shows nothing else in their place. */
const gonePages = oncePerSite((site): ReadonlySet<PageRecord> => new Set(site.bundle.pages.filter((page) => isGone(site, page))));

export const isGonePage = (site: Site, page: PageRecord): boolean => gonePages(site).has(page);

/** Links that promise a page sought and lead to none, each address once. */
export function deadLinks(site: Site, sought: readonly PageType[]): readonly DeadLink[] {
  const dead = [...gonePages(site)].flatMap((page): DeadLink[] => {
    const promised = site.engine
      .promisesOf({ text: page.foundOn?.text ?? '', url: page.requestedUrl })
      .filter((type) => sought.includes(type));
    return promised.length === 0 ? [] : [{ url: page.requestedUrl, status: page.status as number, promises: promised }];
  });
  return [...new Map(dead.map((link) => [link.url, link])).values()].sort((a, b) => (a.url < b.url ? -1 : 1));
}
