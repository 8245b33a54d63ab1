/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Tree } from './tree.js';
import type { Visibility } from './visibility.js';

export interface Naming {
  /** Visible words of an element, spaces collapsed; of an invisible element, all its words. */
  readonly textOf: (element: Element, max?: number) => string;
  /** Accessible name, near enough to WAI-ARIA accname for buttons, links and fields. */
  readonly nameOf: (element: Element) => string;
  /** What a visitor would call the field: label, ARIA, placeholder, title, words just before it. */
  readonly labelOf: (field: Element) => string;
  readonly clean: (text: string | null | undefined, max?: number) => string;
}

/** Self-contained: its source text is sent to the page. */
export function createNaming(tree: Tree, visibility: Visibility): Naming {
  const { plain } = tree;
  const silent = new Set(['script', 'style', 'noscript', 'template', 'head', 'iframe', 'object']);
  const clean = (text: string | null | undefined, max = 300) => (text ?? '').replace(/\s+/g, ' ').trim().slice(0, max);

  function gather(node: Node, onlyVisible: boolean, withAlt: boolean, into: string[], budget: { left: number }): void {
    if (budget.left <= 0) return;
    const { nodeType } = plain(node);
    if (nodeType === Node.TEXT_NODE) {
      const words = node.nodeValue ?? '';
      into.push(words);
      budget.left -= words.length;
      return;
    }
    if (nodeType !== Node.ELEMENT_NODE && nodeType !== Node.DOCUMENT_FRAGMENT_NODE) return;
    if (nodeType === Node.ELEMENT_NODE) {
      const element = node as Element;
      const own = plain(element);
      const { localName } = own;
      if (silent.has(localName)) return;
      if (onlyVisible && visibility.hiddenReason(element) !== null) return;
      if (withAlt) {
        const name = own.getAttribute('aria-label') ?? (localName === 'img' ? own.getAttribute('alt') : null);
        if (name !== null && localName !== 'body') into.push(` ${name} `);
      }
      const inline = visibility.displayOf(element).startsWith('inline');
      if (!inline || localName === 'br') into.push(' ');
      const children = shownChildren(element);
      for (const child of children) gather(child, onlyVisible, withAlt, into, budget);
      if (!inline) into.push(' ');
      return;
    }
    for (const child of node.childNodes) gather(child, onlyVisible, withAlt, into, budget);
  }

  function shownChildren(element: Element): Iterable<Node> {
    const { localName, shadowRoot, childNodes } = plain(element);
    const slotted = localName === 'slot' ? (element as HTMLSlotElement).assignedNodes() : [];
    return slotted.length > 0 ? slotted : (shadowRoot?.childNodes ?? childNodes);
  }

  function words(element: Element, max: number, withAlt: boolean): string {
    const into: string[] = [];
    const budget = { left: max * 3 };
    const children = shownChildren(element);
    const onlyVisible = visibility.isVisible(element);
    for (const child of children) gather(child, onlyVisible, withAlt, into, budget);
    return clean(into.join(''), max);
  }

  function referenced(element: Element, attribute: string): string {
    const root = plain(plain(element).getRootNode()) as Document | ShadowRoot;
    const ids = (plain(element).getAttribute(attribute) ?? '').split(/\s+/).filter(Boolean);
    return clean(ids.map((id) => root.getElementById?.(id)?.textContent ?? '').join(' '));
  }

  function labelsOf(field: Element): string {
    const labels = (field as HTMLInputElement).labels;
    return labels ? clean([...labels].map((label) => words(label, 300, false)).join(' ')) : '';
  }

  function nameOf(element: Element): string {
    const own = plain(element);
    const input = own.localName === 'input' ? (element as HTMLInputElement) : null;
    const isButton = input !== null && /^(submit|button|reset|image)$/.test(input.type);
    const byValue = input && isButton ? clean(input.value || input.alt) || (input.type === 'submit' ? 'Submit' : '') : '';
    const holdsText = !/^(input|select|textarea)$/.test(own.localName);
    return (
      referenced(element, 'aria-labelledby') ||
      clean(own.getAttribute('aria-label')) ||
      byValue ||
      (holdsText ? '' : labelsOf(element)) ||
      (holdsText ? words(element, 200, true) || clean(own.querySelector('svg title')?.textContent) : '') ||
      clean(own.getAttribute('title')) ||
      clean(own.getAttribute('placeholder')) ||
      clean(own.getAttribute('alt'))
    );
  }

  /** Words that stand just before the field, in its own line or table row. */
  function wordsBefore(field: Element): string {
    let current: Element | null = field;
    for (let level = 0; current && level < 3; level++) {
      for (let before = plain(current).previousSibling; before; before = plain(before).previousSibling) {
        const isElement = plain(before).nodeType === Node.ELEMENT_NODE;
        const text = clean(isElement ? words(before as Element, 120, false) : before.nodeValue, 120);
        const isField = isElement && plain(before as Element).matches('input,select,textarea,button');
        if (isField) return '';
        if (text) return text;
      }
      current = tree.parentOf(current);
      if (!current || /^(form|body|fieldset|main|section)$/.test(plain(current).localName)) return '';
    }
    return '';
  }

  function labelOf(field: Element): string {
    return (
      labelsOf(field) ||
      clean(field.getAttribute('aria-label')) ||
      referenced(field, 'aria-labelledby') ||
      clean(field.getAttribute('placeholder')) ||
      clean(field.getAttribute('title')) ||
      wordsBefore(field)
    );
  }

  return { textOf: (element, max = 300) => words(element, max, false), nameOf, labelOf, clean };
}
