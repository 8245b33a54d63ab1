import { describe, expect, it } from 'vitest';
import { exampleProbe } from '../../src/assess/example-probe.js';
import { siteOf } from '../../src/assess/site.js';
import type { ProbeRecord } from '../../src/evidence/probe-record.js';
import { createFactEngine } from '../../src/facts/fact-engine.js';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';
import { origin, page, tinyBundle } from '../support/tiny-site.js';

const ruleset = loadRuleset();
const engine = createFactEngine(ruleset);
const item = '<article><h1>Un sujet</h1><p>Le message d’une personne.</p></article>';
const pages = [page('/', '<h1>Bienvenue</h1>'), page('/sujet/7', item)];

const visitor = (reached: boolean) =>
  exampleProbe({ id: 'report-from-content', values: { reached } }, 'p0002', `${origin}/sujet/7`);
const member = (path: string, id = 'report-from-content') =>
  exampleProbe({ id, values: { reached: true }, persona: 'member', way: ['Signaler'] }, 'p0009', `${origin}${path}`);

function membersOnly(probes: readonly ProbeRecord[]) {
  const bundle = { ...tinyBundle(ruleset, engine, { pages }), probes };
  const site = siteOf(bundle, ruleset, engine);
  return site.readable.map(({ view }) => engine.observe(view, 'report-way-members-only').value);
}

describe('a probe that visitor and member walked', () => {
  it('tells of a way that only the member found from the same item', () => {
    expect(membersOnly([visitor(false), member('/sujet/7')])).toEqual([false, true]);
    expect(membersOnly([visitor(true), member('/sujet/7')])).toEqual([false, false]);
  });

  it('compares nothing that began elsewhere or was another probe', () => {
    expect(membersOnly([visitor(false), member('/sujet/8')])).toEqual([false, false]);
    expect(membersOnly([visitor(false), member('/sujet/7', 'registration')])).toEqual([false, false]);
  });

  it('gives a page that no visitor walked from nothing of the member', () => {
    const bundle = { ...tinyBundle(ruleset, engine, { pages }), probes: [member('/sujet/7')] };
    expect(siteOf(bundle, ruleset, engine).readable.map(({ view }) => view.probes.length)).toEqual([0, 0]);
  });
});
