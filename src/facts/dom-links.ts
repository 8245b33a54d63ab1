import type { ControlRecord, LinkPlace, LinkRecord } from '../evidence/page-record.js';
import { placeOf } from './dom-places.js';
import { wordsIn } from './dom-text.js';
import { normaliseText } from './normalise-text.js';
import { type Dom, type DomElement, hidesItself, selectorOf } from './read-dom.js';

/** Whether the element or one of its ancestors is hidden. */
export function isHidden(element: DomElement): boolean {
  let current: DomElement | null = element;
  while (current !== null && current.type === 'tag') {
    if (hidesItself(current)) return true;
    current = current.parent as DomElement | null;
  }
  return false;
}

/** The structural place of an element; `body` when none is marked. */
export function placeAround(element: DomElement): LinkPlace {
  let current = element.parent as DomElement | null;
  while (current !== null && current.type === 'tag') {
    const place = placeOf(current);
    if (place !== undefined) return place === 'banner' ? 'dialog' : place;
    current = current.parent as DomElement | null;
  }
  return 'body';
}

/** The words a control is announced with, as far as mark-up alone tells: aria-label, text, image text, title, value. */
export function nameOf($: Dom, element: DomElement): string {
  if (element.type !== 'tag') return '';
  const { attribs } = element;
  const labelled = attribs['aria-labelledby']
    ?.split(/\s+/)
    .map((id) => $(`[id="${id.replace(/["\\]/g, '')}"]`).text())
    .join(' ');
  const text = wordsIn(element);
  const image = $(element)
    .find('img[alt]')
    .map((_, img) => $(img).attr('alt') ?? '')
    .get()
    .join(' ');
  for (const words of [attribs['aria-label'], labelled, text, image, attribs.title, attribs.value]) {
    if (words !== undefined && words.trim() !== '') return normaliseText(words);
  }
  return '';
}

function resolve(href: string, base: string): string | undefined {
  try {
    return new URL(href, base).href;
  } catch {
    return undefined;
  }
}

/** Every link of a saved page; targets are resolved against `base`. */
export function readLinks($: Dom, base: string): readonly LinkRecord[] {
  const links: LinkRecord[] = [];
  $('a[href], area[href]').each((_, element) => {
    const url = resolve(element.attribs.href ?? '', base);
    if (url === undefined) return;
    const text = wordsIn(element);
    const name = nameOf($, element);
    links.push({
      url,
      text,
      ...(name !== text && name !== '' ? { name } : {}),
      ...(element.attribs.title ? { title: normaliseText(element.attribs.title) } : {}),
      ...(element.attribs.rel ? { rel: element.attribs.rel } : {}),
      place: placeAround(element),
      visible: !isHidden(element),
      selector: selectorOf(element),
    });
  });
  return links;
}

/** A colour that the element's own style gives. */
function ownColour(style: string | undefined, property: string): string {
  return new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, 'i').exec(style ?? '')?.[1]?.trim() ?? '';
}

const nowhere = { x: 0, y: 0, width: 0, height: 0 };

/** Buttons and button-like elements of a saved page. Without a browser, position is unknown, and all colours but those of its own style. */
export function readControls($: Dom): readonly ControlRecord[] {
  const controls: ControlRecord[] = [];
  $(
    'button, summary, [role=button], [role=menuitem], [role=tab], input[type=submit], input[type=button], a[onclick]:not([href])',
  ).each((_, element) => {
    if (isHidden(element)) return;
    const { attribs } = element;
    controls.push({
      role: attribs.role ?? 'button',
      name: nameOf($, element),
      selector: selectorOf(element),
      rect: nowhere,
      color: ownColour(attribs.style, 'color'),
      background: ownColour(attribs.style, 'background(?:-color)?'),
      disabled: attribs.disabled !== undefined || attribs['aria-disabled'] === 'true',
      place: placeAround(element),
      popup: element.name === 'summary' || attribs['aria-haspopup'] !== undefined || attribs['aria-expanded'] === 'false',
    });
  });
  return controls;
}
