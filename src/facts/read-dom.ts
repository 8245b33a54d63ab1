import { type CheerioAPI, load } from 'cheerio';

/** Parsed mark-up of a page; kept apart from the plain page view. */
export type Dom = CheerioAPI;
export type DomElement = ReturnType<Dom>[number];

/** Parses HTML. Scripts are never run; nothing is fetched. */
export function readDom(html: string): Dom {
  return load(html);
}

/** Parses HTML so that every node knows where it stands in it (`sourceCodeLocation`); gives the document. */
export function readDomWithPlaces(html: string): DomElement {
  return load(html, { sourceCodeLocationInfo: true }).root()[0] as unknown as DomElement;
}

/** Elements whose content is not for readers. */
export const silentElements = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'head',
  'svg',
  'object',
  'iframe',
  'canvas',
  'video',
  'audio',
  'math',
]);

/** The characters of a text node; empty for any other. */
export function charactersOf(node: DomElement): string {
  return 'data' in node && typeof node.data === 'string' ? node.data : '';
}

/** Places found so far: elements are asked for in order, each after the one before it and below the same ones. */
const places = new WeakMap<DomElement, number>();

/** Position of an element among its neighbours of the same name, from 1. */
function placeAmongAlike(element: DomElement & { readonly name: string }): number {
  const known = places.get(element);
  if (known !== undefined) return known;
  let place = 1;
  for (let before = element.prev; before !== null; before = before.prev) {
    if (!('name' in before) || before.name !== element.name) continue;
    const placeBefore = places.get(before);
    place += placeBefore ?? 1;
    if (placeBefore !== undefined) break;
  }
  places.set(element, place);
  return place;
}

/** A short CSS path to an element: an id when there is one, else tag names with positions. */
export function selectorOf(element: DomElement): string {
  const parts: string[] = [];
  let current: DomElement | null = element;
  while (current !== null && current.type === 'tag' && parts.length < 5) {
    const id = current.attribs.id;
    if (id !== undefined && /^[A-Za-z][\w-]*$/.test(id)) {
      parts.unshift(`#${id}`);
      break;
    }
    const index = placeAmongAlike(current);
    parts.unshift(current.name === 'body' || current.name === 'html' ? current.name : `${current.name}:nth-of-type(${index})`);
    current = current.parent as DomElement | null;
  }
  return parts.join(' > ');
}

const hiddenStyle = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** Whether an element hides itself and all it holds: marked so at capture, or by its own attributes. */
export function hidesItself(element: DomElement): boolean {
  if (element.type !== 'tag') return false;
  const { attribs } = element;
  if (attribs['data-vigie-hidden'] !== undefined || attribs.hidden !== undefined) return true;
  return attribs.style !== undefined && hiddenStyle.test(attribs.style);
}
