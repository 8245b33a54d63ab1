import { closeSync, openSync, readSync } from 'node:fs';

/** Bytes of a file from `offset` on; fewer when it ends before. */
export function bytesAt(file: string, offset: number, length: number): Uint8Array {
  const bytes = Buffer.alloc(length);
  const handle = openSync(file, 'r');
  try {
    let read = 0;
    while (read < length) {
      const count = readSync(handle, bytes, read, length - read, offset + read);
      if (count === 0) break;
      read += count;
    }
    return bytes.subarray(0, read);
  } finally {
    closeSync(handle);
  }
}
