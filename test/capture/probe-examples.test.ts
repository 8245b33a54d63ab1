import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProbeTask } from '../../src/capture/probe-site.js';
import type { ProbeRecord } from '../../src/evidence/probe-record.js';
import { createFactEngine } from '../../src/facts/fact-engine.js';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';
import { type SiteServer, startSite } from '../support/site-server.js';
import { walkProbes } from '../support/walk-probes.js';

const ruleset = loadRuleset();
const examples = [...ruleset.probes.values()].flatMap((probe) => probe.examples.map((example) => ({ probe, example })));

describe('the examples of the probes, in a real browser', () => {
  const servers: SiteServer[] = [];
  let records: readonly ProbeRecord[] = [];
  beforeAll(async () => {
    for (const { example } of examples) servers.push(await startSite({ routes: example.pages }));
    const tasks = examples.map(({ probe }, index): ProbeTask => ({ probe, url: (servers[index] as SiteServer).url('/') }));
    records = await walkProbes(tasks, {
      ruleset,
      engine: createFactEngine(ruleset),
      locale: 'fr-FR',
      timezone: 'Europe/Paris',
      viewport: { width: 1280, height: 800 },
      version: 'test',
      allowRequests: [],
      once: true,
    });
  }, 600_000);
  afterAll(() => Promise.all(servers.map((server) => server.close())));

  it.each(examples.map(({ probe, example }, index) => [`${probe.id}: ${example.name}`, index] as const))('%s', (_, index) => {
    const { values, status, disagree, runs } = records[index] as ProbeRecord;
    expect({ status, disagree, detail: runs[0]?.detail }).toEqual({ status: 'done', disagree: [], detail: undefined });
    expect(values).toMatchObject(examples[index]?.example.expect ?? {});
  });
});
