import type { RuleResult } from '../../assess/assessment.js';
import type { Words } from '../words.js';
import { checkGroups } from './check-groups.js';
import { citationView, mainReference } from './citation-view.js';
import { coverageView } from './coverage-view.js';
import { decidedView } from './decided-view.js';
import { evidenceViews } from './evidence-view.js';
import { outcomeView, reasonView } from './outcome-view.js';
import { profileEntryView } from './profile-view.js';
import type { RenderContext } from './render-context.js';
import { resultAnchor } from './result-anchor.js';

/** One line about a result: enough for a table or a link. */
export function resultLine(result: RuleResult, words: Words) {
  const reference = mainReference(result);
  return {
    anchor: resultAnchor(result.rule),
    rule: result.rule,
    indicator: result.kind === 'indicator',
    title: words.pick(result.title),
    act: reference ? words.pick(reference.act) : '',
    article: reference ? words.t('citation.article', { article: reference.article }) : '',
    outcome: outcomeView(result.outcome, words),
    severity: { code: result.severity, word: words.t(`severity.${result.severity}`) },
    reason: reasonView(result, words),
    message: words.pick(result.message),
  };
}
export type ResultLine = ReturnType<typeof resultLine>;

/** Everything the report prints about one result. */
export function resultView(result: RuleResult, context: RenderContext) {
  const { words } = context;
  return {
    ...resultLine(result, words),
    ruleVersion: result.ruleVersion,
    rationale: words.pick(result.rationale),
    remedy: words.pick(result.remedy),
    question: words.pick(result.question),
    citations: result.legal.map((reference) => citationView(reference, words)),
    checks: checkGroups(result, context),
    evidence: evidenceViews(result, context),
    coverage: coverageView(result, context),
    rests: result.rests.map((entry) => profileEntryView(entry, words)),
    heldBack: result.heldBack === undefined ? '' : words.pick(result.heldBack.why),
    asks: result.asks.map((key) => ({ key, name: words.label('profileKey', key) })),
    fingerprint: result.fingerprint,
    method: words.t(`method.${result.method}`),
    decided: decidedView(result, context),
    toReview: result.outcome === 'needs-review',
    showRemedy: result.outcome === 'fail' || result.outcome === 'needs-review' || result.outcome === 'observed',
  };
}
export type ResultView = ReturnType<typeof resultView>;
