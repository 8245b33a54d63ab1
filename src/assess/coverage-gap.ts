import type { Bilingual, PageType } from '../ruleset/vocabulary.js';
import type { CoverageGap, CoverageProof } from './assessment.js';
import type { Site } from './site.js';

export type Gap = CoverageProof['gaps'][number];

/** Looks for one way in which the absence protocol was not carried out for the sought page types. */
export type GapSearch = (site: Site, sought: readonly PageType[]) => Gap | undefined;

const shownUrls = 10;

/** A gap over the addresses concerned; none when there are no addresses. */
export function gapOver(code: CoverageGap, urls: readonly string[], detail: (count: number) => Bilingual): Gap | undefined {
  const distinct = [...new Set(urls)].sort();
  if (distinct.length === 0) return undefined;
  return { code, detail: detail(distinct.length), urls: distinct.slice(0, shownUrls) };
}
