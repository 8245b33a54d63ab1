import type { ProbeRecord } from '../evidence/probe-record.js';
import type { ProbeDefinition } from '../ruleset/probe-definition.js';
import type { ProbePlan } from './capture-options.js';
import { consentWords } from './consent/consent-words.js';
import type { CrawlState } from './crawl-state.js';
import { probePlace, writeProbes } from './kept-probes.js';
import { pageReader, probeStarts, walkedBy } from './probe-starts.js';
import type { ProbeStart, ProbeTools } from './probes/probe-tools.js';
import { runProbe } from './probes/run-probe.js';
import { runInOrder } from './run-in-order.js';
import { createSeats } from './seats.js';
import { keepingOf } from './visit-keeping.js';

/** Walks side by side for each page that may load: they mostly wait for what comes late. */
const walksPerTab = 3;
/** So many probes for each lane may have ended while an earlier one still walks: what they found is written in the order of the probes. */
const aheadPerLane = 3;

interface Job {
  readonly probe: ProbeDefinition;
  readonly start: ProbeStart;
}

/**
 * Runs probes from the pages that one persona was shown, some side by side but with no more pages loading than in the crawl, and writes
 * what they found as soon as each is done.
 * @param done what was found so far in this capture; the new records are added to it
 */
export async function runProbes(state: CrawlState, plan: ProbePlan, done: ProbeRecord[]): Promise<void> {
  const { options, limits, house, guard, writer, emit, deadline, persona } = state;
  if (plan.definitions.length === 0) return;
  emit({ type: 'phase', phase: 'probes' });
  const isKept = ({ probe, start }: Job) =>
    done.some((one) => one.probe === probe.id && one.persona === persona && one.page === start.page);
  const viewOf = pageReader(writer.directory, plan.engine);
  const jobs = walkedBy(plan.definitions, persona)
    .flatMap((probe) =>
      probeStarts(probe, state.pages, viewOf, plan.engine).map(({ id, url }): Job => ({ probe, start: { page: id, url } })),
    )
    .filter((job) => !isKept(job));
  const tools: ProbeTools = {
    openContext: (as) => house.freshContext(as),
    engine: plan.engine,
    consent: consentWords(options.ruleset.lexicons),
    limits,
    allowed: plan.allowRequests.map((pattern) => new RegExp(pattern)),
    writeArtifact: writer.writeFile,
    deadline,
    keeping: keepingOf(writer.archive, guard.addressOf),
    settled: state.settled,
    seat: createSeats(limits.tabs),
    watch: state.watch,
    // They may stop in the middle.
    get pictures() {
      return state.pictures.wanted();
    },
    ...(options.signal ? { signal: options.signal } : {}),
  };
  const isOver = () => options.signal?.aborted === true || Date.now() >= deadline;
  const lanes = limits.tabs * walksPerTab;
  await runInOrder<Job, ProbeRecord | undefined>({
    window: lanes * aheadPerLane,
    lanes,
    next: () => (isOver() ? undefined : jobs.shift()),
    run: async ({ probe, start }) =>
      isOver() ? undefined : runProbe(probe, start, persona, probePlace(probe.id, persona, start.page), tools),
    apply({ probe, start }, record) {
      // One that was cut short is run again when the capture is taken up.
      if (record === undefined || options.signal?.aborted) return;
      done.push(record);
      writeProbes(writer, done);
      emit({ type: 'probe', probe: probe.id, page: start.page, status: record.status });
    },
  });
}
