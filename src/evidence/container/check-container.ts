import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { BundleProblem } from '../verify/check-resource.js';
import { packedBundle } from './pack-bundle.js';

/**
 * Compares a single-file bundle, byte for byte, with what its own files give when they are packed. With intact files a difference lies in the
 * container: it was altered there, or packed by another program.
 * @param directory where it was unpacked
 */
export async function checkContainer(file: string, directory: string): Promise<BundleProblem | undefined> {
  const handle = openSync(file, 'r');
  const size = statSync(file).size;
  let offset = 0;
  try {
    for await (const expected of packedBundle(directory) as AsyncIterable<Buffer>) {
      const found = Buffer.alloc(expected.length);
      const count = readSync(handle, found, 0, expected.length, offset);
      if (count < expected.length || !found.equals(expected)) {
        const at = expected.findIndex((value, index) => index >= count || found[index] !== value);
        return problem(file, offset + at);
      }
      offset += expected.length;
    }
  } finally {
    closeSync(handle);
  }
  return size === offset ? undefined : problem(file, offset);
}

const problem = (file: string, byte: number): BundleProblem => ({
  path: basename(file),
  kind: 'altered',
  byte,
  message: `The container ${basename(file)} is not as vigie packs it, from byte ${byte} on: it was altered there, or packed by another program. The files in it are judged by themselves.`,
});
