import { controlKey } from '../evidence/control-key.js';
import type { ExploredControl } from '../evidence/page-record.js';
import type { PageType } from '../ruleset/vocabulary.js';
import type { Site } from './site.js';
import { urlKey } from './site-url.js';

/** What the controls that were worked have shown. One is worked for all of its kind (`controlKey`). */
export interface OpenedControls {
  /** It opened: the controls and links behind it are recorded with those of the page. */
  readonly shown: (key: string) => boolean;
  /** It led to where a page of this type would stand: an address, or links that are accounted for like any other. Or it can lead nowhere. */
  readonly leadsTo: (key: string, type: PageType) => boolean;
}

/** Pages that are a form: behind a button they may be a form in a dialog, and what a dialog says is not recorded, only its links. */
const formTypes: ReadonlySet<PageType> = new Set([
  'report-form',
  'contact',
  'complaint',
  'cancellation',
  'registration',
  'login',
]);

const opening: ReadonlySet<ExploredControl['outcome']> = new Set(['revealed', 'dialog', 'navigation']);

function leads(site: Site, { outcome, deaf, links, url }: ExploredControl, type: PageType): boolean {
  if (deaf) return true;
  if (outcome === 'navigation') return url !== undefined && (site.visited.has(urlKey(url)) || site.skipped.has(urlKey(url)));
  return opening.has(outcome) && links > 0 && !formTypes.has(type);
}

/** A control that did nothing, or had gone before it was worked, has not shown what it holds, unless nothing listens to it. */
export function openedControls(site: Site): OpenedControls {
  const worked = new Map<string, ExploredControl[]>();
  for (const control of site.readable.flatMap(({ record }) => record.explored ?? [])) {
    const key = controlKey(control);
    worked.set(key, [...(worked.get(key) ?? []), control]);
  }
  return {
    shown: (key) => (worked.get(key) ?? []).some(({ outcome }) => opening.has(outcome)),
    leadsTo: (key, type) => (worked.get(key) ?? []).some((control) => leads(site, control, type)),
  };
}
