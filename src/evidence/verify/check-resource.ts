import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { bundlePath } from '../bundle-path.js';
import type { ManifestResource } from '../manifest.js';
import { type Alteration, locateAlteration } from '../seal/locate-alteration.js';
import { measureFile } from '../seal/measure-file.js';

/** One fault of a bundle. */
export interface BundleProblem {
  readonly path: string;
  readonly kind: 'missing' | 'altered' | 'added' | 'inconsistent' | 'seal';
  /** One sentence. */
  readonly message: string;
  /** First byte that differs, from 0, when that can be told. */
  readonly byte?: number;
}

/**
 * Compares one file with its line in the manifest; undefined when it is intact.
 * @param blocks recorded sums of its blocks, with which an alteration can be told to the byte
 */
export function checkResource(directory: string, resource: ManifestResource, blocks?: string): BundleProblem | undefined {
  const { path } = resource;
  const file = bundlePath(directory, path);
  if (!existsSync(file) || !statSync(file).isFile()) {
    return { path, kind: 'missing', message: `${path} is missing; the manifest lists it with ${resource.hash}.` };
  }
  const size = statSync(file).size;
  const hash = `sha256:${sha256OfFile(file)}`;
  if (hash === resource.hash) {
    if (size === resource.bytes) return undefined;
    return { path, kind: 'altered', message: `${path} has ${size} bytes; the manifest lists ${String(resource.bytes)}.` };
  }
  const recorded = { sha256: resource.hash.replace(/^sha256:/, ''), bytes: resource.bytes, blocks };
  const where = locateAlteration(file, measureFile(file), recorded);
  const length = size === resource.bytes ? '' : ` It has ${size} bytes instead of ${resource.bytes}.`;
  return {
    path,
    kind: 'altered',
    message: `${path} was altered${where ? ` ${placeWords(where)}` : ''}: its hash is ${hash}, recorded was ${resource.hash}.${length}`,
    ...(where ? { byte: where.from } : {}),
  };
}

const hexByte = (value: number): string => `0x${value.toString(16).padStart(2, '0')}`;

function placeWords({ from, to, byte }: Alteration): string {
  if (byte) return `at byte ${from} (it is ${hexByte(byte.is)} and was ${hexByte(byte.was)}; nothing else differs)`;
  return to === undefined || to <= from ? `at byte ${from}` : `first somewhere in bytes ${from} to ${to}`;
}

/** Read in pieces: a web archive may be larger than the memory. */
function sha256OfFile(file: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(1 << 20);
  const handle = openSync(file, 'r');
  try {
    for (let count = readSync(handle, piece); count > 0; count = readSync(handle, piece)) hash.update(piece.subarray(0, count));
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}
