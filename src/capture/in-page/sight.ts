/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Tree } from './tree.js';
import type { Visibility } from './visibility.js';

/** A rectangle of the page, CSS pixels from the top left of the document. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a document's window begins on the page, and the part of the page through which it is seen; null when none is. */
export interface Origin {
  readonly x: number;
  readonly y: number;
  readonly clip: Box | null;
}

/** What of a page can be seen, as far as its boxes tell. Answers are remembered until `lookAgain`. */
export interface Sight {
  readonly plain: Tree['plain'];
  /** What two boxes have in common; null when that is less than a pixel. */
  readonly common: (a: Box, b: Box) => Box | null;
  readonly originOf: (inner: Document) => Origin;
  /** The part of the page in which an element's content can be seen: boxes that scroll or cut hide the rest. Null when none. */
  readonly clipOf: (element: Element) => Box | null;
  /** Whether something else is drawn over a point of an element, as far as the window shows it. Pixels of the element's own window. */
  readonly isCovered: (element: Element, x: number, y: number) => boolean;
  readonly lookAgain: () => void;
}

/** Self-contained: its source text is sent to the page. */
export function createSight(tree: Tree, visibility: Visibility): Sight {
  const { plain } = tree;
  const replaced = /^(img|video|canvas|iframe|embed|object|svg|picture)$/;
  let clips = new Map<Element, Box | null>();
  let origins = new Map<Document, Origin>();

  const everything: Box = { left: 0, top: 0, right: Number.MAX_SAFE_INTEGER, bottom: Number.MAX_SAFE_INTEGER };
  const common = (a: Box, b: Box): Box | null => {
    const left = Math.max(a.left, b.left);
    const top = Math.max(a.top, b.top);
    const right = Math.min(a.right, b.right);
    const bottom = Math.min(a.bottom, b.bottom);
    return right - left >= 1 && bottom - top >= 1 ? { left, top, right, bottom } : null;
  };

  function originOf(inner: Document): Origin {
    const known = origins.get(inner);
    if (known) return known;
    let origin: Origin = { x: window.scrollX, y: window.scrollY, clip: everything };
    if (inner !== document) {
      const frame = (plain(inner).defaultView?.frameElement ?? null) as HTMLElement | null;
      const rect = frame?.getBoundingClientRect();
      // A frame that is drawn larger or smaller than it is laid out has places that are not worth the sums.
      if (!frame || !rect || Math.abs(rect.width - frame.offsetWidth) > 1) origin = { x: 0, y: 0, clip: null };
      else {
        const outer = originOf(frame.ownerDocument);
        const style = visibility.styleOf(frame);
        const x = outer.x + rect.x + frame.clientLeft + parseFloat(style.paddingLeft);
        const y = outer.y + rect.y + frame.clientTop + parseFloat(style.paddingTop);
        const pane = { left: x, top: y, right: x + frame.clientWidth, bottom: y + frame.clientHeight };
        const around = clipOf(frame);
        origin = { x, y, clip: around && common(around, pane) };
      }
    }
    origins.set(inner, origin);
    return origin;
  }

  function clipOf(element: Element): Box | null {
    const known = clips.get(element);
    if (known !== undefined) return known;
    const parent = tree.parentOf(element);
    const { ownerDocument, localName } = plain(element);
    const origin = originOf(ownerDocument);
    const root = /^(html|body)$/.test(localName);
    const outer = parent && plain(parent).ownerDocument === ownerDocument ? clipOf(parent) : origin.clip;
    let clip = outer;
    const style = visibility.styleOf(element);
    if (
      outer &&
      !root &&
      visibility.displayOf(element) !== 'inline' &&
      (style.overflowX !== 'visible' || style.overflowY !== 'visible')
    ) {
      const rect = plain(element).getBoundingClientRect();
      const left = rect.left + origin.x;
      const top = rect.top + origin.y;
      clip = common(outer, { left, top, right: left + rect.width, bottom: top + rect.height });
    }
    // What fades in when the visitor scrolls is no hidden text, but no picture shows it either.
    if (parseFloat(style.opacity) < 0.01 || /^(inset|rect|circle|polygon)\(/.test(style.clipPath)) clip = null;
    clips.set(element, clip);
    return clip;
  }

  const paints = (style: CSSStyleDeclaration): boolean =>
    style.backgroundImage !== 'none' || !/^transparent$|[,/]\s*0\)$/.test(style.backgroundColor);

  /** Whether what is drawn there hides what lies under it. */
  function hides(above: Element): boolean {
    const own = plain(above);
    if (own.shadowRoot || replaced.test(own.localName)) return true;
    const style = visibility.styleOf(above);
    if (parseFloat(style.opacity) < 0.01) return false;
    if (paints(style) || /\S/.test(own.textContent ?? '')) return true;
    return ['::before', '::after'].some((pseudo) => {
      const drawn = (plain(own.ownerDocument).defaultView ?? window).getComputedStyle(above, pseudo);
      return drawn.content !== 'none' && paints(drawn);
    });
  }

  function isCovered(element: Element, x: number, y: number): boolean {
    const own = plain(element);
    const view = plain(own.ownerDocument).defaultView ?? window;
    if (x < 0 || y < 0 || x >= view.innerWidth || y >= view.innerHeight) return false;
    const root = own.getRootNode() as Document | ShadowRoot;
    for (const above of plain(root).elementsFromPoint(x, y)) {
      if (above === element || plain(above).contains(element) || own.contains(above)) break;
      if (hides(above)) return true;
    }
    const host = plain(root).nodeType === Node.DOCUMENT_FRAGMENT_NODE ? (root as ShadowRoot).host : null;
    if (host) return isCovered(host, x, y);
    const frame = root === document ? null : (view.frameElement as HTMLElement | null);
    if (!frame) return false;
    const inner = originOf(own.ownerDocument);
    const outer = originOf(frame.ownerDocument);
    return isCovered(frame, x + inner.x - outer.x, y + inner.y - outer.y);
  }

  function lookAgain(): void {
    clips = new Map();
    origins = new Map();
  }

  return { plain, common, originOf, clipOf, isCovered, lookAgain };
}
