import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { createBlockSums } from './block-sums.js';

export interface MeasuredFile {
  /** 64 hexadecimal digits. */
  readonly sha256: string;
  readonly bytes: number;
  /** See block-sums.ts. */
  readonly blocks: string;
}

const pieceBytes = 1 << 20;

/** Reads a file once, in pieces: its length does not matter to the memory. */
export function measureFile(path: string): MeasuredFile {
  const hash = createHash('sha256');
  const sums = createBlockSums();
  const piece = Buffer.allocUnsafe(pieceBytes);
  const handle = openSync(path, 'r');
  let bytes = 0;
  try {
    for (let count = readSync(handle, piece); count > 0; count = readSync(handle, piece)) {
      const read = piece.subarray(0, count);
      hash.update(read);
      sums.update(read);
      bytes += count;
    }
  } finally {
    closeSync(handle);
  }
  return { sha256: hash.digest('hex'), bytes, blocks: sums.digits() };
}
