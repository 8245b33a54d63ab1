import { controlKey } from '../evidence/control-key.js';
import type { ControlRecord } from '../evidence/page-record.js';
import type { PageType } from '../ruleset/vocabulary.js';
import { type GapSearch, gapOver } from './coverage-gap.js';
import { oncePerSite } from './once-per-site.js';
import { type OpenedControls, openedControls } from './opened-controls.js';
import { pagesOfTypes, promisesAny, type ReadablePage, type Site } from './site.js';

const content: readonly PageType[] = ['content-item', 'content-list'];

/** A control without address, or one that opens something that was not opened. A form's own button sends the form. */
const isUnopened = (control: ControlRecord): boolean => control.popup || (control.role !== 'link' && control.place !== 'form');

/** What a reader fills in or chooses is named by its value or its label, and opens no page: a field that holds « Accueil ». */
const valueRoles: ReadonlySet<string> = new Set([
  'combobox',
  'listbox',
  'option',
  'textbox',
  'searchbox',
  'spinbutton',
  'slider',
]);

/** The entry of a tree is named by all that stands in it: where those are links, it leads where they lead. */
function isItsLinks({ role, name }: ControlRecord, { links }: ReadablePage['view']): boolean {
  if (role !== 'treeitem') return false;
  const texts = links.map((link) => link.text || (link.name ?? '')).filter((text) => text !== '');
  const left = texts.sort((a, b) => b.length - a.length).reduce((rest, text) => rest.replaceAll(text, ' '), name);
  return left.trim() === '';
}

/** Words that announce the sought page on a control that was not worked, or that did not show where it leads. */
function promising(site: Site, { view }: ReadablePage, sought: readonly PageType[], opened: OpenedControls): boolean {
  return view.controls.some(
    (control) =>
      !control.disabled &&
      isUnopened(control) &&
      !valueRoles.has(control.role) &&
      !isItsLinks(control, view) &&
      control.name !== '' &&
      promisesAny(
        site,
        { text: control.name, url: '' },
        sought.filter((type) => !opened.leadsTo(controlKey(control), type)),
      ),
  );
}

/**
 * On content pages the control to report an item often stands in the item's own menu (« … »): a menu in the content
 * that was not opened leaves the question open, whatever its name.
 */
function hasContentMenu({ view }: ReadablePage, opened: OpenedControls): boolean {
  return view.controls.some(
    (control) =>
      control.popup &&
      !control.disabled &&
      ['main', 'body', 'aside'].includes(control.place) &&
      !opened.shown(controlKey(control)),
  );
}

const opening = oncePerSite(openedControls);

export const unopenedControls: GapSearch = (site, sought) => {
  const opened = opening(site);
  const named = site.readable.filter((page) => promising(site, page, sought, opened));
  const seeksReport = sought.includes('report-form') || sought.includes('content-item');
  const menus = seeksReport ? pagesOfTypes(site, content).filter((page) => hasContentMenu(page, opened)) : [];
  const urls = [...named, ...menus].map(({ record }) => record.url);
  return gapOver('unopened-controls', urls, (count) =>
    menus.length > 0
      ? {
          fr: `Sur ${count} page(s), un menu du contenu ou un bouton n’a pas été ouvert ; la commande cherchée peut s’y trouver.`,
          en: `On ${count} page(s) a menu of the content or a button was not opened; the control sought may stand there.`,
        }
      : {
          fr: `Sur ${count} page(s), un bouton qui annonce la page recherchée n’a pas été ouvert.`,
          en: `On ${count} page(s) a button that promises the page sought was not opened.`,
        },
  );
};
