import { describe, expect, it } from 'vitest';
import { compareProbe } from '../../src/cli/probe-examples.js';
import type { ProbeRecord, ProbeRun } from '../../src/evidence/probe-record.js';
import { loadRuleset } from '../../src/ruleset/load-ruleset.js';
import type { ProbeDefinition } from '../../src/ruleset/probe-definition.js';

const probe = loadRuleset().probes.get('registration') as ProbeDefinition;
const example = { name: 'A link in the header', pages: { '/': '<p>x</p>' }, expect: { reached: true, clicks: 1 } };

const record = (values: ProbeRecord['values'], more: Partial<ProbeRun> = {}): ProbeRecord => {
  const run: ProbeRun = { device: 'desktop', startedAt: '', durationMs: 0, status: 'done', values, steps: [], ...more };
  const { status } = run;
  return {
    probe: probe.id,
    persona: 'visitor',
    page: 'p0001',
    url: 'http://127.0.0.1/',
    status,
    values,
    disagree: [],
    runs: [run],
  };
};

describe('an example of a probe', () => {
  it('is as expected when every answer named is given so, whatever else was answered', () => {
    expect(compareProbe({ probe, example }, record({ reached: true, clicks: 1, loginWall: false }))).toMatchObject({
      ok: true,
      kind: 'probe',
      id: 'registration',
      detail: '',
    });
  });

  it('says what was answered instead', () => {
    expect(compareProbe({ probe, example }, record({ reached: true, clicks: 2 }))).toMatchObject({
      ok: false,
      expected: 'reached true, clicks 1',
      got: 'reached true, clicks 2',
    });
  });

  it('tells an answer that stayed open from a no', () => {
    const { ok, got } = compareProbe({ probe, example }, record({ clicks: 1 }));
    expect([ok, got]).toEqual([false, 'reached open, clicks 1']);
  });

  it('says why a walk did not come to its end', () => {
    const ended = record({ reached: true, clicks: 1 }, { status: 'failed', detail: 'The page was closed.' });
    expect(compareProbe({ probe, example }, ended)).toMatchObject({
      ok: false,
      detail: 'The walk ended as failed: The page was closed.',
    });
  });
});
