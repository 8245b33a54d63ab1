import { wordsIn } from './dom-text.js';
import type { DomElement } from './read-dom.js';
import { hidesItself } from './read-dom.js';

/**
 * Stands between a label's cell and its value's cell, so that both read as one line (« Directeur de la publication │ Alice Martin »).
 * To patterns it is a colon; no site types this sign.
 */
export const cellBorder = '│';

const longestLabel = 80;
const noLabel = new Set([
  'a',
  'button',
  'input',
  'select',
  'textarea',
  'form',
  'table',
  'ul',
  'ol',
  'img',
  'svg',
  'h1',
  'h2',
  'h3',
  'h4',
]);

const cells = new Set(['td', 'th', 'dt', 'dd']);

const tagsIn = (element: DomElement | null | undefined): readonly DomElement[] =>
  element !== null && element !== undefined && 'children' in element
    ? (element.children as DomElement[]).filter((child) => child.type === 'tag')
    : [];

const isPlain = (element: DomElement): boolean =>
  tagsIn(element).every((child) => child.type === 'tag' && !noLabel.has(child.name) && isPlain(child));

function labelWords(element: DomElement | undefined): string | undefined {
  if (element === undefined || hidesItself(element) || !isPlain(element)) return undefined;
  const words = wordsIn(element);
  return /\p{L}{2}/u.test(words) && words.length <= longestLabel && !/[.!?]$/.test(words) ? words : undefined;
}

/** The cells of a row of two that is no row of column titles; a term and the first definition behind it. */
function pairOf(element: DomElement): readonly [DomElement, DomElement] | undefined {
  if (element.type !== 'tag' || !cells.has(element.name)) return undefined;
  const siblings = tagsIn(element.parent as DomElement | null);
  if (element.name === 'td' || element.name === 'th') {
    const [first, second] = siblings;
    if (siblings.length !== 2 || first?.type !== 'tag' || second?.type !== 'tag' || second.name !== 'td') return undefined;
    return [first, second];
  }
  const at = siblings.indexOf(element);
  const [term, definition] = element.name === 'dt' ? [element, siblings[at + 1]] : [siblings[at - 1], element];
  if (term?.type !== 'tag' || definition?.type !== 'tag' || term.name !== 'dt' || definition.name !== 'dd') return undefined;
  return [term, definition];
}

/** The words of the label's cell that a cell answers, or `label` for the label's cell itself. */
export function labelFor(element: DomElement): { readonly words: string; readonly is: 'label' | 'value' } | undefined {
  const pair = pairOf(element);
  const words = labelWords(pair?.[0]);
  if (pair === undefined || words === undefined) return undefined;
  return { words, is: pair[0] === element ? 'label' : 'value' };
}

/** A label and its value on one line. */
export const joinCells = (label: string, value: string): string =>
  /[:?]$/.test(label) ? `${label} ${value}` : `${label} ${cellBorder} ${value}`;
