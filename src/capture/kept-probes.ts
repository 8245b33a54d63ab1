import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { bundlePath } from '../evidence/bundle-path.js';
import type { BundleWriter } from '../evidence/bundle-writer.js';
import type { ArtifactRef, Persona } from '../evidence/page-record.js';
import { type ProbeRecord, type ProbeRecords, probesFile } from '../evidence/probe-record.js';

/** Folder of one probe inside the bundle. */
export const probePlace = (probe: string, persona: Persona, page: string): string => `probes/${probe}-${persona}-${page}`;

const placeOf = ({ probe, persona, page }: ProbeRecord): string => probePlace(probe, persona, page);

const artifactsOf = ({ runs }: ProbeRecord): readonly ArtifactRef[] =>
  runs.flatMap(({ steps, end, requests }) => [
    ...steps.flatMap(({ screenshot }) => screenshot ?? []),
    ...(end === undefined ? [] : [end.dom]),
    ...(requests === undefined ? [] : [requests]),
  ]);

/** Takes in the probes that an earlier run of this capture finished; what is left of one that it did not finish is removed. */
export function keptProbes(writer: BundleWriter): ProbeRecord[] {
  const file = bundlePath(writer.directory, probesFile);
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ProbeRecords).probes : [];
  const places = new Set(kept.map(placeOf));
  const folder = bundlePath(writer.directory, 'probes');
  for (const entry of existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []) {
    if (entry.isDirectory() && !places.has(`probes/${entry.name}`)) rmSync(`${folder}/${entry.name}`, { recursive: true });
  }
  for (const ref of kept.flatMap(artifactsOf)) writer.adoptFile(ref);
  if (kept.length > 0) writeProbes(writer, kept);
  return [...kept];
}

/** Writes what all probes found so far; a kill in between leaves the list as it was. */
export function writeProbes(writer: BundleWriter, probes: readonly ProbeRecord[]): void {
  writer.writeFile(probesFile, `${JSON.stringify({ schema: 1, probes } satisfies ProbeRecords, null, 2)}\n`);
}
