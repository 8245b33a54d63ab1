import type { PageType } from './vocabulary.js';

/** Texts of law and of the operator: a file linked from such a page may hold a part of it. Read by the crawl, and missed by the proof. */
export const legalTypes: ReadonlySet<PageType> = new Set([
  'legal-notice',
  'terms',
  'terms-of-sale',
  'privacy',
  'cookies',
  'community-guidelines',
  'complaint',
  'transparency-report',
  'dsa-hub',
]);
