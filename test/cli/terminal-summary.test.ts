import { describe, expect, it } from 'vitest';
import { terminalSummary } from '../../src/cli/terminal-summary.js';
import { reviewReasons } from '../../src/ruleset/vocabulary.js';
import { sampleAssessment, samplePointer, sampleResult } from './sample-assessment.js';

const results = [
  sampleResult({ rule: 'a-passes' }),
  sampleResult({ rule: 'b-passes' }),
  sampleResult({ rule: 'c-review', outcome: 'needs-review', reason: 'coverage-incomplete' }),
  sampleResult({ rule: 'd-untested', outcome: 'not-tested', reason: 'login-required' }),
  sampleResult({ rule: 'e-minor', outcome: 'fail', severity: 'minor', evidence: [samplePointer] }),
  sampleResult({ rule: 'f-critical', outcome: 'fail', severity: 'critical', evidence: [samplePointer, samplePointer] }),
  sampleResult({ rule: 'g-away', outcome: 'not-applicable', reason: 'exempt' }),
  sampleResult({ rule: 'risk-open', kind: 'indicator', outcome: 'observed', severity: 'info' }),
];
const english = (own: Partial<Parameters<typeof terminalSummary>[1]> = {}) =>
  terminalSummary(sampleAssessment(results), { lang: 'en', width: 120, ...own });
const indexOf = (text: string, needle: string) => {
  const index = text.split('\n').findIndex((line) => line.includes(needle));
  expect(index, needle).toBeGreaterThan(-1);
  return index;
};

describe('terminal summary', () => {
  it('puts the gravest failure first, then reviews, then what was not tested, then what does not apply', () => {
    const order = ['f-critical', 'e-minor', 'c-review', 'd-untested', 'g-away', 'risk-open'].map((rule) =>
      indexOf(english(), rule),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('writes the outcome in words beside its mark', () => {
    for (const mark of ['✗ fail', '? review', '! not tested', '– n/a', '✓ pass', '• observed']) expect(english()).toContain(mark);
  });

  it('folds what passed into a count', () => {
    expect(english()).toContain('2 rules');
    expect(english()).not.toContain('a-passes');
  });

  it('says why a rule has no answer and how much evidence a failure has', () => {
    expect(english()).toMatch(/d-untested.*login required/);
    expect(english()).toMatch(/f-critical.*2 evidence/);
  });

  it('ends with tally, coverage, the path of the report and the next command', () => {
    const text = english({ report: 'audits/x/report.html', next: 'vigie verify audits/x/evidence.wacz' });
    expect(text).toContain('✗ 2 fail   ? 1 review   ! 1 not tested   – 1 n/a   ✓ 2 pass');
    expect(text).toContain('6 of 7 rules tested, 1 not tested (login required)');
    expect(text).toContain('Report: audits/x/report.html');
    expect(text).toContain('Next: vigie verify audits/x/evidence.wacz');
  });

  it('names robots.txt and the way to open what it kept closed, and is silent when it kept nothing closed', () => {
    const capture = {
      pages: { visited: 1, seen: 1, byPersona: [] },
      options: { maxPages: 1, maxDepth: 1, maxSeconds: 1, locale: 'fr-FR', timezone: 'Europe/Paris' },
      robotsLeft: 200,
      templates: [],
      traps: [],
      resumedAt: [],
      documents: [],
    };
    const summary = (lang: 'fr' | 'en', robotsLeft: number) =>
      terminalSummary({ ...sampleAssessment(results), capture: { ...capture, robotsLeft } }, { lang, width: 120 });
    expect(summary('en', 200)).toContain('robots.txt: 200 addresses not opened, as the site asks; --robots ignore opens them');
    expect(summary('fr', 1)).toContain('robots.txt\u00a0: 1 adresse non ouverte, comme le site le demande');
    expect(summary('en', 0)).not.toContain('robots.txt');
  });

  it('keeps indicators apart and says that they are not breaches', () => {
    expect(indexOf(english(), 'they are not breaches')).toBeLessThan(indexOf(english(), 'risk-open'));
  });

  it('counts in French as French does', () => {
    const text = terminalSummary(sampleAssessment(results), { lang: 'fr', width: 120 });
    expect(text).toContain('✗ 2 échecs   ? 1 à vérifier   ! 1 non testé   – 1 sans objet   ✓ 2 conformes');
    expect(text).toContain('6 règles testées sur 7, 1 non testée (');
    const none = terminalSummary(sampleAssessment([sampleResult({ rule: 'd', outcome: 'not-tested', reason: 'robots' })]), {
      lang: 'fr',
      width: 120,
    });
    expect(none).toContain('✗ 0 échec   ');
    expect(none).toContain('0 règle testée sur 1');
  });

  it('speaks French with its spacing', () => {
    const text = terminalSummary(sampleAssessment(results), { lang: 'fr', width: 120 });
    expect(text).toContain('✗ échec');
    expect(text).toContain('Bilan\u00a0: ');
    expect(text).toContain('visite incomplète');
  });

  it.each([40, 60, 80, 100, 200])('keeps every rule line within %i columns', (width) => {
    const long = results.map((r) => ({ ...r, title: { fr: 'x '.repeat(200), en: 'y '.repeat(200) } }));
    const text = terminalSummary(sampleAssessment(long), { lang: 'en', width });
    const rules = text.split('\n').filter((line) => /^[✗?!–•]/.test(line));
    expect(rules).toHaveLength(6);
    for (const line of rules) expect([...line].length).toBeLessThanOrEqual(width);
  });

  it('lets no captured text steer the terminal', () => {
    const hostile = sampleAssessment(
      [sampleResult({ outcome: 'fail', title: { fr: 'x', en: 'A\u001b[2Jtitle\u202eevil\u0007' } })],
      {
        finalEntryUrl: 'https://forum.example/\u001b]0;owned\u0007',
        status: 'partial',
        detail: 'stopped\u001b[1A\nhere',
      },
    );
    const text = terminalSummary(hostile, { lang: 'en', width: 200 });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come through
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(text).toContain('stopped here');
  });

  it('has words for every reason in both languages', () => {
    for (const reason of reviewReasons) {
      const one = sampleAssessment([sampleResult({ outcome: 'needs-review', reason })]);
      expect(terminalSummary(one, { lang: 'fr', width: 200 })).toMatch(/Titre de la règle — \S/);
      expect(terminalSummary(one, { lang: 'en', width: 200 })).toMatch(/Title of the rule — \S/);
    }
  });
});
