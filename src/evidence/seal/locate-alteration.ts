import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { bytesAt } from '../bytes-at.js';
import { blockBytes, firstDifference } from './block-sums.js';
import type { MeasuredFile } from './measure-file.js';

/** Where a file differs from what was sealed. */
export interface Alteration {
  /** First byte that differs, from 0; or the first byte of the block that holds it. */
  readonly from: number;
  /** Last byte of that block, when the byte itself cannot be told. */
  readonly to?: number;
  /** Set when this one byte is all that was altered: with it put back, the file has its recorded hash. */
  readonly byte?: { readonly was: number; readonly is: number };
}

/**
 * Says where an altered file begins to differ. A single altered byte is named with its old value, which is certain: the hash of the file
 * with that byte put back is computed and compared.
 * @param blocks recorded sums of the file; undefined for what was sealed without them
 */
export function locateAlteration(
  path: string,
  found: MeasuredFile,
  recorded: { readonly sha256: string; readonly bytes: number; readonly blocks: string | undefined },
): Alteration | undefined {
  if (recorded.blocks === undefined) return undefined;
  const difference = firstDifference(recorded.blocks, found.blocks, (block) => bytesAt(path, block * blockBytes, blockBytes));
  if (difference === undefined) return undefined;
  const start = difference.block * blockBytes;
  const { single } = difference;
  if (single !== undefined && found.bytes === recorded.bytes) {
    const from = start + single.at;
    if (sha256With(path, from, single.was) === recorded.sha256) {
      return { from, byte: { was: single.was, is: bytesAt(path, from, 1)[0] ?? 0 } };
    }
  }
  const end = Math.min(start + blockBytes, Math.max(found.bytes, recorded.bytes)) - 1;
  return { from: Math.min(start, found.bytes), to: end };
}

function sha256With(path: string, at: number, value: number): string {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(1 << 20);
  const handle = openSync(path, 'r');
  try {
    let offset = 0;
    for (let count = readSync(handle, piece); count > 0; count = readSync(handle, piece)) {
      if (at >= offset && at < offset + count) piece[at - offset] = value;
      hash.update(piece.subarray(0, count));
      offset += count;
    }
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}
