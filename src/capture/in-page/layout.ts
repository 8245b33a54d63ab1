/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { LayoutRun } from '../../evidence/page-layout.js';
import type { Sight } from './sight.js';

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
export function createLayout(sight: Sight, max: number, linesTo: number): Layout {
  const { plain, common, originOf, clipOf, isCovered } = sight;
  interface Noted {
    readonly node: Text | Element;
    readonly at: number;
    readonly written: string;
    readonly value: string | null;
  }
  const noted: Noted[] = [];
  /** Ends of the lines of the texts that were split. */
  const split = new Map<Noted, readonly number[]>();
  const speaking = 'a[href],img[alt],input,select,textarea,button,summary,form,[role],[aria-label],[onclick]';
  const characters = 8;
  let splits = 0;

  function note(node: Text | Element, at: number, written: string): void {
    if (noted.length >= max) return;
    if (plain(node).nodeType === Node.TEXT_NODE) {
      if (/\S/.test(node.nodeValue ?? '')) noted.push({ node, at, written, value: node.nodeValue });
    } else if (plain(node as Element).matches(speaking)) noted.push({ node, at, written, value: null });
  }

  function put(runs: LayoutRun[], holder: Element, rect: DOMRect, at: number, written: string): void {
    if (rect.width < 1 || rect.height < 1) return;
    const clip = clipOf(holder);
    if (!clip) return;
    const origin = originOf(plain(holder).ownerDocument);
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
    const range = plain(text.ownerDocument).createRange();
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
    sight.lookAgain();
    splits = 0;
    const runs: LayoutRun[] = [];
    for (const one of noted) {
      if (runs.length >= max) break;
      const { node, at, written, value } = one;
      const own = plain(node);
      if (!own.isConnected) continue;
      if (own.nodeType === Node.TEXT_NODE) {
        if (node.nodeValue === value) readText(runs, one, node as Text);
      } else put(runs, node as Element, (own as Element).getBoundingClientRect(), at, written);
    }
    const visual = window.visualViewport;
    return {
      cut: noted.length >= max || runs.length >= max,
      runs: runs.slice(0, max),
      documentHeight: Math.max(plain(document).documentElement?.scrollHeight ?? 0, plain(document).body?.scrollHeight ?? 0),
      seen: {
        y: Math.round(visual?.pageTop ?? window.scrollY),
        width: Math.round(visual?.width ?? window.innerWidth),
        height: Math.round(visual?.height ?? window.innerHeight),
      },
    };
  }

  return { note, read };
}
