import { isTraversal, parse, type Selector } from 'css-what';

/** Names of tags and, in brackets, of attributes. */
export type Names = readonly string[];

const attribute = (name: string): string => `[${name.toLowerCase()}]`;

/** Names of which an element has one where a part of a selector is to be met; undefined where the part names none. */
function namesIn(part: Selector): Names | undefined {
  if (part.type === 'tag') return [part.name.toLowerCase()];
  // `[a!=b]` picks elements without the attribute, too.
  if (part.type === 'attribute' && part.action !== 'not') return [attribute(part.name)];
  if (part.type !== 'pseudo' || !['is', 'where', 'matches'].includes(part.name) || !Array.isArray(part.data)) return undefined;
  const each = part.data.map((alternative) => subjectOf(alternative)[0]);
  return each.every((names) => names !== undefined) ? [...new Set(each.flat())] : undefined;
}

/** Lists of names of each of which the element picked has one. */
function subjectOf(alternative: readonly Selector[]): readonly Names[] {
  const from = alternative.findLastIndex(isTraversal) + 1;
  return alternative.slice(from).flatMap((part) => {
    const names = namesIn(part);
    return names === undefined ? [] : [names];
  });
}

/** For each alternative of a CSS selector, lists of names of each of which the elements that it picks have one. */
export const subjectsOf = (selector: string): readonly (readonly Names[])[] => parse(selector).map(subjectOf);

/** The names by which an element may be looked up. */
export const namesOf = (tag: string, attributes: Readonly<Record<string, string>>): Names => [
  tag.toLowerCase(),
  ...Object.keys(attributes).map(attribute),
];
