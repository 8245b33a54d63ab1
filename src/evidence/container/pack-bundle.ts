import { createWriteStream, renameSync, rmSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { EvidenceError } from '../../errors.js';
import { bundlePath } from '../bundle-path.js';
import { digestPath, manifestPath } from '../manifest.js';
import { readManifest } from '../read-manifest.js';

/** The same in every time zone: a zip file writes local time. */
const everyTime = new Date(1980, 0, 1, 12);
const everyMode = 0o100644;

/**
 * A bundle folder as one WACZ file (zip, nothing compressed, as archives of web archives ask for). The same folder gives the same bytes
 * on every machine: order, time and mode of the entries are fixed.
 * @throws EvidenceError when the folder is no sealed bundle
 */
export function packedBundle(directory: string): Readable {
  const { manifest } = readManifest(directory);
  const zip = new ZipFile();
  const paths = [manifestPath, digestPath, ...manifest.resources.map(({ path }) => path).sort()];
  for (const path of paths) {
    zip.addFile(bundlePath(directory, path), path, {
      mtime: everyTime,
      mode: everyMode,
      compress: false,
      forceDosTimestamp: true,
    });
  }
  zip.end();
  const output = zip.outputStream as Readable;
  zip.on('error', (error) => output.destroy(error as Error));
  return output;
}

/** Writes the bundle into one file; a killed or failed write leaves none of that name. Throws EvidenceError when it cannot be written. */
export async function packBundle(directory: string, file: string): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(packedBundle(directory), createWriteStream(part, { flags: 'wx' }));
    renameSync(part, file);
  } catch (cause) {
    if (cause instanceof EvidenceError) throw cause;
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') rmSync(part, { force: true });
    throw new EvidenceError(`The bundle cannot be written to ${file}: ${(cause as Error).message}.`, {
      code: 'export-not-written',
      hint: 'Name another file, in a folder you may write to and with room for it.',
      cause,
    });
  }
}
