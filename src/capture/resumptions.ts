import { existsSync, readFileSync } from 'node:fs';
import { bundlePath } from '../evidence/bundle-path.js';
import { eventsPath } from '../evidence/bundle-writer.js';

/** When the capture in this folder was taken up again, by its own log; ISO 8601, in order. */
export function resumptionsOf(directory: string): readonly string[] {
  const file = bundlePath(directory, eventsPath);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => /^\{"ts":"([^"]+)","ms":\d+,"type":"resumed"/.exec(line)?.[1] ?? []);
}
