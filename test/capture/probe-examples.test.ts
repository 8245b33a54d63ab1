import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProbeRecord } from '../../src/evidence/probe-record.js';
import { type SiteServer, startSite } from '../support/site-server.js';
import { shippedProbes, walkProbes } from '../support/walk-probes.js';

const examples = shippedProbes.flatMap((probe) => probe.examples.map((example) => ({ probe, example })));

describe('the examples of the probes, in a real browser', () => {
  const servers: SiteServer[] = [];
  let records: readonly ProbeRecord[] = [];
  beforeAll(async () => {
    for (const { example } of examples) servers.push(await startSite({ routes: example.pages }));
    records = await walkProbes(examples.map(({ probe }, index) => ({ probe, url: (servers[index] as SiteServer).url('/') })));
  }, 600_000);
  afterAll(() => Promise.all(servers.map((server) => server.close())));

  it.each(examples.map(({ probe, example }, index) => [`${probe.id}: ${example.name}`, index] as const))('%s', (_, index) => {
    const { values, status, disagree, runs } = records[index] as ProbeRecord;
    expect({ status, disagree, detail: runs[0]?.detail }).toEqual({ status: 'done', disagree: [], detail: undefined });
    expect(values).toMatchObject(examples[index]?.example.expect ?? {});
  });
});
