import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bundlePath } from './bundle-path.js';
import { manifestPath } from './manifest.js';

/** What to do next when a folder is no bundle: the bundle of an audit lies one level below, beside its report. */
export function hintForNoBundle(directory: string): string {
  const below = join(directory, 'evidence.wacz');
  if (existsSync(bundlePath(below, manifestPath))) return `It is the folder of an audit: give the bundle in it, ${below}.`;
  return 'Give the bundle that `vigie capture` wrote; its name ends in .wacz.';
}
