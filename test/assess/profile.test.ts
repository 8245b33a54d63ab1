import { describe, expect, it } from 'vitest';
import type { DetectionDefinition } from '../../src/ruleset/definitions.js';
import { assessTiny, judgeTiny } from '../support/tiny-assessment.js';
import { both, rule } from '../support/tiny-ruleset.js';
import { page } from '../support/tiny-site.js';

const check = { id: 'host', fact: { id: 'host-named' } };
const passing = [page('/mentions-legales', '<h1>Mentions légales</h1><p>Hébergeur : Exemple.</p><button>Signaler</button>')];
const failing = [page('/mentions-legales', '<h1>Mentions légales</h1><button>Signaler</button>')];

const detection = (
  id: string,
  confidence: number,
  value: string | boolean = true,
  profile = 'features.userContent',
): DetectionDefinition => ({
  schema: 1,
  file: `detections/${id}.yaml`,
  id,
  sets: { profile, value },
  confidence,
  check: { fact: { id: 'report-control' } },
  title: both(id),
  examples: [],
});
const detecting = (...list: DetectionDefinition[]) => ({ detections: new Map(list.map((one) => [one.id, one])) });

describe('applicability', () => {
  it('follows the declaration', () => {
    expect(judgeTiny(rule({ check }), { pages: passing, profile: { 'features.userContent': false } })).toMatchObject({
      outcome: 'not-applicable',
      reason: 'profile',
      rests: [{ key: 'features.userContent', origin: 'declared' }],
    });
  });

  it('asks the question when nothing is known', () => {
    const assessment = assessTiny({ rules: [rule({ check })], pages: passing, profile: {} });
    expect(assessment.results[0]).toMatchObject({
      outcome: 'not-tested',
      reason: 'profile-unknown',
      asks: ['features.userContent'],
    });
    expect(assessment.service.questions).toEqual([
      { key: 'features.userContent', question: both('Contenus ?'), rules: ['rule'] },
    ]);
  });

  it('frees the exempt, and asks when the exemption is open', () => {
    const exempt = rule({ check, exempt: { profile: 'size', in: ['micro', 'small'] } });
    const judge = (profile: Record<string, string | boolean>) =>
      judgeTiny(exempt, { pages: failing, profile: { 'features.userContent': true, ...profile } });
    expect(judge({ size: 'micro' })).toMatchObject({ outcome: 'not-applicable', reason: 'exempt' });
    expect(judge({ size: 'large' }).outcome).toBe('fail');
    expect(judge({})).toMatchObject({ outcome: 'not-tested', reason: 'profile-unknown', asks: ['size'] });
  });
});

describe('a detection', () => {
  const judge = (list: DetectionDefinition[], pages = passing, profile: Record<string, string | boolean> = {}) =>
    judgeTiny(rule({ check }), { pages, profile, ruleset: detecting(...list) });

  it('counts from 0.8 and is told as assumed, with what was seen', () => {
    const result = judge([detection('strong', 0.8)], failing);
    expect(result.outcome).toBe('fail');
    expect(result.rests).toMatchObject([{ origin: 'detected', confidence: 0.8, seen: { page: 'p0001', quote: 'Signaler' } }]);
  });

  it('below 0.8 gives at most a review', () => {
    expect(judge([detection('weak', 0.7)])).toMatchObject({
      outcome: 'needs-review',
      reason: 'assumed-profile',
      asks: ['features.userContent'],
    });
    expect(judge([detection('weak', 0.7)], failing).heldBack).toMatchObject({ outcome: 'fail' });
  });

  it('below 0.8 never frees a service from a rule', () => {
    expect(judge([detection('weak', 0.7, false)])).toMatchObject({ outcome: 'not-tested', reason: 'profile-unknown' });
  });

  it('adds to another of the same answer', () => {
    const result = judge([detection('one', 0.6), detection('two', 0.5)]);
    expect(result).toMatchObject({ outcome: 'pass', rests: [{ confidence: 0.8 }] });
  });

  it('that another contradicts is not used, and both are reported', () => {
    const site = {
      rules: [rule({ check })],
      pages: passing,
      profile: {},
      ruleset: detecting(detection('a', 0.9), detection('b', 0.9, false)),
    };
    const assessment = assessTiny(site);
    expect(assessment.results[0]).toMatchObject({ outcome: 'not-tested', asks: ['features.userContent'] });
    expect(assessment.service.contradictions).toHaveLength(1);
    expect(assessment.service.detected).toHaveLength(2);
  });

  it('that contradicts the declaration loses, but makes the result a review', () => {
    const result = judge([detection('forum', 0.9)], passing, { 'features.userContent': false });
    expect(result).toMatchObject({ outcome: 'needs-review', reason: 'contradicts-profile' });
  });

  it('too weak to count contradicts nothing', () => {
    expect(judge([detection('forum', 0.5)], passing, { 'features.userContent': false }).outcome).toBe('not-applicable');
  });

  it('that contradicts an answer on which a breach rests holds it back', () => {
    const result = judge([detection('none', 0.9, false)], failing, { 'features.userContent': true });
    expect(result).toMatchObject({
      outcome: 'needs-review',
      reason: 'contradicts-profile',
      failed: ['host'],
      heldBack: { outcome: 'fail' },
    });
    expect(result.heldBack?.why.fr).toMatch(/contredit la déclaration/);
  });
});

describe('a breach is held back', () => {
  const held = (options: Parameters<typeof rule>[0], profile: Record<string, string | boolean> = {}) =>
    judgeTiny(rule(options), { pages: failing, profile: { 'features.userContent': true, ...profile } });

  it('when the law file asks for a person first', () => {
    const result = held({ check, pendingHuman: true });
    expect(result).toMatchObject({
      outcome: 'needs-review',
      reason: 'judgement',
      failed: ['host'],
      heldBack: { outcome: 'fail' },
    });
    expect(result.message.fr).toMatch(/Fait host-named/);
  });

  it('when no basis in force was verified', () => {
    expect(held({ check, legal: [{ ref: 'eu-act#art-2', role: 'basis' }] })).toMatchObject({
      outcome: 'needs-review',
      reason: 'law-unverified',
    });
    expect(held({ check, legal: [{ ref: 'eu-act#art-3', role: 'basis' }] }).outcome).toBe('fail');
  });

  it.each([
    ['DE', 'needs-review', 'other-member-state'],
    ['FR', 'fail', undefined],
    ['GG', 'fail', undefined],
  ])('for a publisher in %s under a French general rule: %s', (country, outcome, reason) => {
    const result = held({ check, countryOfOrigin: true }, { 'publisher.country': country });
    expect(result.outcome).toBe(outcome);
    expect(result.reason).toBe(reason);
  });

  it('when a condition of the breach is open or not met', () => {
    const needs = { check, failNeeds: { profile: 'publisher.country', is: 'FR' } } as const;
    expect(held(needs)).toMatchObject({ outcome: 'needs-review', reason: 'assumed-profile', asks: ['publisher.country'] });
    expect(held(needs, { 'publisher.country': 'GG' })).toMatchObject({ outcome: 'needs-review', reason: 'judgement' });
    expect(held(needs, { 'publisher.country': 'FR' }).outcome).toBe('fail');
  });

  it('but a pass never is', () => {
    const result = judgeTiny(rule({ check, pendingHuman: true, countryOfOrigin: true }), {
      pages: passing,
      profile: { 'features.userContent': true, 'publisher.country': 'DE' },
    });
    expect(result.outcome).toBe('pass');
  });
});
