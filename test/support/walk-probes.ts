import { type ProbeSiteOptions, type ProbeTask, probeSite } from '../../src/capture/probe-site.js';
import type { ProbeRecord } from '../../src/evidence/probe-record.js';

/** Walks mostly wait for pages: so many browsers side by side. */
const lanes = 4;

/** Runs probes in several browsers at once; the records come in the order of the tasks. */
export async function walkProbes(tasks: readonly ProbeTask[], options: ProbeSiteOptions): Promise<readonly ProbeRecord[]> {
  const records: ProbeRecord[] = [];
  const inLane = async (lane: number) => {
    const mine = tasks.map((task, index) => ({ task, index })).filter(({ index }) => index % lanes === lane);
    const found = await probeSite(
      mine.map(({ task }) => task),
      options,
    );
    mine.forEach(({ index }, at) => {
      records[index] = found[at] as ProbeRecord;
    });
  };
  await Promise.all(Array.from({ length: Math.min(lanes, tasks.length) }, (_, lane) => inLane(lane)));
  return records;
}
