import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProbeRecord } from '../../src/evidence/probe-record.js';
import { type SiteServer, startSite } from '../support/site-server.js';
import { shippedProbes, walkProbes } from '../support/walk-probes.js';

describe.each(shippedProbes.map((probe) => [probe.id, probe] as const))('the examples of %s, in a real browser', (_, probe) => {
  const { examples } = probe;
  const servers: SiteServer[] = [];
  let records: readonly ProbeRecord[] = [];
  beforeAll(async () => {
    for (const { pages } of examples) servers.push(await startSite({ routes: pages }));
    records = await walkProbes(servers.map((server) => ({ probe, url: server.url('/') })));
  }, 600_000);
  afterAll(() => Promise.all(servers.map((server) => server.close())));

  it.each(examples.map(({ name }, index) => [name, index] as const))('%s', (_, index) => {
    const { values, status, disagree, runs } = records[index] as ProbeRecord;
    expect({ status, disagree, detail: runs[0]?.detail }).toEqual({ status: 'done', disagree: [], detail: undefined });
    expect(values).toMatchObject(examples[index]?.expect ?? {});
  });
});
