import type { Assessment, RuleResult } from '../../assess/assessment.js';
import type { Outcome } from '../../ruleset/vocabulary.js';
import type { Words } from '../words.js';
import { annexView } from './annex-view.js';
import { groupByLaw } from './law-groups.js';
import { resultLine, resultView } from './result-view.js';
import { scopeView } from './scope-view.js';
import { planScreenshots, type ScreenshotPlan } from './screenshot-plan.js';
import { summaryView } from './summary-view.js';

/** The whole page as data, section by section, every word already in the reader's language. */
export function reportView(assessment: Assessment, words: Words, screenshot: (path: string) => Uint8Array | undefined) {
  const { results } = assessment;
  const obligations = results.filter((result) => result.kind === 'obligation');
  const indicators = results.filter((result) => result.kind === 'indicator');
  const shown = [...of(obligations, 'fail'), ...of(indicators, 'observed'), ...of(results, 'needs-review')];
  const plan = planScreenshots(shown, screenshot);
  return {
    lang: words.lang,
    title: assessment.service.name ?? assessment.bundle.entryUrl,
    entryUrl: assessment.bundle.entryUrl,
    capturedAt: assessment.bundle.startedAt,
    asOf: assessment.asOf,
    set: assessment.ruleset.set,
    version: assessment.tool.version,
    summary: summaryView(assessment, words),
    scope: scopeView(assessment, words),
    laws: lawSections(obligations, words, plan),
    indicators: {
      any: indicators.length > 0,
      observed: cards(of(indicators, 'observed'), words, plan),
      notObserved: cards(of(indicators, 'not-observed'), words, plan),
      open: indicators
        .filter(({ outcome }) => outcome === 'needs-review' || outcome === 'not-tested')
        .map((r) => resultLine(r, words)),
    },
    worklist: [
      ...cardGroups(of(obligations, 'needs-review'), words, plan),
      ...indicatorGroup(of(indicators, 'needs-review'), words, plan),
    ],
    notTested: cards(of(results, 'not-tested'), words, plan),
    notApplicable: of(results, 'not-applicable').map((result) => resultView(result, words, plan)),
    passes: cardGroups(of(obligations, 'pass'), words, plan),
    annex: annexView(assessment, words),
  };
}

function of(results: readonly RuleResult[], outcome: Outcome): readonly RuleResult[] {
  return results.filter((result) => result.outcome === outcome);
}

function cards(results: readonly RuleResult[], words: Words, plan: ScreenshotPlan) {
  return results.map((result) => resultView(result, words, plan));
}

/** Each act with one line per obligation, then its gaps in full. */
function lawSections(obligations: readonly RuleResult[], words: Words, plan: ScreenshotPlan) {
  return groupByLaw(obligations, words).map((group) => ({
    anchor: `law-${group.act}`,
    name: group.name,
    lines: group.results.map((result) => resultLine(result, words)),
    fails: cards(of(group.results, 'fail'), words, plan),
  }));
}

function indicatorGroup(results: readonly RuleResult[], words: Words, plan: ScreenshotPlan) {
  return results.length === 0 ? [] : [{ name: words.t('sections.indicators'), cards: cards(results, words, plan) }];
}

function cardGroups(results: readonly RuleResult[], words: Words, plan: ScreenshotPlan) {
  return groupByLaw(results, words).map((group) => ({ name: group.name, cards: cards(group.results, words, plan) }));
}
