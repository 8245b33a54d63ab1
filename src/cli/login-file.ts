import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { StorageState } from '../capture/capture-options.js';
import { UsageError } from '../errors.js';

/** Throws UsageError when the file exists and may not be replaced. */
export function assertMayWriteLogin(file: string, force: boolean): void {
  if (force || !existsSync(file)) return;
  throw new UsageError(`The file ${file} exists already.`, {
    code: 'login-exists',
    hint: 'Name another file with --out, or replace it with --force.',
  });
}

/** Writes a login that only this user may read (mode 0600), whole or not at all. Throws UsageError when it cannot be written. */
export function writeLogin(file: string, state: StorageState): void {
  const part = `${file}.${process.pid}.part`;
  try {
    writeFileSync(part, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    renameSync(part, file);
  } catch (cause) {
    rmSync(part, { force: true });
    throw new UsageError(`The login cannot be written to ${file}: ${(cause as Error).message}`, {
      code: 'login-not-writable',
      hint: 'Name a file in a folder that you may write to with --out.',
      cause,
    });
  }
}
