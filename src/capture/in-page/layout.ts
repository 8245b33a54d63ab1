/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { LayoutRun } from '../../evidence/page-layout.js';
import type { Tree } from './tree.js';
import type { Visibility } from './visibility.js';

export interface LayoutReading {
  readonly cut: boolean;
  readonly runs: readonly LayoutRun[];
  /** Height of the document, and the part of it that the window shows. CSS pixels. */
  readonly documentHeight: number;
  readonly seen: { readonly y: number; readonly width: number; readonly height: number };
}

export interface Layout {
  /** Takes note of a visible node that was written at index `at` of the stored HTML as `written`. */
  readonly note: (node: Text | Element, at: number, written: string) => void;
  /** Measures what was noted; may be asked again later, of the same nodes and the same lines. */
  readonly read: () => LayoutReading;
}

/**
 * Self-contained: its source text is sent to the page. `max` bounds the runs. Text is told line by line down to `linesTo` CSS pixels of
 * the document, or as far as the window shows it, and as one box below: finding where lines break is the dearest part of a reading.
 */
export function createLayout(tree: Tree, visibility: Visibility, max: number, linesTo: number): Layout {
  interface Noted {
    readonly node: Text | Element;
    readonly at: number;
    readonly written: string;
    readonly value: string | null;
  }
  interface Box {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  }
  const noted: Noted[] = [];
  /** Ends of the lines of the texts that were split. */
  const split = new Map<Noted, readonly number[]>();
  const speaking = 'a[href],img[alt],input,select,textarea,button,summary,form,[role],[aria-label],[onclick]';
  const replaced = /^(img|video|canvas|iframe|embed|object|svg|picture)$/;
  const characters = 8;
  let splits = 0;
  let clips = new Map<Element, Box | null>();
  let origins = new Map<Document, { readonly x: number; readonly y: number; readonly clip: Box | null }>();

  function note(node: Text | Element, at: number, written: string): void {
    if (noted.length >= max) return;
    if (node.nodeType === Node.TEXT_NODE) {
      if (/\S/.test(node.nodeValue ?? '')) noted.push({ node, at, written, value: node.nodeValue });
    } else if ((node as Element).matches(speaking)) noted.push({ node, at, written, value: null });
  }

  const everything: Box = { left: 0, top: 0, right: Number.MAX_SAFE_INTEGER, bottom: Number.MAX_SAFE_INTEGER };
  const common = (a: Box, b: Box): Box | null => {
    const left = Math.max(a.left, b.left);
    const top = Math.max(a.top, b.top);
    const right = Math.min(a.right, b.right);
    const bottom = Math.min(a.bottom, b.bottom);
    return right - left >= 1 && bottom - top >= 1 ? { left, top, right, bottom } : null;
  };

  /** Where a document's window begins on the page, and the part of the page through which it is seen. */
  function originOf(inner: Document): { readonly x: number; readonly y: number; readonly clip: Box | null } {
    const known = origins.get(inner);
    if (known) return known;
    let origin: { readonly x: number; readonly y: number; readonly clip: Box | null } = {
      x: window.scrollX,
      y: window.scrollY,
      clip: everything,
    };
    if (inner !== document) {
      const frame = (inner.defaultView?.frameElement ?? null) as HTMLElement | null;
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

  /** The part of the page in which an element's content can be seen: boxes that scroll or cut hide the rest. Null when none. */
  function clipOf(element: Element): Box | null {
    const known = clips.get(element);
    if (known !== undefined) return known;
    const parent = tree.parentOf(element);
    const origin = originOf(element.ownerDocument);
    const root = /^(html|body)$/.test(element.localName);
    const outer = parent && parent.ownerDocument === element.ownerDocument ? clipOf(parent) : origin.clip;
    let clip = outer;
    const style = visibility.styleOf(element);
    if (
      outer &&
      !root &&
      visibility.displayOf(element) !== 'inline' &&
      (style.overflowX !== 'visible' || style.overflowY !== 'visible')
    ) {
      const rect = element.getBoundingClientRect();
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
    if (above.shadowRoot || replaced.test(above.localName)) return true;
    const style = visibility.styleOf(above);
    if (parseFloat(style.opacity) < 0.01) return false;
    if (paints(style) || /\S/.test(above.textContent ?? '')) return true;
    return ['::before', '::after'].some((pseudo) => {
      const drawn = (above.ownerDocument.defaultView ?? window).getComputedStyle(above, pseudo);
      return drawn.content !== 'none' && paints(drawn);
    });
  }

  /** Whether something else is drawn over a point of an element, as far as the window shows it. Pixels of the element's own window. */
  function isCovered(element: Element, x: number, y: number): boolean {
    const view = element.ownerDocument.defaultView ?? window;
    if (x < 0 || y < 0 || x >= view.innerWidth || y >= view.innerHeight) return false;
    const root = element.getRootNode() as Document | ShadowRoot;
    for (const above of root.elementsFromPoint(x, y)) {
      if (above === element || above.contains(element) || element.contains(above)) break;
      if (hides(above)) return true;
    }
    const host = (root as ShadowRoot).host;
    if (host) return isCovered(host, x, y);
    const frame = root === document ? null : (view.frameElement as HTMLElement | null);
    if (!frame) return false;
    const inner = originOf(element.ownerDocument);
    const outer = originOf(frame.ownerDocument);
    return isCovered(frame, x + inner.x - outer.x, y + inner.y - outer.y);
  }

  function put(runs: LayoutRun[], holder: Element, rect: DOMRect, at: number, written: string): void {
    if (rect.width < 1 || rect.height < 1) return;
    const clip = clipOf(holder);
    if (!clip) return;
    const origin = originOf(holder.ownerDocument);
    const left = rect.left + origin.x;
    const top = rect.top + origin.y;
    const box = common(clip, { left, top, right: left + rect.width, bottom: top + rect.height });
    // Words of which half is cut off are not what a reader would recognise.
    if (!box || (box.right - box.left) * (box.bottom - box.top) < (rect.width * rect.height) / 2) return;
    if (isCovered(holder, rect.left + rect.width / 2, rect.top + rect.height / 2)) return;
    const x = Math.round(box.left);
    const y = Math.round(box.top);
    runs.push([at, written.slice(0, characters), x, y, Math.round(box.right) - x, Math.round(box.bottom) - y]);
  }

  /** Ends of the lines of a long text, by halving: where a line breaks, the next character stands lower. */
  function linesOf(text: Text, range: Range): number[] {
    const { length } = text;
    const topOf = (index: number): number | null => {
      splits++;
      range.setStart(text, index);
      range.setEnd(text, index + 1);
      const rect = range.getBoundingClientRect();
      return rect.width > 0 && rect.height > 0 ? rect.top + rect.height / 2 : null;
    };
    const value = text.nodeValue ?? '';
    const ends: number[] = [];
    let start = 0;
    while (start < length && ends.length < 200) {
      while (start < length && /\s/.test(value[start] as string)) start++;
      const first = start < length ? topOf(start) : null;
      if (first === null) break;
      const onLine = (index: number): boolean => {
        let place: number | null = null;
        for (let near = index; near > start && place === null; near--) place = topOf(near);
        return place === null || Math.abs(place - first) < 4;
      };
      let low = start;
      let high = length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (onLine(middle)) low = middle;
        else high = middle - 1;
      }
      ends.push(low + 1);
      start = low + 1;
    }
    if (ends.length > 0 && (ends[ends.length - 1] as number) < length) ends.push(length);
    return ends;
  }

  const escapedLength = (value: string) => value.replace(/&/g, '&amp;').replace(/[<>]/g, '&lt;').length;

  function isWorthSplitting(text: Text, range: Range): boolean {
    if (splits >= 20_000 || range.getClientRects().length < 2) return false;
    const top = range.getBoundingClientRect().top + originOf(text.ownerDocument).y;
    return top < Math.max(linesTo, window.scrollY + window.innerHeight);
  }

  function readText(runs: LayoutRun[], one: Noted, text: Text): void {
    const { at, written, value } = one;
    const holder = text.parentElement ?? (text.parentNode as ShadowRoot | null)?.host;
    if (!holder || !clipOf(holder)) return;
    const range = text.ownerDocument.createRange();
    range.selectNodeContents(text);
    const lines = split.get(one) ?? (isWorthSplitting(text, range) ? linesOf(text, range) : []);
    split.set(one, lines);
    let from = 0;
    for (const end of lines.length > 1 ? lines : [text.length]) {
      const words = (value ?? '').slice(from, end);
      const begin = from + words.search(/\S/);
      if (/\S/.test(words)) {
        range.setStart(text, begin);
        range.setEnd(text, end);
        const before = escapedLength((value ?? '').slice(0, begin));
        put(runs, holder, range.getBoundingClientRect(), at + before, written.slice(before, before + characters));
      }
      from = end;
    }
  }

  function read(): LayoutReading {
    clips = new Map();
    origins = new Map();
    splits = 0;
    const runs: LayoutRun[] = [];
    for (const one of noted) {
      if (runs.length >= max) break;
      const { node, at, written, value } = one;
      if (!node.isConnected) continue;
      if (node.nodeType === Node.TEXT_NODE) {
        if (node.nodeValue === value) readText(runs, one, node as Text);
      } else put(runs, node as Element, (node as Element).getBoundingClientRect(), at, written);
    }
    const visual = window.visualViewport;
    return {
      cut: noted.length >= max || runs.length >= max,
      runs: runs.slice(0, max),
      documentHeight: Math.max(document.documentElement?.scrollHeight ?? 0, document.body?.scrollHeight ?? 0),
      seen: {
        y: Math.round(visual?.pageTop ?? window.scrollY),
        width: Math.round(visual?.width ?? window.innerWidth),
        height: Math.round(visual?.height ?? window.innerHeight),
      },
    };
  }

  return { note, read };
}
