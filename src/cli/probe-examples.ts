import type { ExampleResult } from '../assess/example-result.js';
import type { ExampleFilter } from '../assess/run-examples.js';
import { type ProbeSiteOptions, probeSite } from '../capture/probe-site.js';
import type { ProbeRecord } from '../evidence/probe-record.js';
import { createFactEngine } from '../facts/fact-engine.js';
import type { ProbeDefinition, ProbeExample } from '../ruleset/probe-definition.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import { servePages } from './serve-pages.js';

interface Exercise {
  readonly probe: ProbeDefinition;
  readonly example: ProbeExample;
}

/** Walks side by side: a walk is mostly waiting. */
const lanes = 3;

const written = (values: ProbeExample['expect']): string =>
  Object.entries(values)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');

/** What a walk answered, beside what the example expects of it. */
export function compareProbe({ probe, example }: Exercise, record: ProbeRecord): ExampleResult {
  const got = Object.fromEntries(Object.keys(example.expect).map((name) => [name, record.values[name] ?? 'open']));
  const ok = record.status === 'done' && Object.entries(example.expect).every(([name, value]) => got[name] === value);
  const ended = record.runs.find(({ detail }) => detail !== undefined)?.detail;
  const detail = record.status === 'done' ? '' : `The walk ended as ${record.status}${ended === undefined ? '.' : `: ${ended}`}`;
  return {
    file: probe.file,
    kind: 'probe',
    id: probe.id,
    example: example.name,
    ok,
    expected: written(example.expect),
    got: written(got),
    detail,
  };
}

/**
 * Runs the examples of probes: each small site is served on this machine and walked once in a real browser.
 * @throws AuditError when no browser can be started
 */
export async function probeExamples(
  ruleset: Ruleset,
  filter: ExampleFilter,
  options: Pick<ProbeSiteOptions, 'version' | 'browserPath' | 'signal'>,
): Promise<ExampleResult[]> {
  if (filter.kinds !== undefined && !filter.kinds.includes('probe')) return [];
  const exercises = [...ruleset.probes.values()]
    .filter(({ id }) => filter.ids === undefined || filter.ids.includes(id))
    .sort((a, b) => (a.file < b.file ? -1 : 1))
    .flatMap((probe) => probe.examples.map((example): Exercise => ({ probe, example })));
  if (exercises.length === 0) return [];
  const sites = await Promise.all(exercises.map(({ example }) => servePages(example.pages)));
  try {
    const records = await probeSite(
      exercises.map(({ probe }, index) => ({ probe, url: sites[index]?.url ?? '' })),
      {
        ...options,
        ruleset,
        engine: createFactEngine(ruleset),
        locale: 'fr-FR',
        timezone: 'Europe/Paris',
        viewport: { width: 1280, height: 800 },
        allowRequests: [],
        once: true,
        lanes,
      },
    );
    return records.map((record, index) => compareProbe(exercises[index] as Exercise, record));
  } finally {
    await Promise.all(sites.map((site) => site.close()));
  }
}
