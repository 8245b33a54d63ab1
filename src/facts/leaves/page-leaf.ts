import type { Node } from '../../ruleset/node.js';
import { type Evaluation, found, type Leaf } from '../evaluation.js';
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
  const matches = context.dom(options.selector);
  if (matches.length < (options.min ?? 1)) return { value: false };
  return found({
    exact: matches.first().text().trim().slice(0, 260) || options.selector,
    prefix: '',
    suffix: '',
    selector: options.selector,
  });
};
