import type { Assessment } from '../../assess/assessment.js';
import type { Words } from '../words.js';
import { profileSheet } from './profile-sheet.js';
import { profileEntryView } from './profile-view.js';
import { resultAnchor } from './result-anchor.js';
import { sawAsMember, visitView } from './visit-view.js';

/** Who was audited, what is known or assumed about the service, and what still has to be answered. */
export function scopeView(assessment: Assessment, words: Words) {
  const { service, bundle, results } = assessment;
  const titles = new Map(results.map((result) => [result.rule, words.pick(result.title)]));
  return {
    name: service.name ?? '',
    entryUrl: bundle.entryUrl,
    finalEntryUrl: bundle.finalEntryUrl === bundle.entryUrl ? '' : bundle.finalEntryUrl,
    preset: service.preset === undefined ? '' : words.label('preset', service.preset),
    profile: profileSheet(assessment, words),
    contradictions: service.contradictions.map((contradiction) => ({
      name: words.label('profileKey', contradiction.key),
      key: contradiction.key,
      declared: profileEntryView(contradiction.declared, words),
      detected: profileEntryView(contradiction.detected, words),
    })),
    questions: service.questions.map((question) => ({
      key: question.key,
      question: words.pick(question.question),
      rules: question.rules.flatMap((rule) => {
        const title = titles.get(rule);
        return title === undefined ? [] : [{ anchor: resultAnchor(rule), title }];
      }),
    })),
    visit: visitView(assessment, words),
    limits: limitsOf(assessment).map((key) => ({
      title: words.t(`limits.${key}.title`),
      text: words.t(`limits.${key}.text`, { count: words.number(assessment.capture?.robotsLeft ?? 0) }),
    })),
  };
}

/** What must not be forgotten in reading: always the same, and what this visit adds. */
function limitsOf(assessment: Assessment): readonly string[] {
  const { capture } = assessment;
  return [
    'authority',
    sawAsMember(assessment) ? 'outsideMember' : 'outside',
    ...(capture !== undefined && capture.templates.length > 0 ? ['sampled'] : []),
    ...(capture?.options.robots === 'ignore' ? ['robotsIgnored'] : []),
    ...(capture !== undefined && capture.options.robots !== 'ignore' && capture.robotsLeft > 0 ? ['robotsLeft'] : []),
    'origin',
    'sources',
    'thresholds',
    'personalData',
  ];
}
