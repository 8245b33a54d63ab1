import type { Assessment, CoverageProof } from '../../assess/assessment.js';
import { pageTypes } from '../../ruleset/vocabulary.js';
import type { Words } from '../words.js';
import { answerWord, pathOf, triedSentence } from './answer-counts.js';
import { deadLinksView, readSentence } from './coverage-view.js';
import { resultAnchor } from './result-anchor.js';
import type { Search } from './searches.js';

/** The searches in full, and every usual address that was tried, each once. */
export function searchAnnex({ results }: Assessment, searches: readonly Search[], words: Words) {
  const titles = new Map(results.map((result) => [result.rule, words.pick(result.title)]));
  const tried = [...new Map(searches.flatMap(({ proof }) => proof.slugsTried).map((attempt) => [attempt.url, attempt])).values()];
  return {
    searches: searches.map(({ number, anchor, proof, rules }) => ({
      number,
      anchor,
      complete: proof.complete,
      read: readSentence(proof, words),
      sought: words.list(proof.sought.map((type) => words.label('pageType', type))),
      tried: triedSentence(proof.slugsTried, words),
      deadLinks: deadLinksView(proof, words),
      gaps: proof.gaps.map((gap) => ({ code: gap.code, detail: words.pick(gap.detail), urls: gap.urls })),
      rules: rules.map((rule) => ({ anchor: resultAnchor(rule), title: titles.get(rule) ?? rule })),
    })),
    tried: triedSentence(tried, words),
    origins: [...new Set(tried.map(({ url }) => originOf(url)))].join(', '),
    triedGroups: byNature(tried, words),
  };
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url;
}

/** Addresses by the nature of page they stand for. The answer is said once per group when it is always the same. */
function byNature(tried: CoverageProof['slugsTried'], words: Words) {
  const natures = [...pageTypes, undefined].map((type) => ({
    name: type === undefined ? words.t('tried.otherNature') : words.label('pageType', type),
    attempts: tried.filter((attempt) => attempt.pageType === type),
  }));
  return natures
    .filter(({ attempts }) => attempts.length > 0)
    .map(({ name, attempts }) => {
      const same = new Set(attempts.map(({ status }) => status)).size === 1;
      return {
        name,
        sentence: triedSentence(attempts, words),
        paths: attempts.map((attempt) => ({ path: pathOf(attempt.url), status: same ? '' : answerWord(attempt, words) })),
      };
    });
}
