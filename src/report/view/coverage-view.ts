import type { CoverageProof, RuleResult } from '../../assess/assessment.js';
import type { Words } from '../words.js';
import { pathOf, saysNoPage, triedSentence } from './answer-counts.js';
import type { RenderContext } from './render-context.js';
import { searchOf } from './searches.js';

const wordsShown = 6;
const addressesShown = 3;

/**
 * What was done before something not found could be called absent, or what is missing for that: a few lines. The natures of
 * page sought, every address tried and every gap stand once in the annex, under the search that the block names.
 */
export function coverageView(result: RuleResult, { words, searches }: RenderContext) {
  const { coverage } = result;
  const search = searchOf(result, searches);
  if (coverage === undefined || search === undefined) return undefined;
  const first = search.rules[0] === result.rule;
  const answered = coverage.slugsTried.filter((attempt) => attempt.status !== null && !saysNoPage(attempt));
  return {
    complete: coverage.complete,
    read: readSentence(coverage, words),
    sought: words.plural('coverage.sought', coverage.sought.length),
    words: coverage.words.slice(0, wordsShown),
    restWords: coverage.words.slice(wordsShown),
    tried: triedSentence(coverage.slugsTried, words),
    answered: first ? answered.slice(0, addressesShown).map((attempt) => ({ path: pathOf(attempt.url) })) : [],
    moreAnswered: Math.max(0, answered.length - addressesShown),
    gaps: coverage.gaps.map((gap, index) => {
      // A visit cut short leaves the very addresses that another gap has just named.
      const told = !first || coverage.gaps.slice(0, index).some(({ urls }) => urls.join(' ') === gap.urls.join(' '));
      const named = told ? [] : gap.urls.slice(0, addressesShown);
      return {
        code: gap.code,
        detail: words.pick(gap.detail),
        urls: named.map((url) => ({ url, name: nameOf(url, coverage) })),
        more: named.length > 0 && gap.urls.length > addressesShown,
      };
    }),
    deadLinks: deadLinksView(coverage, words),
    search: { anchor: search.anchor, number: search.number },
  };
}

/** « 11 pages read on 1 June 2026, from 09:00:02 to 09:01:10 UTC, in French. » */
export function readSentence(coverage: CoverageProof, words: Words): string {
  const [from, to] = [coverage.from, coverage.to];
  const sameDay = words.date(from) === words.date(to);
  const when = sameDay
    ? words.t('coverage.sameDay', { day: words.date(from), from: words.time(from).replace(' UTC', ''), to: words.time(to) })
    : words.t('coverage.days', { from: words.dateTime(from), to: words.dateTime(to) });
  const read = words.plural('coverage.read', coverage.pagesVisited, { when });
  if (coverage.languages.length === 0) return read;
  const languages = words.plural('coverage.languages', coverage.languages.length, {
    names: words.list(coverage.languages.map(words.languageName)),
  });
  return `${read} ${languages}`;
}

/** Links to pages that do not exist, with what they promise; the promises and the answers tell a person which to mend. */
export const deadLinksView = (coverage: CoverageProof, words: Words) =>
  (coverage.deadLinks ?? []).map(({ url, status, promises }) => ({
    url,
    name: nameOf(url, coverage),
    status,
    promises: words.list(promises.map((type) => words.label('pageType', type))),
  }));

/** An address of the site under its path, one of another site in full. */
function nameOf(url: string, { slugsTried }: CoverageProof): string {
  const own = slugsTried[0]?.url;
  if (own === undefined || !URL.canParse(own) || !URL.canParse(url)) return url;
  return new URL(own).origin === new URL(url).origin ? pathOf(url) : url;
}
