/// <reference lib="dom" />
import type { Tree } from './tree.js';

/** Why an element is not shown by itself; its ancestors are not asked. */
export type HiddenReason = 'display' | 'visibility' | 'opacity' | 'size';

export interface Visibility {
  readonly hiddenReason: (element: Element) => HiddenReason | null;
  /** Neither the element nor anything around it is invisible. `aria-hidden` does not count: it is still seen. */
  readonly isVisible: (element: Element) => boolean;
  readonly styleOf: (element: Element) => CSSStyleDeclaration;
  /** Computed `display`, asked once: nearly every part of the reading needs it. */
  readonly displayOf: (element: Element) => string;
}

/** Self-contained: its source text is sent to the page. */
export function createVisibility(tree: Tree): Visibility {
  const { plain } = tree;
  const reasons = new Map<Element, HiddenReason | null>();
  const shown = new Map<Element, boolean>();

  const styles = new Map<Element, CSSStyleDeclaration>();
  const displays = new Map<Element, string>();

  function styleOf(element: Element): CSSStyleDeclaration {
    const known = styles.get(element);
    if (known) return known;
    const { ownerDocument } = plain(element);
    const view = ownerDocument === document ? window : (plain(ownerDocument).defaultView ?? window);
    const style = view.getComputedStyle(element);
    styles.set(element, style);
    return style;
  }

  function displayOf(element: Element): string {
    const known = displays.get(element);
    if (known !== undefined) return known;
    const { display } = styleOf(element);
    displays.set(element, display);
    return display;
  }

  /** A hidden element may hold a visible one: then it must not be marked as a whole. */
  function holdsVisible(element: Element): boolean {
    let looked = 0;
    for (const inner of plain(element).querySelectorAll('*')) {
      if (++looked > 400) return true;
      if (styleOf(inner).visibility === 'visible') return true;
    }
    return false;
  }

  /** Below the fold with a transition: it appears when the visitor scrolls, so it is not hidden from anyone. */
  function appearsOnScroll(element: Element, style: CSSStyleDeclaration): boolean {
    if (plain(element).getBoundingClientRect().top < window.innerHeight) return false;
    const fades = style.transitionDuration.split(',').some((duration) => parseFloat(duration) > 0);
    return (
      fades || style.animationName !== 'none' || plain(element).hasAttribute('data-aos') || style.willChange.includes('opacity')
    );
  }

  function ownReason(element: Element): HiddenReason | null {
    const style = styleOf(element);
    const display = displayOf(element);
    if (display === 'none') return 'display';
    if (display === 'contents') return null;
    if (style.visibility !== 'visible' && !holdsVisible(element)) return 'visibility';
    if (parseFloat(style.opacity) < 0.01 && !appearsOnScroll(element, style)) return 'opacity';
    if (display === 'inline' || (style.overflowX === 'visible' && style.overflowY === 'visible')) return null;
    // The content of a closed <details> has no layout, yet one click shows it: it counts as shown.
    const own = plain(element);
    if (/^(body|html)$/.test(own.localName) || own.closest('details:not([open])')) return null;
    const box = own.getBoundingClientRect();
    return box.width === 0 || box.height === 0 ? 'size' : null;
  }

  function hiddenReason(element: Element): HiddenReason | null {
    const known = reasons.get(element);
    if (known !== undefined) return known;
    const reason = ownReason(element);
    reasons.set(element, reason);
    return reason;
  }

  /** A light child that its shadow host does not slot is not rendered at all. */
  const unslotted = (element: Element) => {
    const { parentElement, assignedSlot } = plain(element);
    return parentElement !== null && assignedSlot === null && Boolean(plain(parentElement).shadowRoot);
  };

  function isVisible(element: Element): boolean {
    const path: Element[] = [];
    let current: Element | null = element;
    let result = true;
    while (current) {
      const known = shown.get(current);
      if (known !== undefined) {
        result = known;
        break;
      }
      path.push(current);
      current = tree.parentOf(current);
    }
    for (const step of path.reverse()) {
      result = result && hiddenReason(step) === null && !unslotted(step);
      shown.set(step, result);
    }
    return result;
  }

  return { hiddenReason, isVisible, styleOf, displayOf };
}
