/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** The page as one tree: open shadow roots and same-origin frames are part of it. Runs inside the page. */
export interface Tree {
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

  function frameDocument(element: Element): Document | null {
    if (element.localName !== 'iframe' && element.localName !== 'frame') return null;
    try {
      const inner = (element as HTMLIFrameElement).contentDocument;
      return inner?.body ? inner : null;
    } catch {
      return null;
    }
  }

  function roots(): readonly (Document | ShadowRoot)[] {
    if (known) return known;
    const found: (Document | ShadowRoot)[] = [document];
    for (let index = 0; index < found.length && found.length < 500; index++) {
      for (const element of found[index]?.querySelectorAll('*') ?? []) {
        if (element.shadowRoot) found.push(element.shadowRoot);
        const inner = frameDocument(element);
        if (inner) found.push(inner);
      }
    }
    known = found;
    return found;
  }

  function frameElementOf(inner: Document): Element | null {
    try {
      return inner.defaultView?.frameElement ?? null;
    } catch {
      return null;
    }
  }

  function parentOf(element: Element): Element | null {
    if (element.assignedSlot) return element.assignedSlot;
    if (element.parentElement) return element.parentElement;
    const root = element.getRootNode();
    if ('host' in root) return (root as ShadowRoot).host;
    return root.nodeType === Node.DOCUMENT_NODE ? frameElementOf(root as Document) : null;
  }

  const tagOf = (element: Element) => (frameDocument(element) ? 'vigie-frame' : element.localName);

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
    const slot = element.assignedSlot;
    if (slot) slot.assignedElements().forEach(count);
    else
      for (let next = element.parentNode?.firstElementChild ?? element; next; next = next.nextElementSibling as Element)
        count(next);
    return positions.get(element) ?? 1;
  }

  function isUnique(id: string): boolean {
    const known = uniqueIds.get(id) ?? document.querySelectorAll(`#${id}`).length === 1;
    uniqueIds.set(id, known);
    return known;
  }

  function selectorOf(element: Element): string {
    const parts: string[] = [];
    let current: Element | null = element;
    while (current && parts.length < 60) {
      const root = current.getRootNode() as Document | ShadowRoot;
      const inFrame = root.nodeType === Node.DOCUMENT_NODE && root !== document;
      if (!inFrame && current.id && /^[A-Za-z][\w-]*$/.test(current.id) && root === document) {
        if (isUnique(current.id)) {
          parts.unshift(`#${current.id}`);
          break;
        }
      }
      const slotted = current.assignedSlot !== null;
      const top = current.localName === 'html' || current.localName === 'body' || current.localName === 'head';
      if (!(inFrame && top)) parts.unshift(top ? current.localName : `${tagOf(current)}:nth-of-type(${positionOf(current)})`);
      if (!slotted && !current.parentElement && 'host' in root) parts.unshift('vigie-shadow');
      current = parentOf(current);
    }
    return parts.join(' > ');
  }

  function all(selector: string, max: number): readonly Element[] {
    const found: Element[] = [];
    for (const root of roots()) {
      for (const element of root.querySelectorAll(selector)) {
        if (found.length >= max) return found;
        found.push(element);
      }
    }
    return found;
  }

  function offsetOf(element: Element): { readonly x: number; readonly y: number } {
    const known = offsets.get(element.ownerDocument);
    if (known) return known;
    let x = window.scrollX;
    let y = window.scrollY;
    let frame = frameElementOf(element.ownerDocument);
    while (frame) {
      const box = frame.getBoundingClientRect();
      x += box.x;
      y += box.y;
      frame = frameElementOf(frame.ownerDocument);
    }
    const offset = { x, y };
    offsets.set(element.ownerDocument, offset);
    return offset;
  }

  return { roots, parentOf, frameDocument, selectorOf, all, offsetOf };
}
