import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keptProbes, probePlace, writeProbes } from '../../src/capture/kept-probes.js';
import { createBundleWriter } from '../../src/evidence/bundle-writer.js';
import type { ProbeRecord } from '../../src/evidence/probe-record.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'vigie-kept-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** A capture that finished one probe, with a picture and a page, and was cut short in the next. */
function cutShort(): ProbeRecord {
  const writer = createBundleWriter(directory);
  const place = probePlace('registration', 'visitor', 'p0001');
  const screenshot = writer.writeFile(`${place}/1/step-01.jpg`, 'picture');
  const dom = writer.writeFile(`${place}/1/end.html`, '<p>x</p>');
  const step = { action: 'open', at: '', durationMs: 0, url: '', outcome: 'done', stopped: [], screenshot } as const;
  const run = { device: 'desktop', startedAt: '', durationMs: 0, status: 'done', values: {}, steps: [step] } as const;
  const record: ProbeRecord = {
    probe: 'registration',
    persona: 'visitor',
    page: 'p0001',
    url: 'https://exemple.example/',
    status: 'done',
    values: { reached: true },
    disagree: [],
    runs: [{ ...run, end: { url: '', dom } }],
  };
  writeProbes(writer, [record]);
  mkdirSync(join(directory, 'probes/open-composer-visitor-p0001/1'), { recursive: true });
  writeFileSync(join(directory, 'probes/open-composer-visitor-p0001/1/step-01.jpg'), 'half');
  return record;
}

it('takes in a finished probe with its files, and removes what is left of one that was cut short', () => {
  const record = cutShort();
  const writer = createBundleWriter(directory, { resume: true });
  expect(keptProbes(writer)).toEqual([record]);
  expect(existsSync(join(directory, 'probes/open-composer-visitor-p0001'))).toBe(false);
  expect(readFileSync(join(directory, 'probes/registration-visitor-p0001/1/end.html'), 'utf8')).toBe('<p>x</p>');
  expect(JSON.parse(readFileSync(join(directory, 'probes/probes.json'), 'utf8')).probes).toEqual([record]);
});

it('finds nothing in a capture that ran no probe', () => {
  expect(keptProbes(createBundleWriter(directory, { resume: true }))).toEqual([]);
});
