import type { SkippedUrl } from '../evidence/capture-record.js';
import { saysGone } from '../evidence/says-gone.js';
import { triedSlugs } from '../ruleset/tried-slugs.js';
import type { PageType } from '../ruleset/vocabulary.js';
import { type GapSearch, gapOver } from './coverage-gap.js';
import { isMoreOfTheSame, isUnlistedSample, lackingTypes, leadsIntoTrap } from './coverage-sampling.js';
import { framingPlaces } from './framing-places.js';
import { oncePerSite } from './once-per-site.js';
import { sampledTypes, sampleSize } from './page-groups.js';
import { moreOfReadTools } from './page-tools.js';
import { pagesOfTypes, type Site, type SiteLink } from './site.js';
import { inScope, isDocument, isWebAddress, urlKey } from './site-url.js';

/** Lexicon of the hosts of those who make software that others run. */
const softwareMakers = 'software-makers';

/** Not visiting these leaves nothing unseen: the same page was seen elsewhere, or the address is no page. */
const answered: ReadonlySet<SkippedUrl['reason']> = new Set(['duplicate', 'side-effect', 'unsafe-scheme', 'not-a-page']);

function isAnswered(site: Site, key: string): boolean {
  if (site.visited.has(key) || moreOfReadTools(site).has(key)) return true;
  if ((site.skipped.get(key) ?? []).some((entry) => answered.has(entry.reason) || isMoreOfTheSame(site, entry))) return true;
  return deadTries(site).has(key);
}

/** Keys of the usual addresses at which the site says that there is nothing. */
const deadTries = oncePerSite((site): ReadonlySet<string> => {
  const dead = site.bundle.capture.slugTries.filter(({ status }) => saysGone(status));
  return new Set(dead.map(({ url }) => urlKey(url)));
});

/** Keys of the usual addresses that were asked and answered. */
const answeredTries = oncePerSite(
  ({ bundle }): ReadonlySet<string> =>
    new Set(bundle.capture.slugTries.filter(({ status }) => status !== null).map(({ url }) => urlKey(url))),
);

/** Types of which enough pages were read already: what is left of them adds nothing. */
function stillSought(site: Site, sought: readonly PageType[]): readonly PageType[] {
  return sought.filter((type) => !sampledTypes.has(type) || pagesOfTypes(site, [type]).length < sampleSize);
}

/** Links in header, navigation and footer that were not visited. */
export const headerFooterUnvisited: GapSearch = oncePerSite((site) => {
  const { scope } = site.bundle.capture;
  const links = site.links.filter((link) => framingPlaces.has(link.place)).map(({ url, key }) => ({ url, key }));
  const skipped = site.left
    .filter((entry) => entry.place !== undefined && framingPlaces.has(entry.place))
    .map(({ url }) => ({ url, key: urlKey(url) }));
  const open = [...links, ...skipped].filter(
    (link) =>
      inScope(link.url, scope) &&
      !isDocument(link.url) &&
      !isAnswered(site, link.key) &&
      !isUnlistedSample(site, link) &&
      !leadsIntoTrap(site, link),
  );
  return gapOver('header-footer-unvisited', [...new Map(open.map((link) => [link.key, link.url])).values()], (count) => ({
    fr: `${count} lien(s) d’en-tête, de navigation ou de pied de page n’ont pas été visités.`,
    en: `${count} header, navigation or footer link(s) were not visited.`,
  }));
});

/**
 * Another site's page matters when this site sends there for the page sought: from header, navigation or footer, or because
 * it shows no page of the kind itself. Links to the terms of others inside a text do not.
 */
function leadsAway(site: Site, place: string | undefined, promised: readonly PageType[]): boolean {
  return framingPlaces.has(place ?? '') || promised.some((type) => pagesOfTypes(site, [type]).length === 0);
}

/** What an address of another site may hold of the service: the help of a software's maker is of the software alone. */
function heldAway({ engine, ruleset }: Site, url: string, promised: readonly PageType[]): readonly PageType[] {
  if (!promised.includes('help') || !ruleset.lexicons.has(softwareMakers)) return promised;
  const isMakers = engine.lexicon(softwareMakers).isIn(new URL(url).hostname, []);
  return isMakers ? promised.filter((type) => type !== 'help') : promised;
}

/** Links to pages of other sites that were not read. */
const linksAway = oncePerSite(({ links, bundle, visited }): readonly SiteLink[] =>
  links.filter(({ url, key }) => isWebAddress(url) && !inScope(url, bundle.capture.scope) && !visited.has(key)),
);

function isPromisingLink(site: Site, link: SiteLink, wanted: readonly PageType[]): boolean {
  const promises = site.engine.promisesOf({ text: link.text || (link.name ?? ''), url: link.url });
  const promised = heldAway(
    site,
    link.url,
    promises.filter((type) => wanted.includes(type)),
  );
  return promised.length > 0 && leadsAway(site, link.place, promised);
}

function isPromisingSkip(site: Site, entry: SkippedUrl, wanted: readonly PageType[]): boolean {
  if (entry.reason === 'duplicate' || entry.reason === 'document' || /^(?:mailto|tel):/i.test(entry.url)) return false;
  // Of what is more of the same, only a page of a kind that was not found elsewhere can still matter.
  const isMore = isMoreOfTheSame(site, entry) || moreOfReadTools(site).has(urlKey(entry.url));
  const open = isMore ? lackingTypes(site, wanted) : wanted;
  const named = open.filter((type) => entry.promises.includes(type));
  const promised = entry.reason === 'out-of-scope' ? heldAway(site, entry.url, named) : named;
  if (promised.length === 0 || site.visited.has(urlKey(entry.url))) return false;
  return entry.reason !== 'out-of-scope' || leadsAway(site, entry.place, promised);
}

/** Addresses whose link or path promises a sought page and that were left out, whatever the reason. */
export function promisingLeft(site: Site, sought: readonly PageType[]): readonly string[] {
  const wanted = stillSought(site, sought);
  const skipped = site.left.filter((entry) => isPromisingSkip(site, entry, wanted));
  const away = linksAway(site).filter((link) => isPromisingLink(site, link, wanted));
  return [...skipped, ...away].map(({ url }) => url);
}

export const promisingLeftOut: GapSearch = (site, sought) =>
  gapOver('promising-left', promisingLeft(site, sought), (count) => ({
    fr: `${count} adresse(s) annonçant une page recherchée n’ont pas été lues.`,
    en: `${count} address(es) that promise a page sought were not read.`,
  }));

/** Types that a page which was read is, or that the link or address which led to it announced. */
const reachedTypes = oncePerSite((site): ReadonlySet<PageType> => {
  const promised = site.readable.flatMap(({ record }) =>
    site.engine.promisesOf({ text: record.foundOn?.text ?? '', url: record.requestedUrl }),
  );
  const read = [...site.ruleset.pageTypes.keys()].filter((type) => pagesOfTypes(site, [type]).length > 0);
  return new Set([...promised, ...read]);
});

/** By page type that was not reached, its usual addresses that were not asked. */
const untried = oncePerSite((site): ReadonlyMap<PageType, readonly string[]> => {
  const { finalEntryUrl } = site.bundle.capture;
  const unreached = [...site.ruleset.pageTypes].filter(([type]) => !reachedTypes(site).has(type));
  return new Map(
    unreached.map(([type, definition]) => [
      type,
      triedSlugs(definition)
        .map((slug) => new URL(`/${slug.replace(/^\//, '')}`, finalEntryUrl).href)
        .filter((url) => !answeredTries(site).has(urlKey(url)) && !site.visited.has(urlKey(url))),
    ]),
  );
});

/** Keys of the usual addresses that the site's robots.txt asks to leave alone. */
const forbiddenTries = oncePerSite(
  ({ bundle }): ReadonlySet<string> =>
    new Set(bundle.capture.slugTries.filter(({ left }) => left === 'robots').map(({ url }) => urlKey(url))),
);

const untriedFor = (site: Site, sought: readonly PageType[], forbidden: boolean): readonly string[] =>
  sought.flatMap((type) => untried(site).get(type) ?? []).filter((url) => forbiddenTries(site).has(urlKey(url)) === forbidden);

/** Usual addresses of a page type that no link led to. */
export const slugsNotTried: GapSearch = (site, sought) => {
  const missing = untriedFor(site, sought, false);
  return gapOver('slugs-not-tried', missing, (count) => ({
    fr: `${count} adresse(s) usuelle(s) de ces pages n’ont pas été essayées, ou sont restées sans réponse.`,
    en: `${count} usual address(es) of such pages were not tried, or gave no answer.`,
  }));
};

/** Of those, the ones left alone because robots.txt asks for it: who may decide otherwise is told how. */
export const leftForRobots: GapSearch = (site, sought) =>
  gapOver('robots-left', untriedFor(site, sought, true), (count) => ({
    fr: `${count} adresse(s) usuelle(s) de ces pages n’ont pas été essayées, parce que le fichier robots.txt du site le demande ; une visite avec « --robots ignore » les essaie.`,
    en: `${count} usual address(es) of such pages were not tried, because the site’s robots.txt asks for it; a visit with “--robots ignore” tries them.`,
  }));
