import type { ProbeRecord, ProbeRun } from './probe-record.js';

/** The first walk that gave the answers on which all agree: that on a telephone, where only a telephone shows the way. */
export function tellingWalk({ runs, values }: ProbeRecord): ProbeRun | undefined {
  return (
    runs.find((run) => Object.entries(run.values).every(([name, value]) => !(name in values) || values[name] === value)) ??
    runs[0]
  );
}
