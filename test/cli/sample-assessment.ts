import type { Assessment, RuleResult } from '../../src/assess/assessment.js';

const both = (text: string) => ({ fr: text, en: text });

/** A result with plain content; what a test looks at is given in `own`. */
export const sampleResult = (own: Partial<RuleResult>): RuleResult => ({
  rule: 'sample-rule',
  ruleVersion: '1.0.0',
  kind: 'obligation',
  severity: 'major',
  title: { fr: 'Titre de la règle', en: 'Title of the rule' },
  rationale: both('Why.'),
  remedy: both('How.'),
  question: both('Really?'),
  legal: [],
  outcome: 'pass',
  failed: [],
  unknown: [],
  message: both('Message.'),
  checks: [],
  evidence: [],
  rests: [],
  asks: [],
  disposition: 'open',
  method: 'automatic',
  fingerprint: 'f',
  ...own,
});

export const samplePointer: RuleResult['evidence'][number] = {
  page: 'p0001',
  url: 'https://forum.example/',
  capturedAt: '2026-11-23T10:00:00Z',
  artifact: 'records/p0001/dom.html',
  sha256: 'a'.repeat(64),
};

export const sampleAssessment = (results: readonly RuleResult[], bundle: Partial<Assessment['bundle']> = {}): Assessment => {
  const count = (kind: RuleResult['kind'], outcome: RuleResult['outcome']) =>
    results.filter((r) => r.kind === kind && r.outcome === outcome).length;
  return {
    schema: 1,
    tool: { name: 'vigie', version: '0.1.0' },
    ruleset: { digest: 'd', set: 'all', rules: results.length, tailoring: [] },
    asOf: '2026-11-23',
    bundle: {
      digest: 'b',
      entryUrl: 'https://forum.example/',
      finalEntryUrl: 'https://forum.example/',
      startedAt: '2026-11-23T10:00:00Z',
      endedAt: '2026-11-23T10:01:00Z',
      status: 'complete',
      environment: {
        browser: 'Chromium 156',
        sandbox: true,
        userAgent: 'ua',
        viewport: '1280×800',
        locale: 'fr-FR',
        node: 'v20.19.0',
        os: 'linux',
      },
      ...bundle,
    },
    service: { declared: [], detected: [], contradictions: [], questions: [] },
    results,
    facts: [],
    pages: [],
    skipped: [],
    tally: {
      pass: count('obligation', 'pass'),
      fail: count('obligation', 'fail'),
      needsReview: count('obligation', 'needs-review'),
      notApplicable: count('obligation', 'not-applicable'),
      notTested: count('obligation', 'not-tested'),
      observed: count('indicator', 'observed'),
      notObserved: count('indicator', 'not-observed'),
      indicatorsOpen: 0,
    },
  };
};
