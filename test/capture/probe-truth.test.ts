import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProbeRecord } from '../../src/evidence/probe-record.js';
import { createFactEngine } from '../../src/facts/fact-engine.js';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';
import { type ProbeSite, probeSites } from '../support/probe-sites.js';
import { type SiteServer, startSite } from '../support/site-server.js';
import { walkProbes } from '../support/walk-probes.js';

const ruleset = loadRuleset();
const asked = {
  ruleset,
  engine: createFactEngine(ruleset),
  locale: 'fr-FR',
  timezone: 'Europe/Paris',
  viewport: { width: 1280, height: 800 },
  version: 'test',
  allowRequests: [],
};

describe('what a person would answer who walked the site', () => {
  const servers: SiteServer[] = [];
  const records = new Map<ProbeSite, ProbeRecord>();

  async function walk(sites: readonly ProbeSite[], once: boolean): Promise<void> {
    const tasks = [];
    for (const { probe, pages } of sites) {
      const server = await startSite({ routes: pages });
      servers.push(server);
      const definition = ruleset.probes.get(probe);
      if (definition === undefined) throw new Error(`no probe ${probe}`);
      tasks.push({ probe: definition, url: server.url('/') });
    }
    const found = await walkProbes(tasks, { ...asked, once });
    for (const [index, site] of sites.entries()) records.set(site, found[index] as ProbeRecord);
  }
  beforeAll(async () => {
    await walk(
      probeSites.filter(({ whole }) => whole),
      false,
    );
    await walk(
      probeSites.filter(({ whole }) => !whole),
      true,
    );
  }, 600_000);
  afterAll(() => Promise.all(servers.map((server) => server.close())));

  it.each(probeSites.map((site) => [`${site.probe}: ${site.name}`, site] as const))('%s', (_, site) => {
    const { status, values } = records.get(site) as ProbeRecord;
    const answers = Object.fromEntries(Object.keys(site.truth).map((name) => [name, values[name]]));
    expect({ status, ...answers }).toEqual({ status: 'done', ...site.truth });
  });

  it('is asked of forty sites and more', () => {
    expect(probeSites.length).toBeGreaterThanOrEqual(40);
  });
});
