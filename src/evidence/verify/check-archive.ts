import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { WARCParser } from 'warcio';
import { bundlePath } from '../bundle-path.js';
import { bytesAt } from '../bytes-at.js';
import { sha256 } from '../sha256.js';
import { type ArchivedRecord, archivedRecords, archivePath, indexPath, recordsLogPath } from '../warc/archived-record.js';
import { cdxjLines } from '../warc/cdxj.js';
import type { BundleProblem } from './check-resource.js';

export interface ArchiveCheck {
  readonly problems: readonly BundleProblem[];
  /** Records whose own digests were computed again. */
  readonly records: number;
}

const inArchive = (message: string): BundleProblem => ({ path: archivePath, kind: 'inconsistent', message });
const nameOf = ({ type, url, id }: Pick<ArchivedRecord, 'type' | 'url' | 'id'>): string => `${type} of ${url ?? id}`;

/**
 * Reads the web archive record by record: each stands where the log says, packed as it was written, and has the digests of its own
 * headers (WARC 1.1). Says which records do not, so that an alteration can be told to the request.
 */
export async function checkArchive(directory: string): Promise<ArchiveCheck> {
  const file = bundlePath(directory, archivePath);
  const log = bundlePath(directory, recordsLogPath);
  if (!existsSync(file) || !existsSync(log)) return { problems: [], records: 0 };
  const noted = archivedRecords(readFileSync(log, 'utf8'));
  const problems = [...placesOf(file, noted), ...indexProblems(directory, noted)];
  if (problems.length > 0) return { problems, records: 0 };
  const own = await ownDigests(file, noted);
  if (own.records !== noted.length && own.problems.length === 0) {
    return { ...own, problems: [inArchive(`${archivePath} holds ${own.records} records; the log lists ${noted.length}.`)] };
  }
  return own;
}

/** Records that are not, byte for byte, where the log says. */
function placesOf(file: string, noted: readonly ArchivedRecord[]): BundleProblem[] {
  const size = statSync(file).size;
  let end = 0;
  const problems: BundleProblem[] = [];
  const byDigest = new Map(noted.map((record, index) => [record.sha256, index + 1]));
  noted.forEach((record, index) => {
    const { offset, length, sha256: digest } = record;
    if (offset !== end)
      problems.push(inArchive(`The log of the archive leaves a gap before record ${index + 1} (${nameOf(record)}).`));
    end = offset + length;
    const found = sha256(bytesAt(file, offset, length));
    if (found === digest) return;
    const other = byDigest.get(found);
    const what = other === undefined ? 'was altered' : `is record ${other}: records were exchanged`;
    problems.push({ ...inArchive(`Record ${index + 1} (${nameOf(record)}) of the archive ${what}.`), byte: offset });
  });
  if (size > end) problems.push(inArchive(`${size - end} bytes stand behind the last record of the archive.`));
  return problems;
}

function indexProblems(directory: string, noted: readonly ArchivedRecord[]): BundleProblem[] {
  const file = bundlePath(directory, indexPath);
  const expected = cdxjLines(noted, posix.basename(archivePath)).join('');
  if (existsSync(file) && readFileSync(file, 'utf8') === expected) return [];
  return [{ path: indexPath, kind: 'inconsistent', message: `${indexPath} is not the index of this archive.` }];
}

async function ownDigests(file: string, noted: readonly ArchivedRecord[]): Promise<ArchiveCheck> {
  const problems: BundleProblem[] = [];
  const digests = new Map(noted.map(({ id, digest }) => [`<${id}>`, digest]));
  // In a redacted copy a record may refer to one that is not there any more.
  const withheld = new Set<string>();
  const revisits: { readonly name: string; readonly of: string; readonly digest: string }[] = [];
  let records = 0;
  try {
    // Heads are left as they stand: parsed and written again, they might differ.
    for await (const record of new WARCParser(createReadStream(file), { parseHttp: false })) {
      records++;
      const name = `Record ${records} (${record.warcType} of ${record.warcTargetURI ?? 'the archive'})`;
      const isHttp = record.warcContentType?.startsWith('application/http') ?? false;
      const { block, payload } = await digestsOf(record.reader as AsyncIterable<Uint8Array>, isHttp);
      const refersTo = record.warcHeader('WARC-Refers-To') ?? '';
      if (record.warcType === 'metadata') withheld.add(refersTo);
      const isRevisit = record.warcType === 'revisit';
      if (isRevisit) revisits.push({ name, of: refersTo, digest: record.warcPayloadDigest ?? '' });
      if (!isRevisit && record.warcPayloadDigest !== payload)
        problems.push(inArchive(`${name} has not the payload that its digest was made of.`));
      else if (record.warcBlockDigest !== block)
        problems.push(inArchive(`${name} has not the headers that its digest was made of.`));
      if (noted[records - 1]?.visit !== (record.warcHeader('WARC-Visit') ?? undefined))
        problems.push(inArchive(`${name} is of another visit than the log of the archive says.`));
    }
    for (const { name, of, digest } of revisits) {
      if (digests.get(of) !== digest && !withheld.has(of))
        problems.push(inArchive(`${name} refers to a body that no record of the archive holds.`));
    }
  } catch (error) {
    problems.push(inArchive(`${archivePath} cannot be read after record ${records}: ${(error as Error).message}.`));
  }
  return { problems, records };
}

/** Digests of a record's block, and of what follows the head of a request or answer in it. */
async function digestsOf(
  parts: AsyncIterable<Uint8Array>,
  isHttp: boolean,
): Promise<{ readonly block: string; readonly payload: string }> {
  const [block, payload] = [createHash('sha256'), createHash('sha256')];
  let head: Buffer | undefined = isHttp ? Buffer.alloc(0) : undefined;
  for await (const part of parts) {
    block.update(part);
    if (head === undefined) {
      payload.update(part);
      continue;
    }
    head = Buffer.concat([head, part]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) continue;
    payload.update(head.subarray(end + 4));
    head = undefined;
  }
  return { block: `sha256:${block.digest('hex')}`, payload: `sha256:${payload.digest('hex')}` };
}
