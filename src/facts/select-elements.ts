import { compile } from 'css-select';
import type { Dom, DomElement } from './read-dom.js';
import { latestValue, recentValues } from './recent-values.js';

type Test = (element: DomElement) => boolean;

/** As many selectors as rules may have; each is compiled once and not once a page. */
const mostSelectors = 1_000;

const testOf = recentValues(mostSelectors, (selector): { readonly is?: Test } => {
  try {
    return { is: compile<DomElement, DomElement>(selector) };
  } catch {
    // What cheerio adds to CSS (`:first`, `:eq(2)`) is no test of one element.
    return {};
  }
});

/** Rules ask one page for one selector after another. */
const elementsOf = latestValue((dom: Dom): readonly DomElement[] => dom('*').toArray());

/** The elements of a page that a selector picks, in the order of the page: what `dom(selector)` gives, found faster. */
export function selectElements(dom: Dom, selector: string): readonly DomElement[] {
  const { is } = testOf(selector);
  return is === undefined ? dom(selector).toArray() : elementsOf(dom).filter(is);
}
