import type { ProbeRecord } from '../evidence/probe-record.js';
import type { ExampleProbe } from '../ruleset/examples.js';

/**
 * A probe's record in short, for examples: two walks that agree, unless said otherwise.
 * @param page id of the page record from which it started
 */
export function exampleProbe(
  { id, values = {}, disagree = [], status = 'done', persona = 'visitor', way = [] }: ExampleProbe,
  page: string,
  url: string,
): ProbeRecord {
  const at = '2026-11-01T12:00:30.000Z';
  const steps = way.map((name, index) => ({
    action: 'click' as const,
    target: { role: 'button', name, selector: `button:nth-of-type(${index + 1})`, rect: { x: 0, y: 0, width: 1, height: 1 } },
    at,
    durationMs: 0,
    url,
    outcome: 'done' as const,
    stopped: [],
  }));
  const run = { device: 'desktop' as const, startedAt: at, durationMs: 0, status, values, steps };
  return { probe: id, persona, page, url, status, values, disagree, runs: [run, run] };
}
