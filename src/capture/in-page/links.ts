/// <reference lib="dom" />
import type { LinkPlace, LinkRecord } from '../../evidence/page-record.js';
import type { Naming } from './naming.js';
import type { Tree } from './tree.js';
import type { Visibility } from './visibility.js';

/** All links of the page, hidden ones too (marked). Self-contained: its source text is sent to the page. */
export function readLinks(
  tree: Tree,
  visibility: Visibility,
  naming: Naming,
  placeOf: (element: Element) => LinkPlace,
  max: number,
): LinkRecord[] {
  return tree.all('a[href], area[href]', max).map((element) => {
    // An SVG link's `href` is an object: only the attribute is text.
    const href = (element as HTMLAnchorElement).href;
    const url = typeof href === 'string' ? href : (element.getAttribute('href') ?? '');
    const text = naming.textOf(element);
    const name = naming.nameOf(element);
    const title = naming.clean(element.getAttribute('title'));
    const rel = naming.clean(element.getAttribute('rel'));
    const hreflang = naming.clean(element.getAttribute('hreflang'));
    return {
      url: url.slice(0, 4000),
      text,
      ...(name && name !== text ? { name } : {}),
      ...(title ? { title } : {}),
      ...(rel ? { rel } : {}),
      ...(hreflang ? { hreflang } : {}),
      place: placeOf(element),
      visible: element.localName === 'area' || visibility.isVisible(element),
      selector: tree.selectorOf(element),
    };
  });
}
