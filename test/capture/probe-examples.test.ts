import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProbeRecord } from '../../src/evidence/probe-record.js';
import type { ProbeExample } from '../../src/ruleset/probe-definition.js';
import { chosenSuites } from '../support/chosen-tests.js';
import { type SiteServer, startSite } from '../support/site-server.js';
import { shippedProbes, walkProbes } from '../support/walk-probes.js';

const titleOf = (probe: string): string => `the examples of ${probe}, in a real browser`;

const servers: SiteServer[] = [];
const records = new Map<ProbeExample, ProbeRecord>();

// All in one browser: a slow walk of one probe leaves lanes to those of the others.
// biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures are wanted, and takes no name for none.
beforeAll(async ({}, file) => {
  const isChosen = chosenSuites(file);
  const examples = shippedProbes
    .filter(({ id }) => isChosen(titleOf(id)))
    .flatMap((probe) => probe.examples.map((example) => ({ probe, example })));
  for (const { example } of examples) servers.push(await startSite({ routes: example.pages }));
  const found = await walkProbes(examples.map(({ probe }, index) => ({ probe, url: servers[index]?.url('/') ?? '' })));
  for (const [index, { example }] of examples.entries()) records.set(example, found[index] as ProbeRecord);
}, 900_000);
afterAll(() => Promise.all(servers.map((server) => server.close())));

describe.each(shippedProbes.map((probe) => [titleOf(probe.id), probe] as const))('%s', (_, { examples }) => {
  it.each(examples.map((example) => [example.name, example] as const))('%s', (_, example) => {
    const { values, status, disagree, runs } = records.get(example) as ProbeRecord;
    expect({ status, disagree, detail: runs[0]?.detail }).toEqual({ status: 'done', disagree: [], detail: undefined });
    expect(values).toMatchObject(example.expect);
  });
});
