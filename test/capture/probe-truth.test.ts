import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProbeRecord } from '../../src/evidence/probe-record.js';
import { chosenSuites } from '../support/chosen-tests.js';
import { commerceSites } from '../support/probe-sites/commerce-sites.js';
import { composerSites } from '../support/probe-sites/composer-sites.js';
import { consentSites } from '../support/probe-sites/consent-sites.js';
import { contentSites } from '../support/probe-sites/content-sites.js';
import type { ProbeSite } from '../support/probe-sites/probe-site.js';
import { productSites } from '../support/probe-sites/product-sites.js';
import { registrationSites } from '../support/probe-sites/registration-sites.js';
import { reportSites } from '../support/probe-sites/report-sites.js';
import { requestSites } from '../support/probe-sites/request-sites.js';
import { trustSites } from '../support/probe-sites/trust-sites.js';
import { type SiteServer, startSite } from '../support/site-server.js';
import { probeNamed, walkProbes } from '../support/walk-probes.js';

const sites: readonly ProbeSite[] = [
  ...reportSites,
  ...productSites,
  ...composerSites,
  ...registrationSites,
  ...consentSites,
  ...commerceSites,
  ...contentSites,
  ...requestSites,
  ...trustSites,
];
const probes = [...new Set(sites.map(({ probe }) => probe))];
const titleOf = (probe: string): string => `what a person would answer who walked the site: ${probe}`;

const servers: SiteServer[] = [];
const records = new Map<ProbeSite, ProbeRecord>();

async function walk(some: readonly ProbeSite[], once: boolean): Promise<void> {
  const tasks = [];
  for (const { pages, probe } of some) {
    const server = await startSite({ routes: pages });
    servers.push(server);
    tasks.push({ probe: probeNamed(probe), url: server.url('/') });
  }
  const found = await walkProbes(tasks, { once });
  for (const [index, site] of some.entries()) records.set(site, found[index] as ProbeRecord);
}

// All in one browser: a slow walk of one probe leaves lanes to those of the others.
// biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures are wanted, and takes no name for none.
beforeAll(async ({}, file) => {
  const isChosen = chosenSuites(file);
  const own = sites.filter(({ probe }) => isChosen(titleOf(probe)));
  const isWhole = ({ whole }: ProbeSite) => whole === true;
  await walk(own.filter(isWhole), false);
  await walk(
    own.filter((site) => !isWhole(site)),
    true,
  );
}, 900_000);
afterAll(() => Promise.all(servers.map((server) => server.close())));

describe.each(probes.map((probe) => [titleOf(probe), probe] as const))('%s', (_, probe) => {
  const own = sites.filter((site) => site.probe === probe);
  it.each(own.map((site) => [site.name, site] as const))('%s', (_, site) => {
    const { status, values, runs } = records.get(site) as ProbeRecord;
    const answers = Object.fromEntries(Object.keys(site.truth).map((name) => [name, values[name]]));
    const detail = runs.find((run) => run.detail !== undefined)?.detail;
    expect({ status, detail, ...answers }).toEqual({ status: 'done', detail: undefined, ...site.truth });
  });
});

it('the probes are held against forty sites and more', () => {
  expect(sites.length).toBeGreaterThanOrEqual(40);
});
