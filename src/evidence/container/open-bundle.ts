import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unpackBundle } from './unpack-bundle.js';

/** A bundle as a folder, whatever it was given as. */
export interface OpenedBundle {
  readonly directory: string;
  /** Path of the single file it was unpacked from. */
  readonly file?: string;
  /** Removes what was unpacked; the bundle itself is never touched. */
  readonly close: () => void;
}

/**
 * Opens a bundle: its folder as it is, or a single WACZ file, unpacked into a temporary folder that only this user can read.
 * @throws EvidenceError when the file cannot be unpacked
 */
export async function openBundle(path: string): Promise<OpenedBundle> {
  // What is not there is told by whoever reads it, in the same words as for a folder that is no bundle.
  if (!existsSync(path) || statSync(path).isDirectory()) return { directory: path, close: () => undefined };
  const directory = mkdtempSync(join(tmpdir(), 'vigie-bundle-'));
  const close = () => rmSync(directory, { recursive: true, force: true });
  try {
    await unpackBundle(path, directory);
  } catch (error) {
    close();
    throw error;
  }
  return { directory, file: path, close };
}

/** Opens a bundle for the time of `work`. */
export async function withBundle<T>(path: string, work: (bundle: OpenedBundle) => Promise<T> | T): Promise<T> {
  const bundle = await openBundle(path);
  try {
    return await work(bundle);
  } finally {
    bundle.close();
  }
}
