import type { SkippedUrl, TemplateSample } from '../evidence/capture-record.js';
import type { PageType } from '../ruleset/vocabulary.js';
import { oncePerSite } from './once-per-site.js';
import { sampledTypes, sampleSize } from './page-groups.js';
import { pagesOfTypes, type Site } from './site.js';
import { urlKey } from './site-url.js';
import { isNumberedInFolder, matchesTemplate } from './template-pattern.js';

const leftByChoice: ReadonlySet<SkippedUrl['reason']> = new Set(['sampled', 'not-needed']);

/** So many pages of one template, or all of them, stand for the others (a proposal of this tool, not of the law). */
const enoughOfTemplate = 2;

/** A link on so many of the pages read belongs to the frame of the site. */
const furnitureFrom = { share: 0.6, pages: 3 } as const;

function wasSampled(site: Site, { pages, seen }: TemplateSample): boolean {
  const read = pages.filter((id) => site.readable.some(({ record }) => record.id === id)).length;
  return read >= enoughOfTemplate || (read > 0 && read >= seen);
}

/** Pages on which an address is linked, by its key. */
const sightings = oncePerSite((site): ReadonlyMap<string, ReadonlySet<string>> => {
  const made = new Map<string, Set<string>>();
  for (const { key, page } of site.links) made.set(key, (made.get(key) ?? new Set()).add(page));
  return made;
});

function isFurniture(site: Site, key: string): boolean {
  const pages = sightings(site).get(key)?.size ?? 0;
  return pages >= furnitureFrom.pages && pages >= furnitureFrom.share * site.readable.length;
}

/** Pages of the template were read, so that this address is more of the same; not so a page that the whole site points to. */
function standsFor(site: Site, template: TemplateSample | undefined, key: string): boolean {
  if (template === undefined || !wasSampled(site, template)) return false;
  return isNumberedInFolder(template.pattern) || !isFurniture(site, key);
}

/** Left alone because others like it were read, or because it is one of a space of addresses without end. */
export function isMoreOfTheSame(site: Site, entry: SkippedUrl): boolean {
  if (entry.reason === 'trap') return true;
  const template = site.bundle.capture.templates?.find(({ id }) => id === entry.template);
  return leftByChoice.has(entry.reason) && standsFor(site, template, urlKey(entry.url));
}

/** The same for a link that the list of addresses left alone does not name one by one: a huge template is listed in part. */
export function isUnlistedSample(site: Site, link: { readonly url: string; readonly key: string }): boolean {
  const { templates = [] } = site.bundle.capture;
  if (site.skipped.has(link.key)) return false;
  return templates.some((template) => matchesTemplate(link.url, template.pattern) && standsFor(site, template, link.key));
}

/** A link into a space without end, of which the list of addresses left alone names only the first, or that was too far away as well. */
export function leadsIntoTrap({ bundle, skipped }: Site, link: { readonly url: string; readonly key: string }): boolean {
  const wasFar = (skipped.get(link.key) ?? []).every(({ reason }) => reason === 'depth-limit');
  return wasFar && (bundle.capture.traps ?? []).some(({ pattern }) => matchesTemplate(link.url, pattern));
}

/** Types of which the visit read too few pages, or none. */
export function lackingTypes(site: Site, sought: readonly PageType[]): readonly PageType[] {
  return sought.filter((type) => pagesOfTypes(site, [type]).length < (sampledTypes.has(type) ? sampleSize : 1));
}
