import { compile } from 'css-select';
import type { Dom, DomElement } from './read-dom.js';
import { latestValue, recentValues } from './recent-values.js';
import { type Names, namesOf, subjectsOf } from './selector-subject.js';

interface Test {
  readonly is: (element: DomElement) => boolean;
  /** By alternative of the selector (selector-subject.ts). */
  readonly subjects: readonly (readonly Names[])[];
}

/** As many selectors as rules may have; each is compiled once and not once a page. */
const mostSelectors = 1_000;

const testOf = recentValues(mostSelectors, (selector): { readonly test?: Test } => {
  try {
    return { test: { is: compile<DomElement, DomElement>(selector), subjects: subjectsOf(selector) } };
  } catch {
    // What cheerio adds to CSS (`:first`, `:eq(2)`) is no test of one element.
    return {};
  }
});

/** The elements of a page in its order, and the places there of those with a tag or an attribute. */
interface Elements {
  readonly all: readonly DomElement[];
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** Rules ask one page for one selector after another. */
const elementsOf = latestValue((dom: Dom): Elements => {
  const all: readonly DomElement[] = dom('*').toArray();
  const places = new Map<string, number[]>();
  all.forEach((element, place) => {
    if (!('attribs' in element)) return;
    for (const name of namesOf(element.name, element.attribs)) {
      const known = places.get(name);
      if (known === undefined) places.set(name, [place]);
      else known.push(place);
    }
  });
  return { all, places };
});

/** The shortest list of places in which what an alternative picks must lie; undefined when it may lie anywhere. */
function candidates(subject: readonly Names[], { places }: Elements): readonly number[] | undefined {
  let fewest: readonly number[] | undefined;
  for (const names of subject) {
    const held = names.flatMap((name) => places.get(name) ?? []);
    if (fewest === undefined || held.length < fewest.length) fewest = held;
  }
  return fewest;
}

/** The elements of a page that a selector picks, in the order of the page: what `dom(selector)` gives, found faster. */
export function selectElements(dom: Dom, selector: string): readonly DomElement[] {
  const { test } = testOf(selector);
  if (test === undefined) return dom(selector).toArray();
  const elements = elementsOf(dom);
  const places = new Set<number>();
  for (const subject of test.subjects) {
    const held = candidates(subject, elements);
    if (held === undefined) return elements.all.filter(test.is);
    for (const place of held) places.add(place);
  }
  const picked = [...places].flatMap((place) => {
    const element = elements.all[place] as DomElement;
    return test.is(element) ? [{ place, element }] : [];
  });
  return picked.sort((a, b) => a.place - b.place).map(({ element }) => element);
}
