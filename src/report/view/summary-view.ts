import type { Assessment, RuleResult } from '../../assess/assessment.js';
import { severities } from '../../ruleset/vocabulary.js';
import type { Words } from '../words.js';
import { countedOutcomes, countOutcome, settled } from './counts.js';
import { outcomeView } from './outcome-view.js';
import { resultLine } from './result-view.js';
import { redactionRows } from './seal-view.js';
import { stopSentence } from './stop-sentence.js';
import { sawAsMember } from './visit-view.js';

/** Findings named in the summary; the others are counted. */
const namedFindings = 5;

/** The first page: what was audited, the five counts, what stands out, and what must not be concluded. */
export function summaryView(assessment: Assessment, words: Words) {
  const obligations = assessment.results.filter((result) => result.kind === 'obligation');
  const indicators = assessment.results.filter((result) => result.kind === 'indicator');
  const fails = bySeverity(obligations.filter((result) => result.outcome === 'fail'));
  const observed = bySeverity(indicators.filter((result) => result.outcome === 'observed'));
  return {
    visited: visitedSentence(assessment, words),
    judged: judgedSentence(assessment, obligations, indicators, words),
    warnings: warnings(assessment, obligations, words),
    counts: countedOutcomes.map((outcome) => ({
      ...outcomeView(outcome, words),
      count: countOutcome(obligations, outcome),
      meaning: words.t(`outcome.${outcome}.short`),
    })),
    failSentence: failSentence(obligations, words),
    fails: fails.slice(0, namedFindings).map((result) => resultLine(result, words)),
    moreFails: Math.max(0, fails.length - namedFindings),
    observed: observed.slice(0, namedFindings).map((result) => resultLine(result, words)),
    moreObserved: Math.max(0, observed.length - namedFindings),
    indicators: words.t('summary.indicators', {
      observed: words.plural('summary.observed', observed.length),
      notObserved: words.plural('summary.notObserved', countOutcome(indicators, 'not-observed')),
      open: words.plural('summary.open', indicators.length - observed.length - countOutcome(indicators, 'not-observed')),
    }),
    anyIndicators: indicators.length > 0,
    contradictions: assessment.service.contradictions.length,
    questions: assessment.service.questions.length,
  };
}

function visitedSentence(assessment: Assessment, words: Words): string {
  const { bundle, service, pages } = assessment;
  const [from, to] = [words.time(bundle.startedAt).slice(0, 5), words.time(bundle.endedAt).slice(0, 5)];
  const params = {
    day: words.date(bundle.startedAt),
    service: service.name ?? bundle.entryUrl,
    when: from === to ? words.t('summary.at', { from }) : words.t('summary.between', { from, to }),
  };
  return words.plural(sawAsMember(assessment) ? 'summary.visitedMember' : 'summary.visited', pages.length, params);
}

function judgedSentence(
  { asOf, ruleset }: Assessment,
  obligations: readonly RuleResult[],
  indicators: readonly RuleResult[],
  words: Words,
): string {
  return words.t('summary.judged', {
    obligations: words.plural('summary.obligations', obligations.length),
    indicators: words.plural('summary.riskIndicators', indicators.length),
    set: ruleset.set,
    asOf: words.date(asOf),
  });
}

/** « 0 » must never read as « in order »: the open points stand in the same sentence. */
function failSentence(obligations: readonly RuleResult[], words: Words): string {
  const fails = countOutcome(obligations, 'fail');
  const review = countOutcome(obligations, 'needs-review');
  const untested = countOutcome(obligations, 'not-tested');
  const open = [
    ...(review === 0 ? [] : [words.plural('summary.review', review)]),
    ...(untested === 0 ? [] : [words.plural('summary.untested', untested)]),
  ];
  const said = fails === 0 ? words.t('summary.noFail') : words.plural('summary.fails', fails);
  return open.length === 0 ? said : `${said} ${words.t('summary.besides', { open: words.list(open) })}`;
}

function warnings(assessment: Assessment, obligations: readonly RuleResult[], words: Words): readonly string[] {
  const { bundle } = assessment;
  const found: string[] = [];
  const [redacted] = redactionRows(bundle.redaction, words);
  if (redacted?.lines[0] !== undefined) found.push(redacted.lines[0]);
  if (bundle.status !== 'complete') {
    const cause =
      bundle.status === 'failed' && bundle.stoppedBy !== undefined
        ? words.t('summary.stopped', { reason: words.label('stoppedBy', bundle.stoppedBy) })
        : '';
    found.push([words.t(`summary.${bundle.status}`), cause].filter(Boolean).join(' '));
    const said = stopSentence(assessment, words);
    if (said !== '') found.push(said);
  }
  const { settled: done, applicable } = settled(obligations);
  if (done * 2 < applicable) {
    const gaps = obligations.some(({ outcome }) => outcome === 'fail');
    found.push(
      `${words.plural('summary.little', done, { applicable })} ${words.t(gaps ? 'summary.littleGaps' : 'summary.littleNoGap')}`,
    );
  }
  return found;
}

function bySeverity(results: readonly RuleResult[]): readonly RuleResult[] {
  return [...results].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}
