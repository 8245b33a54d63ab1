import { describe, expect, it } from 'vitest';
import { serialiseAssessment } from '../../src/assess/serialise.js';
import { UsageError } from '../../src/errors.js';
import { assessTiny, judgeTiny } from '../support/tiny-assessment.js';
import { rule } from '../support/tiny-ruleset.js';
import { page } from '../support/tiny-site.js';

const check = { id: 'host', fact: { id: 'host-named' } };
const pages = [
  page('/', '<h1>Bienvenue</h1>'),
  page('/mentions-legales', '<h1>Mentions légales</h1><p>Hébergeur : Exemple.</p>'),
];

describe('the law of the day', () => {
  const dated = (asOf?: string, legal = [{ ref: 'eu-act#art-1', role: 'basis' as const }]) =>
    judgeTiny(rule({ check, legal }), { pages, ...(asOf === undefined ? {} : { asOf }) });

  it('is that of the capture unless another day is given', () => {
    expect(assessTiny({ rules: [], pages }).asOf).toBe('2026-11-01');
    expect(dated().outcome).toBe('pass');
  });

  it('does not hold before it applied', () => {
    expect(dated('2024-02-16')).toMatchObject({ outcome: 'not-applicable', reason: 'not-in-force' });
    expect(dated('2024-02-17').outcome).toBe('pass');
  });

  it('does not hold after it was repealed', () => {
    const old = [{ ref: 'eu-act#old', role: 'basis' as const }];
    expect(dated('2024-05-22', old).outcome).toBe('pass');
    expect(dated('2024-05-23', old)).toMatchObject({ outcome: 'not-applicable', reason: 'not-in-force' });
  });

  it('never prints a repealed article beside the one in force', () => {
    const both = ['old', 'art-1'].map((entry) => ({ ref: `eu-act#${entry}`, role: 'basis' as const }));
    expect(dated('2026-11-01', both).legal.map(({ article }) => article)).toEqual(['1']);
    expect(dated('2020-01-01', both).legal.map(({ article }) => article)).toEqual(['6, III']);
  });

  it('cannot be read on a day that is none', () => {
    for (const day of ['2026-02-30', '1 November 2026', '2026-11']) expect(() => dated(day)).toThrow(UsageError);
  });
});

describe('an indicator', () => {
  const indicator = (profile: Record<string, string | boolean> = { 'features.userContent': true }) =>
    assessTiny({
      rules: [rule({ kind: 'indicator', check, legal: [{ ref: 'eu-act#art-2', role: 'context' }] })],
      pages,
      profile,
    });

  it('is observed or not and is counted apart', () => {
    const { results, tally } = indicator();
    expect(results[0]?.outcome).toBe('observed');
    expect(tally).toMatchObject({ pass: 0, fail: 0, observed: 1, indicatorsOpen: 0 });
    expect(indicator({}).tally).toMatchObject({ notTested: 0, indicatorsOpen: 1 });
  });
});

describe('an assessment', () => {
  const rules = ['1', '3', '2'].map((entry) =>
    rule({ id: `rule-${entry}`, check, legal: [{ ref: `eu-act#art-${entry}`, role: 'basis' }] }),
  );
  const make = () => assessTiny({ rules, pages });

  it('says with which command the pages were captured', () => {
    expect(make().bundle.environment.command).toEqual(['vigie', 'audit']);
  });

  it('sorts by act, then article as a number, then rule', () => {
    expect(make().results.map(({ legal }) => legal[0]?.article)).toEqual(['1', '9', '12']);
  });

  it('of the same inputs has the same bytes', () => {
    expect(serialiseAssessment(make())).toBe(serialiseAssessment(make()));
    expect(serialiseAssessment(make())).toMatch(/^\{\n {2}"schema": 1,[\s\S]*\}\n$/);
  });

  it('keeps a finding’s fingerprint while addresses and dates change', () => {
    const empty = [page('/', ''), page('/mentions-legales', '<h1>Mentions légales</h1>')];
    const again = [
      page('/', ''),
      page('/x', ''),
      page('/legal', '<h1>Mentions légales</h1>', { capturedAt: '2027-01-01T00:00:00.000Z' }),
    ];
    const [first, second, passed] = [empty, again, pages].map((site) => judgeTiny(rule({ check }), { pages: site }));
    expect(first).toMatchObject({ outcome: 'fail' });
    expect(second?.fingerprint).toBe(first?.fingerprint);
    expect(passed?.fingerprint).not.toBe(first?.fingerprint);
  });

  it('gives the fact sheet of the pages read', () => {
    expect(make().facts).toMatchObject([{ fact: 'host-named', value: true, evidence: [{ page: 'p0002' }] }]);
  });

  it('lists every page, also those that could not be read', () => {
    const wall = { path: '/compte', obstacle: 'login-required' as const, status: 401 };
    const { pages: listed } = assessTiny({ rules, pages: [...pages, wall] });
    expect(listed.map(({ id, obstacle }) => [id, obstacle])).toEqual([
      ['p0001', undefined],
      ['p0002', undefined],
      ['p0003', 'login-required'],
    ]);
    expect(listed[1]?.types[0]).toMatchObject({ type: 'legal-notice' });
  });

  it('refuses a set that does not exist', () => {
    expect(() => assessTiny({ rules, pages, set: 'dsa' })).toThrow(UsageError);
  });
});
