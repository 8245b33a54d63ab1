import { describe, expect, it } from 'vitest';
import { measuredAccuracy } from '../../src/assess/measured-accuracy.js';
import type { AccuracyDefinition, MeasuredFact } from '../../src/ruleset/definitions.js';
import { both, tinyRuleset } from '../support/tiny-ruleset.js';

const measurement = (id: string, facts: Readonly<Record<string, MeasuredFact>>): [string, AccuracyDefinition] => [
  id,
  {
    schema: 1,
    file: `accuracy/${id}.yaml`,
    id,
    date: '2026-11-01',
    title: both(id),
    note: both(id),
    pages: 1,
    sites: 1,
    languages: { fr: 1 },
    facts,
  },
];
const counts = (hits: number, misses: number, falseAlarms: number, correctNos: number): MeasuredFact => ({
  hits,
  misses,
  falseAlarms,
  correctNos,
});

describe('what was measured of a fact', () => {
  const accuracy = new Map([
    measurement('a', { 'host-named': counts(8, 2, 0, 5), 'never-true': counts(0, 0, 0, 7) }),
    measurement('b', { 'host-named': counts(1, 0, 1, 3) }),
  ]);
  const ruleset = tinyRuleset({ accuracy });

  it('joins all measurements', () => {
    expect(measuredAccuracy(ruleset, 'host-named')).toEqual({ precision: 0.9, recall: 0.82, labels: 20 });
  });

  it('says nothing of a share that no label could tell', () => {
    expect(measuredAccuracy(ruleset, 'never-true')).toEqual({ precision: null, recall: null, labels: 7 });
  });

  it('is nothing for a fact that was not measured', () => {
    expect(measuredAccuracy(ruleset, 'director-named')).toBeUndefined();
  });
});
