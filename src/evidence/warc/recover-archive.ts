import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { bytesAt } from '../bytes-at.js';
import { sha256 } from '../sha256.js';
import { type ArchivedRecord, archivedRecords } from './archived-record.js';

/**
 * Brings an archive that a killed process left back to its last whole record: what stands behind the last line of the log, or does
 * not have the digest of its line, was being written when the process ended. Resolves to the records that stand.
 */
export function recoverArchive(archive: string, log: string): readonly ArchivedRecord[] {
  const noted = existsSync(log) ? archivedRecords(readFileSync(log, 'utf8')) : [];
  const size = existsSync(archive) ? statSync(archive).size : 0;
  let whole = noted.length;
  // Lines are written in order, each after its record: only the last ones can be ahead of the disk.
  while (whole > 0 && !stands(archive, size, noted[whole - 1] as ArchivedRecord)) whole--;
  const kept = noted.slice(0, whole);
  const last = kept.at(-1);
  const end = last === undefined ? 0 : last.offset + last.length;
  if (size > end) truncateSync(archive, end);
  if (existsSync(log)) writeFileSync(log, kept.map((record) => `${JSON.stringify(record)}\n`).join(''));
  return kept;
}

function stands(archive: string, size: number, { offset, length, sha256: digest }: ArchivedRecord): boolean {
  return offset + length <= size && sha256(bytesAt(archive, offset, length)) === digest;
}
