import { normaliseText } from './normalise-text.js';
import { charactersOf, type DomElement, silentElements } from './read-dom.js';

/** Elements that do not cut a line of text. */
export const inlineElements = new Set([
  'a',
  'abbr',
  'acronym',
  'b',
  'bdi',
  'bdo',
  'big',
  'br',
  'cite',
  'code',
  'data',
  'del',
  'dfn',
  'em',
  'font',
  'i',
  'ins',
  'kbd',
  'mark',
  'nobr',
  'q',
  's',
  'samp',
  'small',
  'span',
  'strike',
  'strong',
  'sub',
  'sup',
  'time',
  'tt',
  'u',
  'var',
  'wbr',
  'picture',
]);

function gather(node: DomElement, parts: string[]): void {
  if (node.type === 'text') {
    parts.push(charactersOf(node));
    return;
  }
  if (node.type !== 'tag' || silentElements.has(node.name)) return;
  const apart = !inlineElements.has(node.name) || node.name === 'br';
  if (apart) parts.push(' ');
  for (const child of node.children) gather(child as DomElement, parts);
  if (apart) parts.push(' ');
}

/** The words of an element on one line, with a blank wherever a block begins or ends. */
export function wordsIn(element: DomElement | undefined): string {
  if (element === undefined) return '';
  const parts: string[] = [];
  gather(element, parts);
  return normaliseText(parts.join('').replace(/\s+/g, ' '));
}
