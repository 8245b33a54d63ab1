import type { PageType } from '../ruleset/vocabulary.js';

/** No gap can be found in a duty about these pages where none of them was seen: they are looked at, not looked for. */
export const carrierTypes: ReadonlySet<PageType> = new Set([
  'home',
  'content-item',
  'content-list',
  'composer',
  'registration',
  'login',
  'seller',
  'checkout',
]);

/** Pages of which a site has many of one make: a sample stands for all. */
export const sampledTypes: ReadonlySet<PageType> = new Set(['content-item', 'content-list', 'seller']);

/** So many pages of a sampled type are enough for the absence protocol (a proposal of this tool, not of the law). */
export const sampleSize = 3;

/** From this confidence on a page counts for a type. */
export const typeCountsFrom = 0.5;
