import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where Linux systems keep shared libraries. */
const folders = [
  '/lib',
  '/lib64',
  '/usr/lib',
  '/usr/lib64',
  '/usr/local/lib',
  '/lib/x86_64-linux-gnu',
  '/usr/lib/x86_64-linux-gnu',
];

/** Whether a shared library such as `libsqlite3.so.0` stands in one of the usual folders. */
export function hasSharedLibrary(name: string, where: readonly string[] = folders): boolean {
  return where.some((folder) => existsSync(join(folder, name)));
}
