import type { Assessment, RuleResult } from '../../assess/assessment.js';
import { concluded, type Review } from '../../assess/review.js';
import type { Outcome } from '../../ruleset/vocabulary.js';
import type { Words } from '../words.js';
import { alertView } from './alert-view.js';
import { annexView } from './annex-view.js';
import { consentView } from './consent-view.js';
import { concludedWord, reviewedSentence } from './decided-view.js';
import { pictureDefinitions } from './drawn-view.js';
import { groupByLaw } from './law-groups.js';
import type { RenderContext } from './render-context.js';
import { resultLine, resultView } from './result-view.js';
import { reviewGroups } from './review-groups.js';
import { scopeView } from './scope-view.js';
import { planScreenshots } from './screenshot-plan.js';
import { searchesOf } from './searches.js';
import { summaryView } from './summary-view.js';
import { unjudgedGroups } from './unjudged-groups.js';

/** What a report shows beside the assessment. */
export interface ReportSources {
  /** Bytes of a screenshot by its path inside the bundle; undefined when it is not there. */
  readonly screenshot?: (path: string) => Uint8Array | undefined;
  /** What people concluded on this assessment. */
  readonly review?: Review | undefined;
}

/** The whole page as data, section by section, every word already in the reader's language. */
export function reportView(assessment: Assessment, words: Words, { screenshot = () => undefined, review }: ReportSources) {
  const { results } = assessment;
  const obligations = results.filter((result) => result.kind === 'obligation');
  const indicators = results.filter((result) => result.kind === 'indicator');
  const shown = [...of(obligations, 'fail'), ...of(indicators, 'observed'), ...of(results, 'needs-review')];
  const context: RenderContext = {
    words,
    plan: planScreenshots(shown, screenshot, assessment.consent),
    searches: searchesOf(inReadingOrder(results, words)),
    pages: assessment.pages,
    concluded: concluded(review),
  };
  return {
    lang: words.lang,
    title: assessment.service.name ?? assessment.bundle.entryUrl,
    entryUrl: assessment.bundle.entryUrl,
    capturedAt: assessment.bundle.startedAt,
    pictures: pictureDefinitions(context.plan.images.values()),
    asOf: assessment.asOf,
    set: assessment.ruleset.set,
    version: assessment.tool.version,
    alert: alertView(assessment.capture, words),
    summary: reviewedSummary(assessment, context),
    scope: scopeView(assessment, words),
    laws: lawSections(obligations, context),
    indicators: {
      any: indicators.length > 0,
      observed: cards(of(indicators, 'observed'), context),
      notObserved: cards(of(indicators, 'not-observed'), context),
      open: indicators
        .filter(({ outcome }) => outcome === 'needs-review' || outcome === 'not-tested')
        .map((r) => resultLine(r, words)),
    },
    worklist: [
      ...groupByLaw(of(obligations, 'needs-review'), words).map((law) => ({
        name: law.name,
        groups: reviewGroups(law.results, context),
      })),
      ...indicatorGroup(of(indicators, 'needs-review'), context),
    ],
    notTested: unjudgedGroups(of(results, 'not-tested'), context),
    notApplicable: unjudgedGroups(of(results, 'not-applicable'), context),
    passes: cardGroups(of(obligations, 'pass'), context),
    consent: consentView(assessment.consent, words, context.plan),
    annexNumber: assessment.consent === undefined ? 9 : 10,
    annex: annexView(assessment, context),
  };
}

/** The first page, with what people concluded on what stands out there. */
function reviewedSummary(assessment: Assessment, context: RenderContext) {
  const summary = summaryView(assessment, context.words);
  const withWord = (line: ReturnType<typeof resultLine>) => ({ ...line, concluded: concludedWord(line.rule, context) });
  return {
    ...summary,
    reviewed: reviewedSentence(assessment, context),
    fails: summary.fails.map(withWord),
    observed: summary.observed.map(withWord),
  };
}

function of(results: readonly RuleResult[], outcome: Outcome): readonly RuleResult[] {
  return results.filter((result) => result.outcome === outcome);
}

function cards(results: readonly RuleResult[], context: RenderContext) {
  return results.map((result) => resultView(result, context));
}

/** Each act with one line per obligation, then its gaps in full. */
function lawSections(obligations: readonly RuleResult[], context: RenderContext) {
  const { words } = context;
  return groupByLaw(obligations, words).map((group) => ({
    anchor: `law-${group.act}`,
    name: group.name,
    lines: group.results.map((result) => resultLine(result, words)),
    fails: cards(of(group.results, 'fail'), context),
  }));
}

function indicatorGroup(results: readonly RuleResult[], context: RenderContext) {
  const name = context.words.t('sections.indicators');
  return results.length === 0 ? [] : [{ name, groups: reviewGroups(results, context) }];
}

function cardGroups(results: readonly RuleResult[], context: RenderContext) {
  return groupByLaw(results, context.words).map((group) => ({ name: group.name, cards: cards(group.results, context) }));
}

/** The order of the sections, so that searches are numbered as they are met. */
function inReadingOrder(results: readonly RuleResult[], words: Words): readonly RuleResult[] {
  const byLaw = (outcome: Outcome) =>
    groupByLaw(
      results.filter((result) => result.outcome === outcome),
      words,
    ).flatMap((group) => group.results);
  return [
    ...byLaw('fail'),
    ...of(results, 'observed'),
    ...of(results, 'not-observed'),
    ...byLaw('needs-review'),
    ...byLaw('not-tested'),
    ...byLaw('not-applicable'),
    ...byLaw('pass'),
  ];
}
