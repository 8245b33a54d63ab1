import type { PageRecord } from '../evidence/page-record.js';
import { saysGone } from '../evidence/says-gone.js';
import type { PageType } from '../ruleset/vocabulary.js';
import { type GapSearch, gapOver } from './coverage-gap.js';
import { promisingLeft } from './coverage-links.js';
import { framingPlaces } from './framing-places.js';
import { isGonePage } from './gone-pages.js';
import { oncePerSite } from './once-per-site.js';
import { carrierTypes } from './page-groups.js';
import { isReadable, pagesOfTypes, promisesAny, type ReadablePage, type Site, seenByMember } from './site.js';
import { addressKeys, urlKey } from './site-url.js';
import { isStaffDoor } from './staff-doors.js';

/** Less visible text than this is no page of words (characters). */
const leastText = 40;

/**
 * A way to log in, or the form in which members write behind a login: what is announced as that alone is no page of another
 * kind, and nearly every forum has one that a visitor cannot open.
 */
function isMembersDoor(site: Site, page: PageRecord, sought: readonly PageType[]): boolean {
  const promised = site.engine.promisesOf({ text: page.foundOn?.text ?? '', url: page.requestedUrl });
  const doors: readonly PageType[] = page.obstacle === 'login-required' ? ['login', 'composer'] : ['login'];
  return promised.length > 0 && promised.every((type) => doors.includes(type) && !sought.includes(type));
}

/** Whether the item sought may be expected on this page: entry, framing link, or a link that promises it. */
function matters(site: Site, page: PageRecord, sought: readonly PageType[]): boolean {
  if (page.foundOn !== undefined && (isMembersDoor(site, page, sought) || isStaffDoor(site, page))) return false;
  if (page.foundOn === undefined || framingPlaces.has(page.foundOn.place)) return true;
  return promisesAny(site, { text: page.foundOn.text, url: page.requestedUrl }, sought);
}

const entryOf = (site: Site): PageRecord | undefined =>
  [...site.pages].sort(
    (a, b) => Number(seenByMember(a)) - Number(seenByMember(b)) || a.depth - b.depth || (a.id < b.id ? -1 : 1),
  )[0];

export const entryNotRendered: GapSearch = (site) => {
  const entry = entryOf(site);
  if (entry !== undefined && isReadable(entry)) return undefined;
  return gapOver('entry-not-rendered', [entry?.url ?? site.bundle.capture.entryUrl], () => ({
    fr: 'La page d’entrée n’a pas pu être affichée.',
    en: 'The entry page could not be rendered.',
  }));
};

const refused = (status: number | null): boolean =>
  status !== null && (status === 401 || status === 403 || status === 429 || status >= 500);

/** No law asks for a page about the site, and software that puts a link to it in every footer is common; the entry page is the home. */
const unneeded: ReadonlySet<PageType> = new Set(['about', 'home']);

const isUnneeded = ({ status }: PageRecord, type: PageType): boolean => saysGone(status) && unneeded.has(type);

/**
 * A link that names the page sought but leads nowhere. Unless it is certain that there is no such page, it may have failed for a
 * moment, or be shown by a script: nothing was then shown to be absent.
 */
function isDeadPromise(site: Site, page: PageRecord, sought: readonly PageType[]): boolean {
  return (
    page.obstacle === 'http-error' &&
    page.foundOn !== undefined &&
    page.foundOn.place !== 'slug' &&
    page.foundOn.place !== 'sitemap' &&
    !isGonePage(site, page) &&
    promisesAny(
      site,
      { text: page.foundOn.text, url: page.requestedUrl },
      sought.filter((type) => !isUnneeded(page, type)),
    )
  );
}

/** Behind a login, but no page that everyone must be able to read, and a member read it: it leaves nothing unseen. */
function wasOpenedByMember(site: Site, page: PageRecord, sought: readonly PageType[]): boolean {
  if (page.obstacle !== 'login-required') return false;
  const link = { text: page.foundOn?.text ?? '', url: page.requestedUrl };
  const publicTypes = sought.filter((type) => !carrierTypes.has(type));
  if (promisesAny(site, link, publicTypes)) return false;
  const key = urlKey(page.requestedUrl);
  return site.bundle.pages.some((other) => seenByMember(other) && isReadable(other) && addressKeys(other).includes(key));
}

export const blockedPages: GapSearch = (site, sought) => {
  const walls: readonly (PageRecord['obstacle'] | undefined)[] = ['blocked', 'captcha', 'login-required'];
  const pages = site.pages.filter(
    (page) =>
      !wasOpenedByMember(site, page, sought) &&
      (((walls.includes(page.obstacle) || (page.obstacle === 'http-error' && refused(page.status))) &&
        matters(site, page, sought)) ||
        isDeadPromise(site, page, sought)),
  );
  const tries = site.bundle.capture.slugTries.filter(
    (attempt) => (sought as readonly string[]).includes(attempt.pageType) && refused(attempt.status),
  );
  return gapOver(
    'blocked-pages',
    [...pages, ...tries].map(({ url }) => url),
    (count) => ({
      fr: `${count} page(s) utile(s) n’ont pas pu être lues : blocage, CAPTCHA, connexion exigée, lien mort ou erreur du serveur.`,
      en: `${count} useful page(s) could not be read: block, CAPTCHA, login wall, dead link or server error.`,
    }),
  );
};

export const stoppedEarly: GapSearch = (site, sought) => {
  const { status, stoppedBy, finalEntryUrl } = site.bundle.capture;
  if (status === 'complete') return undefined;
  // Bytes are a budget like pages and time; a lost browser is an interruption.
  const limited = stoppedBy === 'page-limit' || stoppedBy === 'time-limit' || stoppedBy === 'site-bytes';
  const left = promisingLeft(site, sought);
  if (limited && left.length === 0) return undefined;
  return gapOver('stopped-early', left.length > 0 ? left : [finalEntryUrl], () => ({
    fr: 'La visite s’est arrêtée avant la fin (limite, interruption ou blocage).',
    en: 'The visit stopped before its end (limit, interruption or block).',
  }));
};

export const languageUnsupported: GapSearch = oncePerSite((site) => {
  const pages = site.readable.filter(({ view }) => !view.language.supported);
  const codes = [...new Set(pages.map(({ view }) => view.language.code))].sort().join(', ');
  return gapOver(
    'language-unsupported',
    pages.map(({ record }) => record.url),
    (count) => ({
      fr: `${count} page(s) dans une langue dont les lexiques ne disposent pas (${codes}).`,
      en: `${count} page(s) in a language that the lexicons do not cover (${codes}).`,
    }),
  );
});

export const timedOut: GapSearch = (site, sought) => {
  const slow = site.pages.filter(
    (page) =>
      (page.obstacle === 'timeout' ||
        page.obstacle === 'unreachable' ||
        page.loadState === 'navigation-timeout' ||
        (page.loadState === 'failed' && page.obstacle === undefined)) &&
      matters(site, page, sought),
  );
  return gapOver(
    'page-timeout',
    slow.map(({ url }) => url),
    (count) => ({
      fr: `${count} page(s) utile(s) ne se sont pas chargées à temps.`,
      en: `${count} useful page(s) did not load in time.`,
    }),
  );
};

function isPicture({ view, html }: ReadablePage): boolean {
  const letters = view.blocks
    .filter((block) => !block.hidden && block.kind !== 'title' && block.kind !== 'alt')
    .reduce((sum, block) => sum + block.text.length, 0);
  return letters < leastText && /<(?:img|canvas|picture|svg|object|embed|iframe|video)[\s>/]/i.test(html);
}

const pictures = oncePerSite(({ readable }): readonly ReadablePage[] => readable.filter(isPicture));

export const imageText: GapSearch = (site, sought) => {
  const typed = new Set(pagesOfTypes(site, sought));
  const pages = pictures(site).filter((page) => typed.has(page) || matters(site, page.record, sought));
  return gapOver(
    'image-text',
    pages.map(({ record }) => record.url),
    (count) => ({
      fr: `${count} page(s) presque sans texte montrent des images ou un cadre dont le contenu n’a pas été lu.`,
      en: `${count} page(s) with almost no text show images or a frame whose content was not read.`,
    }),
  );
};
