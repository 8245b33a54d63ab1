import type { PageTypeDefinition } from './definitions.js';
import type { PageType } from './vocabulary.js';

/** Pages that a site has many of, or that hold a visitor's own business: no address can be guessed, and none is needed. */
const neverGuessed: ReadonlySet<PageType> = new Set([
  'home',
  'content-item',
  'content-list',
  'composer',
  'seller',
  'checkout',
  'age-gate',
  'other',
]);

/** So many usual addresses of a page type are tried (a proposal of this tool, not of the law); the list stands in order of usage. */
const mostTried = 12;

/**
 * The usual addresses at which a page of this type is looked for when no link leads to one. The crawler tries them and the absence
 * proof demands them: both ask here, so that they cannot disagree.
 */
export function triedSlugs(definition: PageTypeDefinition): readonly string[] {
  return neverGuessed.has(definition.id) ? [] : definition.slugs.slice(0, mostTried);
}
