import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';

const known = new Map<string, Promise<string | null>>();

/** SHA-256 of a file, read as a stream; null when it cannot be read. A file that did not change is read once per process. */
export function fileDigest(path: string): Promise<string | null> {
  const { size, mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? {};
  const key = `${path} ${size} ${mtimeMs}`;
  const digest = known.get(key) ?? digestOf(path);
  known.set(key, digest);
  return digest;
}

async function digestOf(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
    return hash.digest('hex');
  } catch {
    return null;
  }
}
