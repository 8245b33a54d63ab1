/// <reference lib="dom" />
import type { LinkPlace } from '../../evidence/page-record.js';
import type { Tree } from './tree.js';

/** Tells in which part of the page an element stands. Self-contained: its source text is sent to the page. */
export function createPlaceOf(tree: Tree): (element: Element) => LinkPlace {
  const { plain } = tree;
  const order: readonly LinkPlace[] = ['dialog', 'footer', 'nav', 'header', 'form', 'aside', 'main', 'body'];
  const byTag: Record<string, LinkPlace> = { dialog: 'dialog', nav: 'nav', form: 'form', aside: 'aside', main: 'main' };
  const byRole: Record<string, LinkPlace> = {
    dialog: 'dialog',
    alertdialog: 'dialog',
    contentinfo: 'footer',
    navigation: 'nav',
    banner: 'header',
    form: 'form',
    search: 'form',
    complementary: 'aside',
    main: 'main',
  };
  const partFooter =
    /(card|modal|post|entry|comment|article|panel|table|widget|message|item|section|block|dialog)[-_]?(footer|header)/i;
  const cache = new Map<Element, LinkPlace>();

  /** A footer of an article is not the footer of the page (HTML-AAM scoping rule). */
  const isPart = ({ parentElement }: Element) =>
    parentElement !== null && plain(parentElement).closest('article,aside,main,nav,section,li,[role=article]') !== null;

  function ownPlace(element: Element): LinkPlace | null {
    const own = plain(element);
    const { localName } = own;
    const role = byRole[own.getAttribute('role') ?? ''];
    if (role) return role;
    if (localName === 'footer' || localName === 'header') return isPart(element) ? null : localName;
    const tag = byTag[localName];
    if (tag) return tag;
    if (!/^(div|section|ul|table|td|p|center)$/.test(localName)) return null;
    const marks = `${element.id} ${element.getAttribute('class') ?? ''}`;
    if (marks.length < 3 || marks.length > 400 || partFooter.test(marks) || element.closest('article,li')) return null;
    if (/(^|[\s_-])(footer\d?|pied|pied-?de-?page|bas-?de-?page|colophon)($|[\s_-])/i.test(marks)) return 'footer';
    if (/(^|[\s_-])(header|masthead|topbar|entete|en-tete)($|[\s_-])/i.test(marks)) return 'header';
    if (/(^|[\s_-])(navbar|navigation|nav|menu|mainmenu)($|[\s_-])/i.test(marks)) return 'nav';
    return /(^|[\s_-])(sidebar)($|[\s_-])/i.test(marks) ? 'aside' : null;
  }

  return function placeOf(element: Element): LinkPlace {
    const path: Element[] = [];
    let best: LinkPlace = 'body';
    for (let current: Element | null = element; current; current = tree.parentOf(current)) {
      const known = cache.get(current);
      if (known) {
        best = known;
        break;
      }
      path.push(current);
    }
    for (const step of path.reverse()) {
      const own = ownPlace(step);
      if (own && order.indexOf(own) < order.indexOf(best)) best = own;
      cache.set(step, best);
    }
    return best;
  };
}
