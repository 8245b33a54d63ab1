import { describe, expect, it } from 'vitest';
import { mayBind } from '../../src/profile/may-bind.js';
import type { DeclaredProfile } from '../../src/profile/profile.js';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';
import { neededProbes } from '../../src/ruleset/needed-probes.js';

const ruleset = loadRuleset();
const declared = (answers: Readonly<Record<string, string | boolean>>): DeclaredProfile => ({
  entries: new Map(
    Object.entries(answers).map(([key, value]) => [key, { key, value, origin: 'declared', confidence: 1 }] as const),
  ),
});
const probesFor = (profile: DeclaredProfile) =>
  neededProbes(ruleset, 'all', (rule) => mayBind(rule, profile.entries)).map(({ id }) => id);

describe('the probes that an audit runs', () => {
  it('are all of them where nothing is known of the service, but those run on request', () => {
    const onRequest = ['register-as-minor'];
    expect(probesFor(declared({}))).toEqual([...ruleset.probes.keys()].filter((id) => !onRequest.includes(id)).sort());
    const named = neededProbes(ruleset, 'all', () => true, onRequest).map(({ id }) => id);
    expect(named).toEqual([...ruleset.probes.keys()].sort());
  });

  it('hold one that was asked for, though no rule of the set rests on it', () => {
    const ids = neededProbes(ruleset, 'all', () => false, ['register-as-minor']).map(({ id }) => id);
    expect(ids).toEqual(['register-as-minor']);
  });

  it('are not those of sellers where nothing is sold', () => {
    const ids = probesFor(declared({ 'features.sellsToConsumers': false }));
    expect(ids).not.toContain('order-button');
    expect(ids).not.toContain('cancel-contract');
    expect(ids).toContain('contact-way');
  });

  it('are not those of platforms on a small one', () => {
    const ids = probesFor(declared({ size: 'micro', vlop: 'none' }));
    expect(ids).not.toContain('ad-reasons');
    expect(ids).toContain('report-from-content');
  });
});
