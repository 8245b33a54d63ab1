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
  const silent = new Set(['script', 'style', 'noscript', 'template', 'head', 'iframe', 'object']);
  const clean = (text: string | null | undefined, max = 300) => (text ?? '').replace(/\s+/g, ' ').trim().slice(0, max);

  function gather(node: Node, onlyVisible: boolean, withAlt: boolean, into: string[], budget: { left: number }): void {
    if (budget.left <= 0) return;
    if (node.nodeType === Node.TEXT_NODE) {
      const words = node.nodeValue ?? '';
      into.push(words);
      budget.left -= words.length;
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE && node.nodeType !== Node.DOCUMENT_FRAGMENT_NODE) return;
    if (node.nodeType === Node.ELEMENT_NODE) {
      const element = node as Element;
      if (silent.has(element.localName)) return;
      if (onlyVisible && visibility.hiddenReason(element) !== null) return;
      if (withAlt) {
        const own = element.getAttribute('aria-label') ?? (element.localName === 'img' ? element.getAttribute('alt') : null);
        if (own !== null && element.localName !== 'body') into.push(` ${own} `);
      }
      const inline = visibility.displayOf(element).startsWith('inline');
      if (!inline || element.localName === 'br') into.push(' ');
      const slotted = element.localName === 'slot' ? (element as HTMLSlotElement).assignedNodes() : [];
      const children = slotted.length > 0 ? slotted : (element.shadowRoot ?? element).childNodes;
      for (const child of children) gather(child, onlyVisible, withAlt, into, budget);
      if (!inline) into.push(' ');
      return;
    }
    for (const child of node.childNodes) gather(child, onlyVisible, withAlt, into, budget);
  }

  function words(element: Element, max: number, withAlt: boolean): string {
    const into: string[] = [];
    const budget = { left: max * 3 };
    const slotted = element.localName === 'slot' ? (element as HTMLSlotElement).assignedNodes() : [];
    const children = slotted.length > 0 ? slotted : (element.shadowRoot ?? element).childNodes;
    const onlyVisible = visibility.isVisible(element);
    for (const child of children) gather(child, onlyVisible, withAlt, into, budget);
    return clean(into.join(''), max);
  }

  function referenced(element: Element, attribute: string): string {
    const root = element.getRootNode() as Document | ShadowRoot;
    const ids = (element.getAttribute(attribute) ?? '').split(/\s+/).filter(Boolean);
    return clean(ids.map((id) => root.getElementById?.(id)?.textContent ?? '').join(' '));
  }

  function labelsOf(field: Element): string {
    const labels = (field as HTMLInputElement).labels;
    return labels ? clean([...labels].map((label) => words(label, 300, false)).join(' ')) : '';
  }

  function nameOf(element: Element): string {
    const input = element.localName === 'input' ? (element as HTMLInputElement) : null;
    const isButton = input !== null && /^(submit|button|reset|image)$/.test(input.type);
    const byValue = input && isButton ? clean(input.value || input.alt) || (input.type === 'submit' ? 'Submit' : '') : '';
    const holdsText = !/^(input|select|textarea)$/.test(element.localName);
    return (
      referenced(element, 'aria-labelledby') ||
      clean(element.getAttribute('aria-label')) ||
      byValue ||
      (holdsText ? '' : labelsOf(element)) ||
      (holdsText ? words(element, 200, true) || clean(element.querySelector('svg title')?.textContent) : '') ||
      clean(element.getAttribute('title')) ||
      clean(element.getAttribute('placeholder')) ||
      clean(element.getAttribute('alt'))
    );
  }

  /** Words that stand just before the field, in its own line or table row. */
  function wordsBefore(field: Element): string {
    let current: Element | null = field;
    for (let level = 0; current && level < 3; level++) {
      for (let before: Node | null = current.previousSibling; before; before = before.previousSibling) {
        const text = clean(before.nodeType === Node.ELEMENT_NODE ? words(before as Element, 120, false) : before.nodeValue, 120);
        const isField = before.nodeType === Node.ELEMENT_NODE && (before as Element).matches('input,select,textarea,button');
        if (isField) return '';
        if (text) return text;
      }
      current = tree.parentOf(current);
      if (!current || /^(form|body|fieldset|main|section)$/.test(current.localName)) return '';
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
