import { describe, expect, it } from 'vitest';
import { exitCodeFor, type FailOn } from '../../src/cli/exit-code-for.js';
import type { Severity } from '../../src/ruleset/vocabulary.js';
import { sampleAssessment, sampleResult } from './sample-assessment.js';

const failOf = (severity: Severity) => sampleResult({ outcome: 'fail', severity });

describe('exit code of a judgement', () => {
  it.each<[Severity, FailOn, number]>([
    ['critical', 'critical', 1],
    ['major', 'critical', 0],
    ['critical', 'major', 1],
    ['major', 'major', 1],
    ['minor', 'major', 0],
    ['minor', 'minor', 1],
    ['info', 'minor', 0],
    ['critical', 'never', 0],
  ])('a %s obligation that failed, with --fail-on %s, ends with %i', (severity, failOn, code) => {
    expect(exitCodeFor(sampleAssessment([failOf(severity)]), failOn)).toBe(code);
  });

  it('ends with 0 when every rule passed or does not apply', () => {
    expect(exitCodeFor(sampleAssessment([sampleResult({}), sampleResult({ outcome: 'not-applicable' })]), 'minor')).toBe(0);
  });

  it('never counts an indicator, however grave', () => {
    const indicator = sampleResult({ kind: 'indicator', outcome: 'observed', severity: 'critical' });
    expect(exitCodeFor(sampleAssessment([indicator]), 'minor')).toBe(0);
  });

  it('does not count a rule that a person must review', () => {
    expect(exitCodeFor(sampleAssessment([sampleResult({ outcome: 'needs-review', severity: 'critical' })]), 'minor')).toBe(0);
  });

  it('ends with 4 when words suggested abuse material, whatever else was found', () => {
    const url = 'https://forum.example/salle/12';
    const at = '2026-11-12T09:03:00.000Z';
    const signal = { url, at, place: 'page-text', trigger: 'x', list: 'rules' } as const;
    const none = {
      pages: { visited: 1, seen: 1, byPersona: [] },
      robotsLeft: 0,
      templates: [],
      traps: [],
      resumedAt: [],
      documents: [],
    };
    const options = { maxPages: 1, maxDepth: 1, maxSeconds: 1, locale: 'fr-FR', timezone: 'Europe/Paris' };
    const failed = sampleAssessment([failOf('critical')], { status: 'failed' });
    expect(exitCodeFor({ ...failed, capture: { ...none, options, abuseSignals: [signal] } }, 'major')).toBe(4);
    expect(exitCodeFor({ ...failed, capture: { ...none, options } }, 'major')).toBe(3);
  });

  it('ends with 3 when the capture failed, whatever the results say', () => {
    expect(exitCodeFor(sampleAssessment([failOf('critical')], { status: 'failed' }), 'major')).toBe(3);
  });

  it('ends with 3 when rules applied but none could be tested', () => {
    const results = [
      sampleResult({ outcome: 'not-tested', reason: 'profile-unknown' }),
      sampleResult({ outcome: 'not-applicable' }),
    ];
    expect(exitCodeFor(sampleAssessment(results), 'major')).toBe(3);
  });

  it('still reports the findings of a visit that was cut short', () => {
    expect(exitCodeFor(sampleAssessment([failOf('critical')], { status: 'partial' }), 'major')).toBe(1);
  });
});
