import { readdirSync } from 'node:fs';
import { bundlePath } from './bundle-path.js';

/** Paths of all files below a bundle folder, forward slashes. */
export function filesIn(directory: string, below = ''): string[] {
  return readdirSync(below ? bundlePath(directory, below) : directory, { withFileTypes: true }).flatMap((entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name;
    return entry.isDirectory() ? filesIn(directory, path) : [path];
  });
}
