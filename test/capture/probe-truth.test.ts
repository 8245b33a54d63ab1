import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProbeRecord } from '../../src/evidence/probe-record.js';
import { composerSites } from '../support/probe-sites/composer-sites.js';
import { contentSites } from '../support/probe-sites/content-sites.js';
import type { ProbeSite } from '../support/probe-sites/probe-site.js';
import { registrationSites } from '../support/probe-sites/registration-sites.js';
import { reportSites } from '../support/probe-sites/report-sites.js';
import { type SiteServer, startSite } from '../support/site-server.js';
import { probeNamed, walkProbes } from '../support/walk-probes.js';

const sites: readonly ProbeSite[] = [...reportSites, ...composerSites, ...registrationSites, ...contentSites];

describe('what a person would answer who walked the site', () => {
  const servers: SiteServer[] = [];
  const records = new Map<ProbeSite, ProbeRecord>();

  async function walk(some: readonly ProbeSite[], once: boolean): Promise<void> {
    const tasks = [];
    for (const { probe, pages } of some) {
      const server = await startSite({ routes: pages });
      servers.push(server);
      tasks.push({ probe: probeNamed(probe), url: server.url('/') });
    }
    const found = await walkProbes(tasks, { once });
    for (const [index, site] of some.entries()) records.set(site, found[index] as ProbeRecord);
  }
  beforeAll(async () => {
    const isWhole = ({ whole }: ProbeSite) => whole === true;
    await walk(sites.filter(isWhole), false);
    await walk(
      sites.filter((site) => !isWhole(site)),
      true,
    );
  }, 600_000);
  afterAll(() => Promise.all(servers.map((server) => server.close())));

  it.each(sites.map((site) => [`${site.probe}: ${site.name}`, site] as const))('%s', (_, site) => {
    const { status, values } = records.get(site) as ProbeRecord;
    const answers = Object.fromEntries(Object.keys(site.truth).map((name) => [name, values[name]]));
    expect({ status, ...answers }).toEqual({ status: 'done', ...site.truth });
  });

  it('is asked of forty sites and more', () => {
    expect(sites.length).toBeGreaterThanOrEqual(40);
  });
});
