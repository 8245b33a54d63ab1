import { controlKey } from '../evidence/control-key.js';
import type { ExploredControl, PageRecord } from '../evidence/page-record.js';
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

/** Opened empty: what fills it would have come by a request that was stopped, as it could change something. */
function isUnfilled({ outcome, links, stopped, selector }: ExploredControl, page: PageRecord): boolean {
  if (outcome === 'navigation' || links > 0 || stopped.length === 0) return false;
  return !page.controls.some(({ revealedBy }) => revealedBy === selector);
}

/** A control that did nothing, or had gone before it was worked, has not shown what it holds, unless nothing listens to it. */
export function openedControls(site: Site): OpenedControls {
  const worked = new Map<string, ExploredControl[]>();
  const shown = new Set<string>();
  for (const { record } of site.readable) {
    for (const control of record.explored ?? []) {
      const key = controlKey(control);
      worked.set(key, [...(worked.get(key) ?? []), control]);
      if (opening.has(control.outcome) && !isUnfilled(control, record)) shown.add(key);
    }
  }
  return {
    shown: (key) => shown.has(key),
    leadsTo: (key, type) => (worked.get(key) ?? []).some((control) => leads(site, control, type)),
  };
}
