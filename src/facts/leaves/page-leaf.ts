import type { Node } from '../../ruleset/node.js';
import { type Evaluation, found, type Leaf } from '../evaluation.js';
import { selectorOf } from '../read-dom.js';
import { selectElements } from '../select-elements.js';
import { listed } from '../within.js';

/** A page counts as of a type from this confidence on. */
export const pageTypeThreshold = 0.5;

/** `page`: the page was recognised as one of these types. */
export const pageLeaf: Leaf<NonNullable<Node['page']>> = (options, context): Evaluation => {
  const wanted = listed(options.is);
  const type = context.view.types.find(
    (candidate) => candidate.confidence >= pageTypeThreshold && wanted.includes(candidate.type),
  );
  if (type === undefined)
    return context.view.language.supported ? { value: false } : { value: 'unknown', reason: 'language-unsupported' };
  return found({ exact: context.view.title || context.view.url, prefix: '', suffix: '' });
};

/** `exists`: at least so many elements match a CSS selector; the last resort of a rule author. */
export const existsLeaf: Leaf<NonNullable<Node['exists']>> = (options, context): Evaluation => {
  const dom = context.dom();
  const matches = selectElements(dom, options.selector);
  const [first] = matches;
  if (first === undefined || matches.length < (options.min ?? 1)) return { value: false };
  // An element without words is shown by its opening tag.
  const tag = /^<[^>]*>/.exec(dom.html(first))?.[0] ?? options.selector;
  const exact = (dom(first).text().replace(/\s+/g, ' ').trim() || tag).slice(0, 260);
  return found({ exact, prefix: '', suffix: '', selector: selectorOf(first) });
};
