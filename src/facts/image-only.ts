import type { PageType } from '../ruleset/vocabulary.js';
import { isHidden } from './dom-links.js';
import type { PageView } from './page-view.js';
import type { Dom, DomElement } from './read-dom.js';

// Pages that are there to be read: one without text holds it in another form.
const read = new Set<PageType>([
  'legal-notice',
  'terms',
  'terms-of-sale',
  'privacy',
  'cookies',
  'community-guidelines',
  'transparency-report',
  'accessibility',
]);
const fewLetters = 160;
const smallest = 250;
const known = new WeakMap<Dom, boolean>();

function isLarge($: Dom, element: DomElement): boolean {
  if (element.type !== 'tag' || isHidden(element) || $(element).closest('header, nav, footer, a, button').length > 0)
    return false;
  const sides = [element.attribs.width, element.attribs.height].map((side) => Number.parseInt(side ?? '', 10));
  if (sides.some((side) => side < smallest)) return false;
  const name = `${element.attribs.src ?? ''} ${element.attribs.class ?? ''} ${element.attribs.alt ?? ''}`;
  return !/logo|icon|avatar|banner|sprite|\.svg|pixel/i.test(name);
}

/** A legal page whose text is a picture: headings and menus around it, nearly no words of its own. */
export function isImageOnly(view: PageView, $: Dom): boolean {
  if (!view.types.some(({ type }) => read.has(type))) return false;
  const cached = known.get($);
  if (cached !== undefined) return cached;
  let letters = 0;
  for (const { text, kind, hidden, places } of view.blocks) {
    if (hidden || ['title', 'heading', 'alt', 'button', 'link', 'option', 'label'].includes(kind)) continue;
    if (places.some((place) => place !== 'main')) continue;
    letters += text.length;
    if (letters > fewLetters) break;
  }
  const answer =
    letters <= fewLetters &&
    $('img, object, embed')
      .toArray()
      .some((element) => isLarge($, element as DomElement));
  known.set($, answer);
  return answer;
}
