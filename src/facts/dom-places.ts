import type { Place } from '../ruleset/node.js';
import type { DomElement } from './read-dom.js';

const byTag: Readonly<Record<string, Place>> = {
  header: 'header',
  nav: 'nav',
  main: 'main',
  aside: 'aside',
  footer: 'footer',
  dialog: 'dialog',
  form: 'form',
  article: 'main',
};
const byRole: Readonly<Record<string, Place>> = {
  banner: 'header',
  navigation: 'nav',
  main: 'main',
  complementary: 'aside',
  contentinfo: 'footer',
  dialog: 'dialog',
  alertdialog: 'dialog',
};
// Names that consent tools and templates give to their containers; a convention of the trade, not of one site.
const consentName =
  /(?:^|[-_\s])(?:cookies?|consent|cmp|gdpr|rgpd|tarteaucitron|didomi|onetrust|axeptio|cookiebot|klaro|sp_message|qc-cmp2?)(?:$|[-_\s\d]|[A-Z])/i;

/** The structural place that an element opens, if any. */
export function placeOf(element: DomElement): Place | undefined {
  if (element.type !== 'tag') return undefined;
  const { id = '', class: classes = '', role } = element.attribs;
  if (element.name !== 'body' && element.name !== 'html' && element.name !== 'main' && consentName.test(`${id} ${classes}`))
    return 'banner';
  if (role !== undefined && byRole[role] !== undefined) return byRole[role];
  if (byTag[element.name] !== undefined) return byTag[element.name];
  if (element.name === 'div' || element.name === 'section' || element.name === 'ul') {
    if (/(?:^|[-_\s])footer(?:$|[-_\s])/i.test(`${id} ${classes}`)) return 'footer';
    if (/(?:^|[-_\s])(?:modal|dialog|popup)(?:$|[-_\s])/i.test(`${id} ${classes}`)) return 'dialog';
  }
  return undefined;
}
