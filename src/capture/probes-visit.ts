import type { ProbeRecord } from '../evidence/probe-record.js';
import type { ProbeDefinition } from '../ruleset/probe-definition.js';
import type { ProbePlan } from './capture-options.js';
import { consentWords } from './consent/consent-words.js';
import type { CapturedPage, CrawlState } from './crawl-state.js';
import { probePlace, writeProbes } from './kept-probes.js';
import { runProbe } from './probes/run-probe.js';

/** Pages from which a probe starts: of the kinds it names, best first, as many as it asks for. */
function startsOf({ from }: ProbeDefinition, pages: readonly CapturedPage[]): readonly CapturedPage[] {
  const readable = pages.filter(({ obstacle, status, url }) => obstacle === undefined && status === 200 && /^https?:/.test(url));
  const ranked = from.pages.flatMap((type) =>
    type === 'home' ? readable.slice(0, 1) : readable.filter(({ types }) => types[0] === type || types.includes(type)),
  );
  return [...new Set(ranked)].slice(0, from.sample ?? 1);
}

/**
 * Runs probes from the pages that one persona was shown, and writes what they found as soon as each is done.
 * @param done what was found so far in this capture; the new records are added to it
 */
export async function runProbes(state: CrawlState, plan: ProbePlan, done: ProbeRecord[]): Promise<void> {
  const { options, limits, house, writer, emit, deadline, persona } = state;
  if (plan.definitions.length === 0) return;
  emit({ type: 'phase', phase: 'probes' });
  for (const probe of plan.definitions) {
    for (const { id, url } of startsOf(probe, state.pages)) {
      if (options.signal?.aborted || Date.now() >= deadline) return;
      if (done.some((one) => one.probe === probe.id && one.persona === persona && one.page === id)) continue;
      const record = await runProbe(probe, { page: id, url }, persona, probePlace(probe.id, persona, id), {
        openContext: (as) => house.freshContext(as),
        engine: plan.engine,
        consent: consentWords(options.ruleset.lexicons),
        limits,
        allowed: plan.allowRequests.map((pattern) => new RegExp(pattern)),
        writeArtifact: writer.writeFile,
        deadline,
        ...(options.signal ? { signal: options.signal } : {}),
      });
      done.push(record);
      writeProbes(writer, done);
      emit({ type: 'probe', probe: probe.id, page: id, status: record.status });
    }
  }
}
