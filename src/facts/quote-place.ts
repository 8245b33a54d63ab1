import { createElementFinder } from './find-element.js';
import type { Quote } from './page-view.js';
import { charactersOf, type DomElement, hidesItself, readDomWithPlaces, silentElements } from './read-dom.js';
import { createSolidText, onlyIndexOf, type SolidText, solid } from './solid-text.js';

/** Borders inside the HTML of a page, as indexes of UTF-16 units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where a quotation stands in the HTML: its own characters, or an element that says it without text of its own. */
export interface QuotePlace extends Span {
  /** True when the span is a whole element whose own box shows the words: a button, an image, a form. */
  readonly whole: boolean;
}

/** Elements whose box is a better mark than the words in it. */
const boxed = new Set(['a', 'button', 'input', 'select', 'textarea', 'img', 'summary', 'form']);
const saying = ['aria-label', 'alt', 'title', 'value', 'placeholder'] as const;
/** Fields without a label are quoted by these. */
const naming = ['name', 'id'] as const;
/** How far above the element of a quotation the rest of its words may stand: the row of a cell. */
const levels = 2;
const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

interface Located {
  readonly sourceCodeLocation?: { readonly startOffset: number; readonly endOffset: number } | null;
}

function spanOf(node: DomElement): Span | undefined {
  const place = (node as Located).sourceCodeLocation;
  return place ? { from: place.startOffset, to: place.endOffset } : undefined;
}

/** Adds the characters of a text node; one whose source does not read as the node does has no place. */
function addText(html: string, node: DomElement, into: ReturnType<typeof createSolidText>): void {
  const span = spanOf(node);
  if (span === undefined) return;
  const found: { readonly character: string; readonly from: number; readonly to: number }[] = [];
  for (const match of html.slice(span.from, span.to).matchAll(/&(?:amp|lt|gt);|[\s\S]/gu)) {
    const from = span.from + match.index;
    found.push({ character: entities[match[0]] ?? match[0], from, to: from + match[0].length });
  }
  if (found.map(({ character }) => character).join('') !== charactersOf(node)) return;
  for (const { character, from, to } of found) into.add(character, from, to);
}

function solidTextOf(html: string, element: DomElement): SolidText {
  const into = createSolidText();
  const waiting: DomElement[] = [element];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'text') addText(html, node, into);
    else if ('children' in node && !(node.type === 'tag' && (silentElements.has(node.name) || hidesItself(node))))
      waiting.push(...([...node.children].reverse() as DomElement[]));
  }
  return into.done;
}

/** What an element and those in it say in some attributes. */
function saidBy(element: DomElement, attributes: readonly string[]): readonly string[] {
  const said: string[] = [];
  const waiting: DomElement[] = [element];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'tag')
      said.push(...attributes.flatMap((name) => (node.type === 'tag' && node.attribs[name] ? [solid(node.attribs[name])] : [])));
    if ('children' in node) waiting.push(...(node.children as DomElement[]));
  }
  return said;
}

/** The span of the quotation in a text that holds it once, with or without the words around it. */
function spanIn({ text, from, to }: SolidText, quote: Quote): Span | undefined {
  const exact = solid(quote.exact);
  const prefix = solid(quote.prefix);
  const around = onlyIndexOf(text, prefix + exact + solid(quote.suffix));
  const at = around === undefined ? onlyIndexOf(text, exact) : around + prefix.length;
  if (at === undefined || exact === '') return undefined;
  return { from: from[at] as number, to: to[at + exact.length - 1] as number };
}

/** A form is quoted by its heading, labels and buttons, joined; the heading may stand before it. */
function isFormQuoted(element: DomElement, text: string, quote: Quote): boolean {
  const said = saidBy(element, [...saying, ...naming]);
  const words = quote.exact
    .split(' · ')
    .map(solid)
    .filter((part) => part.length > 1);
  const found = words.filter((part) => text.includes(part) || said.includes(part));
  return words.length > 1 && found.length * 2 > words.length;
}

function placeIn(html: string, element: DomElement, quote: Quote): QuotePlace | undefined {
  const whole = spanOf(element);
  if (whole === undefined || element.type !== 'tag') return undefined;
  const words = solidTextOf(html, element);
  const exact = solid(quote.exact);
  if (boxed.has(element.name) && exact !== '' && words.text === exact) return { ...whole, whole: true };
  let scope: DomElement | null = element;
  for (let level = 0; level <= levels && scope !== null && scope.type === 'tag'; level++) {
    const span = spanIn(level === 0 ? words : solidTextOf(html, scope), quote);
    if (span !== undefined) return { ...span, whole: false };
    scope = scope.name === 'body' ? null : (scope.parent as DomElement | null);
  }
  const says = saidBy(element, saying).includes(exact) || isFormQuoted(element, words.text, quote);
  return says ? { ...whole, whole: true } : undefined;
}

/**
 * Finds quotations again in the stored HTML of a page, from which facts took them. A quotation that is not found, or in several
 * places, has no place: a wrong mark is worse than none.
 */
export function createQuoteFinder(html: string): (quote: Quote) => QuotePlace | undefined {
  const find = createElementFinder(readDomWithPlaces(html));
  return (quote) => {
    if (quote.selector === undefined || quote.exact === '') return undefined;
    const places = find(quote.selector).flatMap((element) => placeIn(html, element, quote) ?? []);
    const [first, ...others] = places;
    return others.some(({ from, to }) => from !== first?.from || to !== first.to) ? undefined : first;
  };
}
