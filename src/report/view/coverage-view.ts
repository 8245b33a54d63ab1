import type { CoverageProof } from '../../assess/assessment.js';
import type { Words } from '../words.js';

const wordsShown = 40;
const addressesShown = 20;

/** What was done before something not found could be called absent, or what is missing for that. */
export function coverageView(coverage: CoverageProof | undefined, words: Words) {
  if (coverage === undefined) return undefined;
  return {
    complete: coverage.complete,
    where: words.plural('coverage.where', coverage.pagesVisited, {
      from: words.dateTime(coverage.from),
      to: words.dateTime(coverage.to),
    }),
    sought: words.list(coverage.sought.map((type) => words.label('pageType', type))),
    languages: words.list(coverage.languages.map(words.languageName)),
    words: coverage.words.slice(0, wordsShown),
    moreWords: Math.max(0, coverage.words.length - wordsShown),
    slugs: coverage.slugsTried.map((slug) => ({
      url: slug.url,
      status: slug.status === null ? words.t('coverage.noAnswer') : words.t('coverage.status', { status: slug.status }),
    })),
    gaps: coverage.gaps.map((gap) => ({
      code: gap.code,
      detail: words.pick(gap.detail),
      urls: gap.urls.slice(0, addressesShown),
      more: Math.max(0, gap.urls.length - addressesShown),
    })),
  };
}
