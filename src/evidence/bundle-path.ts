import { isAbsolute, join, posix, sep } from 'node:path';
import { EvidenceError } from '../errors.js';

/**
 * Turns a path of a bundle (forward slashes, relative) into a path on disk.
 * Throws EvidenceError when it would leave the bundle: a manifest comes from others and may name `../../etc/passwd`.
 */
export function bundlePath(directory: string, path: string): string {
  const clean = posix.normalize(path);
  const escapes = clean === '..' || clean.startsWith('../') || isAbsolute(clean) || /^[a-z]:|[\\\0]/i.test(path);
  if (path === '' || clean === '.' || escapes) {
    throw new EvidenceError(`The bundle names a file outside its own folder: "${path}".`, {
      code: 'path-outside-bundle',
      hint: 'Do not trust this bundle: a bundle written by vigie never does that.',
    });
  }
  return join(directory, clean.split('/').join(sep));
}
