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

/** Browsers that walk side by side: a walk is mostly waiting. */
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
  const sites = await Promise.all(exercises.map(({ example }) => servePages(example.pages)));
  const engine = createFactEngine(ruleset);
  const results: ExampleResult[] = [];
  const inLane = async (lane: number) => {
    const mine = exercises.map((exercise, index) => ({ exercise, index })).filter(({ index }) => index % lanes === lane);
    const records = await probeSite(
      mine.map(({ exercise: { probe }, index }) => ({ probe, url: sites[index]?.url ?? '' })),
      {
        ...options,
        ruleset,
        engine,
        locale: 'fr-FR',
        timezone: 'Europe/Paris',
        viewport: { width: 1280, height: 800 },
        allowRequests: [],
        once: true,
      },
    );
    for (const [at, { exercise, index }] of mine.entries()) {
      const record = records[at];
      if (record !== undefined) results[index] = compareProbe(exercise, record);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(lanes, exercises.length) }, (_, lane) => inLane(lane)));
    return results.filter((result) => result !== undefined);
  } finally {
    await Promise.all(sites.map((site) => site.close()));
  }
}
