import { describe, expect, it } from 'vitest';
import { exampleConsent } from '../../src/assess/example-consent.js';
import { siteOf } from '../../src/assess/site.js';
import { answerSite } from '../../src/assess/site-facts.js';
import type { EvidenceBundle } from '../../src/evidence/bundle.js';
import { createFactEngine } from '../../src/facts/fact-engine.js';
import type { ExampleConsent } from '../../src/ruleset/example-consent.js';
import { tinyFactRules } from '../support/tiny-fact-rules.js';
import { origin, page, tinyBundle } from '../support/tiny-site.js';

const rules = tinyFactRules({
  trackers: [{ name: 'Pixel', purpose: 'advertising', cookies: ['_px'] }],
  facts: {
    kept: { consent: { stored: { purpose: ['advertising'], after: 'refuse' } } },
    wrapped: { any: [{ fact: { id: 'kept' } }] },
  },
});
const engine = createFactEngine(rules);

function ask(fact: string, consent?: ExampleConsent, is = true) {
  const record = consent === undefined ? undefined : exampleConsent(consent, `${origin}/`);
  const files = { 'consent/consent.json': JSON.stringify(record ?? null) };
  const bare = tinyBundle(rules, engine, { pages: [page('/', '<h1>Accueil</h1>'), page('/autre', '<h1>Autre</h1>')], files });
  const bundle: EvidenceBundle = record === undefined ? bare : { ...bare, consent: record };
  return answerSite(siteOf(bundle, rules, engine), { leaf: { fact: { id: fact, is } }, pages: 'any' });
}

const banner = { text: 'Nous utilisons des cookies.' };

describe('facts that rest on the record of consent', () => {
  it('are asked of the entry page alone, so that other pages keep no question open', () => {
    expect(ask('kept', { banner })).toMatchObject({ value: false });
    expect(ask('kept', { banner }, false)).toMatchObject({ value: true });
    expect(ask('wrapped', { banner })).toMatchObject({ value: false });
  });

  it('point at the sealed record, not at the page', () => {
    const { value, text, evidence } = ask('wrapped', { banner, refuse: { stored: [{ name: '_px' }] } });
    expect({ value, text }).toEqual({ value: true, text: undefined });
    expect(evidence).toMatchObject([
      { page: 'p0001', artifact: 'consent/consent.json', fact: 'wrapped', quote: { exact: expect.stringContaining('_px') } },
    ]);
    expect(evidence[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(ask('kept', { banner, refuse: { stored: [{ name: '_px' }] } }).text).toBe('_px');
  });

  it('are unknown where nothing was recorded', () => {
    expect(ask('kept')).toEqual({ value: 'unknown', reason: 'capture-missing', evidence: [] });
  });
});
