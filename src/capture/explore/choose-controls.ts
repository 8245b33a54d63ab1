import { controlKey } from '../../evidence/control-key.js';
import type { ControlRecord, LinkRecord } from '../../evidence/page-record.js';
import type { PageType } from '../../ruleset/vocabulary.js';
import type { LinkPromises } from '../capture-options.js';
import type { PageReading } from '../in-page/program.js';
import { announcesEffect } from './effect-words.js';

/** Why a control is worth working: its words promise a page sought, it opens something, or it is a link without an address. */
export type Reason = 'promised' | 'opens' | 'no-address' | 'unnamed';

export interface Candidate {
  readonly control: ControlRecord;
  readonly key: string;
  readonly reason: Reason;
  /** It is also a link to another page: the pointer may rest on it, but it is not clicked. */
  readonly hoverOnly: boolean;
}

export interface Choice {
  readonly reading: Pick<PageReading, 'url' | 'links' | 'controls'>;
  readonly promisesOf: LinkPromises['promisesOf'];
  readonly sought: readonly PageType[];
  readonly alreadyWorked?: ReadonlySet<string> | undefined;
}

const workableRoles = new Set(['button', 'link', 'menuitem', 'tab', 'treeitem', 'combobox']);
const framePlaces = new Set(['header', 'nav', 'footer']);
const mostContentMenus = 2;
const opensByWords = /^(plus|voir plus|menu|ouvrir le menu|afficher le menu|navigation|[+]|☰|≡|⋮|⋯|…|\.{3})$/i;

/**
 * Controls to work on a page, best first: those whose words promise a page sought, then those of header, navigation and footer,
 * then at most two menus of the content; in the order of the page within each. One of each kind (`controlKey`) only.
 */
export function chooseControls({ reading, promisesOf, sought, alreadyWorked }: Choice): readonly Candidate[] {
  const links = new Map(reading.links.map((link) => [link.selector, link]));
  const wanted = new Set(sought);
  const seen = new Set<string>(alreadyWorked);
  const promised: Candidate[] = [];
  const frame: Candidate[] = [];
  const content: Candidate[] = [];
  const promises = (name: string) =>
    name !== '' && name.length < 120 && promisesOf({ text: name, url: '' }).some((type) => wanted.has(type));
  for (const control of reading.controls) {
    if (control.disabled || !workableRoles.has(control.role) || announcesEffect(control.name)) continue;
    const link = links.get(control.selector);
    const leads = link !== undefined && leadsElsewhere(link, reading.url);
    const opens = control.popup || (opensByWords.test(control.name) && control.role !== 'link');
    const inFrame = framePlaces.has(control.place);
    const isPromised = !leads && promises(control.name);
    const reason = reasonOf({ control, isLink: link !== undefined, leads, opens, inFrame, isPromised });
    if (!reason) continue;
    const key = controlKey(control);
    if (seen.has(key)) continue;
    seen.add(key);
    const list = isPromised ? promised : inFrame ? frame : content;
    if (list === content && content.length >= mostContentMenus) continue;
    list.push({ control, key, reason, hoverOnly: leads });
  }
  return [...promised, ...frame.filter(isNamed), ...frame.filter((one) => !isNamed(one)), ...content];
}

const isNamed = ({ reason }: Candidate) => reason !== 'unnamed';

function reasonOf(of: {
  readonly control: ControlRecord;
  readonly isLink: boolean;
  readonly leads: boolean;
  readonly opens: boolean;
  readonly inFrame: boolean;
  readonly isPromised: boolean;
}): Reason | undefined {
  const { control, isLink, leads, opens, inFrame, isPromised } = of;
  // A link that leads to a page is followed as such; only a menu of the navigation may also open under the pointer.
  if (leads) return opens && inFrame ? 'opens' : undefined;
  if (isPromised) return 'promised';
  if (control.role === 'combobox' && !opens) return undefined;
  if (opens) return 'opens';
  if (control.place === 'form' || control.place === 'dialog') return undefined;
  if (!inFrame) return undefined;
  // An icon without words: the page is asked whether it looks like a menu button.
  if (control.name === '') return control.role === 'button' ? 'unnamed' : undefined;
  if (isLink || control.role === 'link') return 'no-address';
  return control.place === 'footer' && control.role === 'button' ? 'opens' : undefined;
}

/** False for `#`, an empty address, `javascript:` and the page itself; an anchor (`#rules`) leads to what was read already. */
function leadsElsewhere(link: LinkRecord, pageAddress: string): boolean {
  if (/^javascript:/i.test(link.url) || link.url === '') return false;
  const [page = ''] = pageAddress.split('#');
  if (link.url === page || link.url === pageAddress) return false;
  return !/^#!?$/.test(link.url.slice(page.length)) || !link.url.startsWith(page);
}
