/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** The page as one tree: open shadow roots and same-origin frames are part of it. Runs inside the page. */
export interface Tree {
  /**
   * A node as it is asked: for a form and a document what the standard gives every node, whatever the page named its fields and pictures
   * (`<input name="id">` makes `form.id` that field: HTML, [LegacyOverrideBuiltIns]). For asking only: it is no key and no argument.
   */
  readonly plain: <N extends Node>(node: N) => N;
  /** Document, open shadow roots and same-origin frame documents, in the order found. */
  readonly roots: () => readonly (Document | ShadowRoot)[];
  /** Parent as a visitor sees it: through slots, shadow roots and frames. */
  readonly parentOf: (element: Element) => Element | null;
  /** Document of a same-origin frame, else null. */
  readonly frameDocument: (element: Element) => Document | null;
  /** CSS selector of the element in the stored DOM (`vigie-shadow` and `vigie-frame` stand for roots and frames). */
  readonly selectorOf: (element: Element) => string;
  /** Everything that matches in every root, at most `max` elements. */
  readonly all: (selector: string, max: number) => readonly Element[];
  /** Where the element's frame begins, in CSS pixels of the page. */
  readonly offsetOf: (element: Element) => { readonly x: number; readonly y: number };
}

/** Self-contained: its source text is sent to the page, so it may name nothing outside itself. */
export function createTree(): Tree {
  const positions = new Map<Element, number>();
  const uniqueIds = new Map<string, boolean>();
  const offsets = new Map<Document, { readonly x: number; readonly y: number }>();
  let known: (Document | ShadowRoot)[] | undefined;
  const plainly = new WeakMap<Node, Node>();
  const asked: ProxyHandler<Node> = {
    get(node, name) {
      const value = Reflect.get(Object.getPrototypeOf(node), name, node);
      return typeof value === 'function' ? value.bind(node) : value;
    },
  };

  function plain<N extends Node>(node: N): N {
    // A symbol is the one name that no field can have.
    const kind = (node as N & { readonly [Symbol.toStringTag]: string })[Symbol.toStringTag];
    if (kind !== 'HTMLFormElement' && kind !== 'HTMLDocument' && kind !== 'XMLDocument') return node;
    const proxy = (plainly.get(node) as N | undefined) ?? new Proxy(node, asked as ProxyHandler<N>);
    plainly.set(node, proxy);
    return proxy;
  }

  /** Until the page of a frame comes, an empty one stands in its place, which is open to all. */
  function isStillToCome(element: Element, inner: Document): boolean {
    const own = plain(inner);
    if (own.URL !== 'about:blank' || own.body.childNodes.length > 0) return false;
    try {
      return /^https?:/.test(new URL(element.getAttribute('src') || 'about:blank', plain(element.ownerDocument).baseURI).href);
    } catch {
      return false;
    }
  }

  function frameDocument(element: Element): Document | null {
    if (!/^i?frame$/.test(plain(element).localName)) return null;
    try {
      const inner = (element as HTMLIFrameElement).contentDocument;
      return inner && plain(inner).body && !isStillToCome(element, inner) ? inner : null;
    } catch {
      return null;
    }
  }

  function roots(): readonly (Document | ShadowRoot)[] {
    if (known) return known;
    const found: (Document | ShadowRoot)[] = [document];
    for (let index = 0; index < found.length && found.length < 500; index++) {
      const root = found[index];
      for (const element of root ? plain(root).querySelectorAll('*') : []) {
        const shadow = plain(element).shadowRoot;
        if (shadow) found.push(shadow);
        const inner = frameDocument(element);
        if (inner) found.push(inner);
      }
    }
    known = found;
    return found;
  }

  function frameElementOf(inner: Document): Element | null {
    try {
      return plain(inner).defaultView?.frameElement ?? null;
    } catch {
      return null;
    }
  }

  function parentOf(element: Element): Element | null {
    const own = plain(element);
    if (own.assignedSlot) return own.assignedSlot;
    if (own.parentElement) return own.parentElement;
    const root = own.getRootNode();
    const { nodeType } = plain(root);
    if (nodeType === Node.DOCUMENT_FRAGMENT_NODE) return (root as ShadowRoot).host ?? null;
    return nodeType === Node.DOCUMENT_NODE ? frameElementOf(root as Document) : null;
  }

  const tagOf = (element: Element) => (frameDocument(element) ? 'vigie-frame' : plain(element).localName);

  /** 1-based place among siblings of the same stored tag. */
  function positionOf(element: Element): number {
    const seen = positions.get(element);
    if (seen) return seen;
    const counts: Record<string, number> = Object.create(null);
    const count = (sibling: Element) => {
      const tag = tagOf(sibling);
      const place = (counts[tag] ?? 0) + 1;
      counts[tag] = place;
      positions.set(sibling, place);
    };
    const slot = plain(element).assignedSlot;
    if (slot) slot.assignedElements().forEach(count);
    else {
      const parent = plain(element).parentNode;
      const first = parent ? plain(parent).firstElementChild : null;
      for (let next = first ?? element; next; next = plain(next).nextElementSibling as Element) count(next);
    }
    return positions.get(element) ?? 1;
  }

  function isUnique(id: string): boolean {
    const known = uniqueIds.get(id) ?? plain(document).querySelectorAll(`#${id}`).length === 1;
    uniqueIds.set(id, known);
    return known;
  }

  function selectorOf(element: Element): string {
    const parts: string[] = [];
    let current: Element | null = element;
    while (current && parts.length < 60) {
      const own = plain(current);
      const { id, localName } = own;
      const root = own.getRootNode() as Document | ShadowRoot;
      const { nodeType } = plain(root);
      const inFrame = nodeType === Node.DOCUMENT_NODE && root !== document;
      if (root === document && /^[A-Za-z][\w-]*$/.test(id) && isUnique(id)) {
        parts.unshift(`#${id}`);
        break;
      }
      const top = localName === 'html' || localName === 'body' || localName === 'head';
      if (!(inFrame && top)) parts.unshift(top ? localName : `${tagOf(current)}:nth-of-type(${positionOf(current)})`);
      if (!own.assignedSlot && !own.parentElement && nodeType === Node.DOCUMENT_FRAGMENT_NODE) parts.unshift('vigie-shadow');
      current = parentOf(current);
    }
    return parts.join(' > ');
  }

  function all(selector: string, max: number): readonly Element[] {
    const found: Element[] = [];
    for (const root of roots()) {
      for (const element of plain(root).querySelectorAll(selector)) {
        if (found.length >= max) return found;
        found.push(element);
      }
    }
    return found;
  }

  function offsetOf(element: Element): { readonly x: number; readonly y: number } {
    const inner = plain(element).ownerDocument;
    const known = offsets.get(inner);
    if (known) return known;
    let x = window.scrollX;
    let y = window.scrollY;
    let frame = frameElementOf(inner);
    while (frame) {
      const box = frame.getBoundingClientRect();
      x += box.x;
      y += box.y;
      frame = frameElementOf(frame.ownerDocument);
    }
    const offset = { x, y };
    offsets.set(inner, offset);
    return offset;
  }

  return { plain, roots, parentOf, frameDocument, selectorOf, all, offsetOf };
}
