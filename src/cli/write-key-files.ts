import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { UsageError } from '../errors.js';
import type { NewKeyPair } from '../evidence/seal/ecdsa-key.js';

/**
 * Writes the private key to `file`, for its owner only from the first byte on, and the public key beside it as `FILE.pub`.
 * Throws UsageError when one of the two exists, for a key is never overwritten, or when they cannot be written.
 * @returns the path of the public key
 */
export function writeKeyFiles(file: string, { privatePem, publicPem }: NewKeyPair): string {
  const publicFile = `${file}.pub`;
  for (const path of [file, publicFile]) if (existsSync(path)) throw keyExists(path);
  writeNew(file, privatePem, 0o600);
  try {
    writeNew(publicFile, publicPem, 0o644);
  } catch (error) {
    rmSync(file);
    throw error;
  }
  return publicFile;
}

/** `wx` fails when the file came to be meanwhile. */
function writeNew(path: string, content: string, mode: number): void {
  try {
    writeFileSync(path, content, { mode, flag: 'wx' });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') throw keyExists(path);
    throw new UsageError(`The key ${path} cannot be written: ${(cause as Error).message}.`, {
      code: 'key-not-writable',
      hint: 'Name a file in a folder that exists and that you may write to.',
      cause,
    });
  }
}

const keyExists = (path: string): UsageError =>
  new UsageError(`${path} exists already, and a key is never overwritten.`, {
    code: 'file-exists',
    hint: 'Name another file. What the old key signed can be checked only as long as its public half is kept.',
  });
