import { boxAround, type PageLayout } from '../evidence/page-layout.js';
import type { Rect } from '../evidence/page-record.js';
import type { Quote } from '../facts/page-view.js';
import { createQuoteFinder, type QuotePlace } from '../facts/quote-place.js';

/** A mark around more than this shows nothing, CSS pixels. */
const tallest = 1600;

/** The box of a quotation on its page, in CSS pixels of the document; undefined where its place is not certain. */
export type Marker = (quote: Quote) => Rect | undefined;

/** The box of a quotation: its own lines, or the box of the element that says it. */
function boxOf(place: QuotePlace, { runs }: PageLayout, html: string): Rect | undefined {
  // Every run names the characters at its place: where the file holds others, the two do not belong together.
  const inside = runs.flatMap((run, index) => {
    const [at, begins] = run;
    if (!html.startsWith(begins, at)) return [];
    const isElement = begins.startsWith('<');
    if (place.whole) return at >= place.from && at < place.to ? [run] : [];
    const next = runs[index + 1]?.[0] ?? html.length;
    // A run of text ends where the next one or the next tag begins.
    const tag = html.indexOf('<', at);
    const end = Math.min(next, tag < 0 ? html.length : tag);
    return !isElement && at < place.to && end > place.from ? [run] : [];
  });
  const own = place.whole ? inside.filter(([at]) => at === place.from) : [];
  const box = boxAround(own.length > 0 ? own : inside);
  return box === undefined || box.height > tallest ? undefined : box;
}

/** Marks quotations of one page: its stored HTML is parsed once, each quotation is looked for once. */
export function createMarker(html: string, layout: PageLayout): Marker {
  const find = createQuoteFinder(html);
  const known = new Map<string, Rect | undefined>();
  return (quote) => {
    // The same words are evidence of several checks.
    const key = JSON.stringify([quote.selector, quote.prefix, quote.exact]);
    if (!known.has(key)) {
      const place = find(quote);
      known.set(key, place && boxOf(place, layout, html));
    }
    return known.get(key);
  };
}
