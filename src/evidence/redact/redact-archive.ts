import { randomUUID } from 'node:crypto';
import { appendFileSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { EvidenceError } from '../../errors.js';
import { bundlePath } from '../bundle-path.js';
import { bytesAt } from '../bytes-at.js';
import { sha256 } from '../sha256.js';
import { type ArchivedRecord, archivedRecords, archivePath, indexPath, recordsLogPath } from '../warc/archived-record.js';
import { cdxjLines } from '../warc/cdxj.js';
import { warcRecord } from '../warc/warc-record.js';
import type { Masker } from './masker.js';
import { type Member, readMember } from './read-member.js';
import type { RedactedRecord, RedactionCause } from './redaction-record.js';

/** What of the web archive goes. */
export interface ArchiveRedaction {
  /** Ids of pages that were taken out, their addresses, and the records of what they loaded. */
  readonly pages: ReadonlySet<string>;
  readonly pageUrls: ReadonlySet<string>;
  readonly pageRecords: ReadonlySet<string>;
  /** Whether a visit that is none of a page goes with them. */
  readonly isGone: (visit: string) => boolean;
  /** Records that were named. */
  readonly records: ReadonlySet<string>;
  readonly pictures: boolean;
  readonly masker: Masker;
  /** SHA-256 of linked files that were searched and stay: their records may stay too. */
  readonly searchedFiles: ReadonlySet<string>;
  /** Pages whose pictures show what was replaced. */
  readonly shown: ReadonlySet<string>;
}

const pictureType = /^(?:image|video|audio)\//;
/** Formats that hold words which are not searched here. */
const closedType = /^application\/(?:pdf|zip|x-zip|msword|rtf|octet-stream|vnd\.)/;

/** Whether the web archive of a bundle is there. */
export const hasArchive = (directory: string): boolean =>
  existsSync(bundlePath(directory, archivePath)) && existsSync(bundlePath(directory, recordsLogPath));

/**
 * Writes the web archive of a redacted copy: what stays is the same bytes, record by record; in the place of each record that goes stands
 * one that names it and says why. One record at a time is in memory.
 */
export async function redactArchive(
  from: string,
  to: string,
  { reason, ...redaction }: ArchiveRedaction & { readonly reason: string },
): Promise<readonly RedactedRecord[]> {
  const source = bundlePath(from, archivePath);
  const records = archivedRecords(readFileSync(bundlePath(from, recordsLogPath), 'utf8'));
  for (const path of [archivePath, recordsLogPath, indexPath]) mkdirSync(dirname(bundlePath(to, path)), { recursive: true });
  const target = bundlePath(to, archivePath);
  closeSync(openSync(target, 'wx'));
  const kept: ArchivedRecord[] = [];
  const withheld: RedactedRecord[] = [];
  let offset = 0;
  for (const record of records) {
    const packed = bytesAt(source, record.offset, record.length);
    const cause = whyWithheld(record, memberOf(packed, record), redaction);
    const note = cause === undefined ? undefined : await noteFor(record, cause, reason);
    const bytes = note?.bytes ?? packed;
    appendFileSync(target, bytes);
    kept.push({ ...(note?.record ?? record), offset, length: bytes.length });
    offset += bytes.length;
    if (cause !== undefined)
      withheld.push({ id: record.id, type: record.type, sha256: record.sha256, bytes: record.length, cause });
  }
  writeFileSync(bundlePath(to, recordsLogPath), kept.map((record) => `${JSON.stringify(record)}\n`).join(''));
  writeFileSync(bundlePath(to, indexPath), cdxjLines(kept, posix.basename(archivePath)).join(''));
  return withheld;
}

function memberOf(packed: Uint8Array, { id }: ArchivedRecord): Member {
  try {
    return readMember(packed);
  } catch (cause) {
    throw new EvidenceError(`The record ${id} of the web archive cannot be read: ${(cause as Error).message}.`, {
      code: 'altered-file',
      hint: 'Use an intact copy of the bundle; `vigie verify` lists everything that differs.',
      cause,
    });
  }
}

function whyWithheld(record: ArchivedRecord, member: Member, redaction: ArchiveRedaction): RedactionCause | undefined {
  const { pages, pageUrls, pageRecords, isGone, records, pictures, masker, searchedFiles, shown } = redaction;
  const { headers, head, mime, payload } = member;
  const about = (id: string | undefined) => (id === undefined ? '' : id.replace(/^<|>$/g, ''));
  const answer = about(headers.get('warc-concurrent-to'));
  const page = headers.get('warc-page-id') ?? '';
  if (records.has(record.id) || (record.type === 'request' && records.has(answer))) return 'record';
  const ofPage = pageRecords.has(record.id) || (record.type === 'request' && pageRecords.has(answer));
  const ofVisit = record.visit !== undefined && isGone(record.visit);
  if (ofPage || ofVisit || pages.has(page) || (record.url !== undefined && pageUrls.has(record.url))) return 'page';
  if (pictureType.test(mime)) {
    if (pictures || shown.has(page)) return 'picture';
    return masker.shows(head) ? 'words' : undefined;
  }
  if (masker.shows(head)) return 'words';
  if (closedType.test(mime)) {
    return masker.seeks && !searchedFiles.has(record.digest.replace(/^sha256:/, '')) ? 'not-maskable' : undefined;
  }
  return masker.shows(payload.toString('utf8')) ? 'words' : undefined;
}

/** The record that stands in the place of another. It names no address: that may be what had to go. */
async function noteFor(
  { id, type, at, sha256: digest, length }: ArchivedRecord,
  cause: RedactionCause,
  reason: string,
): Promise<{ readonly bytes: Buffer; readonly record: Omit<ArchivedRecord, 'offset' | 'length'> }> {
  const lines = { withheld: type, cause, reason: reason.replace(/\s+/g, ' '), sha256: digest, bytes: String(length) };
  const content = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
  const own = `urn:uuid:${randomUUID()}`;
  const { bytes, payloadDigest } = await warcRecord({
    type: 'metadata',
    id: `<${own}>`,
    date: at,
    warcHeaders: { 'WARC-Refers-To': `<${id}>`, 'Content-Type': 'application/warc-fields' },
    content: Buffer.from(content.join(''), 'utf8'),
  });
  const packed = gzipSync(bytes);
  return { bytes: packed, record: { id: own, type: 'metadata', at, sha256: sha256(packed), digest: payloadDigest } };
}
