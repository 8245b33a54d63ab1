import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UsageError } from '../errors.js';

/** Where the artefacts of one audit stand. Absolute paths. */
export interface AuditFolder {
  readonly directory: string;
  readonly bundle: string;
  readonly assessment: string;
  readonly report: string;
}

/** `2026-11-23T20-52-50Z`: sortable, and legal as a file name on every system. */
export const folderStamp = (now: Date): string =>
  now
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-');

const folderName = (host: string): string => host.replace(/[^a-z0-9.-]+/gi, '-');

/** Default folder of an audit: `audits/<host>/<UTC time>` below the working directory. */
export const defaultAuditDirectory = (entryUrl: string, now: Date): string =>
  join('audits', folderName(new URL(entryUrl).host), folderStamp(now));

/** Names of the artefacts inside a folder; touches nothing. */
export function auditFolderAt(directory: string): AuditFolder {
  const absolute = resolve(directory);
  return {
    directory: absolute,
    bundle: join(absolute, 'evidence.wacz'),
    assessment: join(absolute, 'assessment.json'),
    report: join(absolute, 'report.html'),
  };
}

/** Creates the folder; throws UsageError when it is a file, holds something already or cannot be written. */
export function openAuditFolder(directory: string): AuditFolder {
  const folder = auditFolderAt(directory);
  try {
    mkdirSync(folder.directory, { recursive: true });
  } catch (cause) {
    throw new UsageError(`The folder ${directory} cannot be created: ${(cause as Error).message}`, {
      code: 'out-not-writable',
      hint: 'Choose another folder with --out.',
      cause,
    });
  }
  if (!statSync(folder.directory).isDirectory() || readdirSync(folder.directory).length > 0) {
    throw new UsageError(`The folder ${directory} is not empty, and evidence is never overwritten.`, {
      code: 'out-not-empty',
      hint: 'Choose another folder with --out, or move the old one away.',
    });
  }
  return folder;
}
