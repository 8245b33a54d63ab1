import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { EvidenceError } from '../../errors.js';
import type { EvidenceBundle } from '../bundle.js';
import { bundlePath } from '../bundle-path.js';
import { filesIn } from '../files-in.js';
import { digestPath, type Manifest, manifestPath } from '../manifest.js';
import { readBundle } from '../read-bundle.js';
import { readManifest } from '../read-manifest.js';
import { type Sealed, type Sealing, sealFiles } from '../seal/seal-files.js';
import { blocksPath } from '../seal/seal-record.js';
import { archivedRecords, archivePath, indexPath, recordsLogPath } from '../warc/archived-record.js';
import { goneWithPages } from './gone-with-pages.js';
import { createMasker, type MaskedValue, type Masker } from './masker.js';
import { hasArchive, redactArchive } from './redact-archive.js';
import { redactFiles } from './redact-files.js';
import {
  originalPath,
  type RedactedFile,
  type RedactedRecord,
  type RedactionRecord,
  redactedFile,
  redactionPath,
} from './redaction-record.js';

/** What a redacted copy is to leave out. */
export interface RedactionRequest {
  /** One sentence: why. */
  readonly reason: string;
  readonly by?: string | undefined;
  /** Ids of pages that are taken out whole. */
  readonly pages: readonly string[];
  /** Ids of records of the web archive (`urn:uuid:…`). */
  readonly records: readonly string[];
  /** Values that are replaced wherever they stand. */
  readonly values: readonly MaskedValue[];
  /** Values that are not, though they are among `values`. */
  readonly keep: readonly string[];
  /** Takes out every picture: screenshots, and pictures and films of the web archive. */
  readonly pictures: boolean;
  readonly software: string;
  readonly sealing?: Sealing | undefined;
}

export interface Redacted {
  readonly record: RedactionRecord;
  readonly sealed: Sealed;
  /** Replaces in any text, also one that was cut, what was replaced in the copy. */
  readonly mask: (text: string) => string;
}

/**
 * Writes a copy of a bundle without what is named: a bundle of its own, which keeps the original's manifest and signature, so that a
 * stranger can tell for each file that it is the original's. The original is only read. A killed run leaves nothing under the name of the copy.
 * @throws EvidenceError when the bundle is not intact or is a copy itself, when nothing of what is named is in it, or when what is named
 * stands where it cannot be taken out
 */
export async function redactBundle(from: string, to: string, request: RedactionRequest): Promise<Redacted> {
  const bundle = readBundle(from);
  const { manifest } = readManifest(from);
  const masker = createMasker(request.values, request.keep);
  assertRedactable(bundle, request, masker);
  const part = `${to}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  try {
    const redacted = await writeCopy(bundle, manifest, part, request, masker);
    renameSync(part, to);
    return redacted;
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    throw error;
  }
}

async function writeCopy(
  bundle: EvidenceBundle,
  manifest: Manifest,
  to: string,
  request: RedactionRequest,
  masker: Masker,
): Promise<Redacted> {
  const from = bundle.directory;
  const { reason, pictures, software } = request;
  const pages = new Set(request.pages);
  const { files, shown, searchedFiles } = redactFiles(bundle, manifest, to, { pages, pictures, masker, reason });
  const records = hasArchive(from)
    ? await redactArchive(from, to, {
        reason,
        pages,
        ...whatPagesLoaded(bundle, pages),
        isGone: goneWithPages(bundle, pages),
        records: new Set(request.records),
        pictures,
        masker,
        searchedFiles,
        shown,
      })
    : [];
  const unkept = keepOriginals(from, to, manifest, masker);
  const record: RedactionRecord = {
    schema: 1,
    original: bundle.digest,
    redactedAt: new Date().toISOString(),
    software,
    ...(request.by === undefined ? {} : { by: request.by }),
    reason,
    pages: [...pages].sort(),
    masks: masker.masks(),
    files: [...files, ...madeAnew(manifest, records), ...unkept].sort((a, b) => (a.path < b.path ? -1 : 1)),
    records,
  };
  assertSomethingWent(record);
  mkdirSync(dirname(bundlePath(to, redactionPath)), { recursive: true });
  writeFileSync(bundlePath(to, redactionPath), `${JSON.stringify(record, null, 2)}\n`);
  const { resources: _, modified: __, ...head } = manifest;
  const sealed = await sealFiles(to, {
    paths: filesIn(to),
    head: { ...head, title: `${head.title} (redacted copy)`, software },
    sealing: request.sealing ?? {},
    stamped: [],
  });
  return { record, sealed, mask: masker.maskPart };
}

/** Addresses and records of the pages that go; a record that a page which stays has loaded too stays. */
function whatPagesLoaded({ pages: all }: EvidenceBundle, pages: ReadonlySet<string>) {
  const idsOf = (going: boolean) =>
    new Set(
      all.filter(({ id }) => pages.has(id) === going).flatMap(({ requests }) => requests.flatMap(({ record }) => record ?? [])),
    );
  const staying = idsOf(false);
  const urls = all.filter(({ id }) => pages.has(id)).flatMap(({ url, requestedUrl }) => [url, requestedUrl]);
  return {
    pageRecords: new Set([...idsOf(true)].filter((id) => !staying.has(id))),
    pageUrls: new Set(urls.flatMap((url) => [url, ...['dom', 'text', 'view', 'pageinfo'].map((kind) => `urn:${kind}:${url}`)])),
  };
}

/** The original's manifest, signature, time-stamps and log of records, unaltered. Sums of blocks would help to guess what was masked. */
function keepOriginals(from: string, to: string, { resources }: Manifest, masker: Masker): readonly RedactedFile[] {
  const seals = resources.filter(({ path }) => path.startsWith('seal/') || path === recordsLogPath);
  const bytesOf = (path: string) => readFileSync(bundlePath(from, path));
  const unkept = seals.filter(({ path }) => path === blocksPath || masker.shows(bytesOf(path).toString('utf8')));
  const kept = seals.filter((file) => !unkept.includes(file)).map(({ path }) => path);
  for (const path of [manifestPath, digestPath, ...kept]) {
    mkdirSync(dirname(bundlePath(to, originalPath(path))), { recursive: true });
    writeFileSync(bundlePath(to, originalPath(path)), bytesOf(path));
  }
  return unkept.map((file) => redactedFile(file, 'withheld', file.path === blocksPath ? 'index' : 'words'));
}

function madeAnew({ resources }: Manifest, records: readonly RedactedRecord[]): readonly RedactedFile[] {
  if (records.length === 0) return [];
  return resources
    .filter(({ path }) => path === archivePath || path === indexPath)
    .map((file) => redactedFile(file, 'made-anew', 'index'));
}

function assertRedactable(bundle: EvidenceBundle, request: RedactionRequest, masker: Masker): void {
  const refuse = (code: string, message: string, hint: string) => {
    throw new EvidenceError(message, { code, hint });
  };
  if (bundle.redaction !== undefined)
    refuse(
      'already-redacted',
      `${bundle.directory} is a redacted copy itself.`,
      'Redact the original once more, with all that has to go.',
    );
  const known = new Set(bundle.pages.map(({ id }) => id));
  const page = request.pages.find((id) => !known.has(id));
  if (page !== undefined)
    refuse(
      'unknown-page',
      `The bundle has no page "${page}".`,
      'Pages are named p0001, p0002 …; the report gives the id of each.',
    );
  const log = bundlePath(bundle.directory, recordsLogPath);
  const archived = new Set(existsSync(log) ? archivedRecords(readFileSync(log, 'utf8')).map(({ id }) => id) : []);
  const record = request.records.find((id) => !archived.has(id));
  if (record !== undefined)
    refuse(
      'unknown-record',
      `The web archive of the bundle has no record "${record}".`,
      'Records are named urn:uuid:…; logs/records.ndjson lists them.',
    );
  const ofManifest = readFileSync(bundlePath(bundle.directory, manifestPath), 'utf8');
  if (masker.shows(ofManifest))
    refuse(
      'redaction-in-manifest',
      'What is to be replaced stands in the address at which the capture began, which the manifest of the original gives.',
      'The copy keeps that manifest unaltered, so such words cannot be taken out: leave them, or do not hand the bundle over.',
    );
}

function assertSomethingWent({ files, records }: RedactionRecord): void {
  if (records.length > 0 || files.some(({ cause }) => cause !== 'index')) return;
  throw new EvidenceError('Nothing of what is named stands in the bundle: the copy would be the original.', {
    code: 'nothing-redacted',
    hint: 'Check the spelling, or hand over the original with `vigie export`.',
  });
}
