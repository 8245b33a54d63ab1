import { existsSync, readFileSync } from 'node:fs';
import { bundlePath } from '../bundle-path.js';
import { digestPath, type Manifest, type ManifestResource, manifestPath } from '../manifest.js';
import { parseBundleJson } from '../read-manifest.js';
import { originalPath, type RedactionRecord, redactionPath } from '../redact/redaction-record.js';
import { type SealRecord, sealPath } from '../seal/seal-record.js';
import type { SignatureCheck } from '../seal/signed-data.js';
import { sha256 } from '../sha256.js';
import { type ArchivedRecord, archivedRecords, archivePath, indexPath, recordsLogPath } from '../warc/archived-record.js';
import { checkDigestFile } from './check-digest-file.js';
import type { BundleProblem } from './check-resource.js';
import { type CheckedTimeStamp, checkStamp } from './check-seal.js';
import { signerProblems } from './check-signer.js';

/** What a redacted copy still proves of the bundle it was made of. */
export interface RedactionCheck {
  readonly problems: readonly BundleProblem[];
  readonly record: RedactionRecord;
  /** Files that are the original's, bit for bit. */
  readonly same: number;
  /** Files in which words were replaced, or which list the others: they cannot be compared, and rest on whoever made the copy. */
  readonly masked: number;
  readonly withheld: number;
  /** Records of the web archive that are the original's; undefined when its list could not be kept. */
  readonly sameRecords?: number;
  readonly withheldRecords: number;
  /** Of the original; absent when it was not signed. */
  readonly signature?: SignatureCheck;
  readonly timeStamps: readonly CheckedTimeStamp[];
}

/** Made anew with the web archive, and compared with it record by record. */
const checkedApart: ReadonlySet<string> = new Set([archivePath, indexPath]);
/** Files that name others, so that a copy has its own. */
const mayBeMadeAnew =
  /^(?:archive\/data\.warc\.gz|indexes\/index\.cdxj|records\/p\d+\/page\.json|consent\/consent\.json|probes\/probes\.json|pages\/pages\.jsonl|reports\/skipped\.jsonl|path\.json)$/;

const fault = (path: string, message: string): BundleProblem => ({ path, kind: 'inconsistent', message });

/**
 * Compares a redacted copy with the manifest of the original that it keeps: every file of the original is there unaltered, or its absence
 * is recorded with its hash; nothing else is there. Undefined for a bundle that is no such copy.
 * @param trusted certificates of authorities the reader trusts, DER or PEM
 */
export function checkRedaction(
  directory: string,
  manifest: Manifest,
  trusted: readonly Uint8Array[],
): RedactionCheck | undefined {
  const listed = new Map(manifest.resources.map((resource) => [resource.path, resource]));
  if (!listed.has(redactionPath)) return undefined;
  const textOf = (path: string) => readFileSync(bundlePath(directory, path), 'utf8');
  const record = parseBundleJson<RedactionRecord>(textOf(redactionPath), redactionPath);
  const nothing = { record, same: 0, masked: 0, withheld: 0, withheldRecords: record.records.length, timeStamps: [] };
  const kept = originalPath(manifestPath);
  if (!listed.has(kept) || !listed.has(originalPath(digestPath))) {
    return {
      ...nothing,
      problems: [fault(kept, 'The copy does not keep the manifest of its original, so nothing can be compared.')],
    };
  }
  const text = textOf(kept);
  const digest = sha256(text);
  if (digest !== record.original) {
    return {
      ...nothing,
      problems: [fault(kept, `The manifest kept is that of ${digest}, not of the original ${record.original}.`)],
    };
  }
  const original = parseBundleJson<Manifest>(text, kept);
  const seal = checkDigestFile(textOf(originalPath(digestPath)), digest, original);
  const problems = seal.problems.map((problem) => ({ ...problem, message: `Of the original: ${problem.message}` }));
  const sealed = sealOfOriginal(directory, original, listed);
  if (sealed !== undefined) {
    problems.push(
      ...signerProblems(sealed, seal.signature).map((each) => ({ ...each, message: `Of the original: ${each.message}` })),
    );
  }
  const files = compareFiles(original, listed, record);
  const records = compareRecords(directory, listed, record);
  const stamps = sealed === undefined ? [] : stampsOf(directory, sealed, listed, trusted);
  for (const { data, token } of stamps) {
    for (const problem of token?.problems ?? [])
      problems.push(fault(originalPath(data), `The original's time-stamp of ${data} does not hold: ${problem}`));
  }
  return {
    problems: [...problems, ...files.problems, ...records.problems],
    record,
    same: files.same,
    masked: record.files.filter(({ path, state }) => state !== 'withheld' && !checkedApart.has(path)).length,
    withheld: record.files.filter(({ state }) => state === 'withheld').length,
    ...(records.same === undefined ? {} : { sameRecords: records.same }),
    withheldRecords: record.records.length,
    ...(seal.signature === undefined ? {} : { signature: seal.signature }),
    timeStamps: stamps,
  };
}

function compareFiles(original: Manifest, listed: ReadonlyMap<string, ManifestResource>, record: RedactionRecord) {
  const problems: BundleProblem[] = [];
  const recorded = new Map(record.files.map((file) => [file.path, file]));
  const named = new Set([redactionPath, originalPath(manifestPath), originalPath(digestPath)]);
  let same = 0;
  for (const { path, hash } of original.resources) {
    const redacted = recorded.get(path);
    const places = [path, originalPath(path)].filter((place) => listed.get(place)?.hash === hash);
    for (const place of [path, originalPath(path)]) named.add(place);
    if (places.length > 0) same++;
    else if (redacted === undefined)
      problems.push(fault(path, `${path} is not that of the original, and no redaction of it is recorded.`));
    else if (`sha256:${redacted.sha256}` !== hash)
      problems.push(fault(path, `The redaction of ${path} gives another hash than the original's manifest.`));
    else if (redacted.state === 'made-anew' && !mayBeMadeAnew.test(path))
      problems.push(fault(path, `${path} is said to be made anew, and is no list.`));
    else if (redacted.state === 'withheld' && listed.has(path) && !path.startsWith('seal/'))
      problems.push(fault(path, `${path} is said to be withheld, and is there.`));
  }
  for (const path of listed.keys()) {
    if (!named.has(path) && !path.startsWith('seal/')) problems.push(fault(path, `${path} is not in the original.`));
  }
  for (const { path } of record.files) {
    if (!original.resources.some((resource) => resource.path === path))
      problems.push(fault(redactionPath, `${path} is said to be redacted, and was never in the original.`));
  }
  return { problems, same };
}

/** Records of the web archive against the list that the original kept of them. */
function compareRecords(directory: string, listed: ReadonlyMap<string, ManifestResource>, record: RedactionRecord) {
  const recordsOf = (path: string) => archivedRecords(readFileSync(bundlePath(directory, path), 'utf8'));
  if (!listed.has(recordsLogPath)) return { problems: [], same: 0 };
  const now = recordsOf(recordsLogPath);
  const notes = new Set(record.records.map(({ id }) => id));
  if (!listed.has(originalPath(recordsLogPath))) return { problems: [], same: undefined };
  const before = recordsOf(originalPath(recordsLogPath));
  const problems: BundleProblem[] = [];
  if (now.length !== before.length)
    problems.push(fault(recordsLogPath, `The web archive has ${now.length} records, that of the original had ${before.length}.`));
  let same = 0;
  before.forEach((old, index) => {
    const here: ArchivedRecord | undefined = now[index];
    if (here === undefined) return;
    if (here.id === old.id && here.sha256 === old.sha256) same++;
    else if (here.type !== 'metadata' || !notes.has(old.id))
      problems.push(
        fault(
          recordsLogPath,
          `Record ${index + 1} of the web archive is not that of the original, and no redaction of it is recorded.`,
        ),
      );
  });
  return { problems, same };
}

function sealOfOriginal(
  directory: string,
  original: Manifest,
  listed: ReadonlyMap<string, ManifestResource>,
): SealRecord | undefined {
  const path = originalPath(sealPath);
  if (!listed.has(path) || !original.resources.some((resource) => resource.path === sealPath)) return undefined;
  return parseBundleJson<SealRecord>(readFileSync(bundlePath(directory, path), 'utf8'), path);
}

/** A time-stamp whose messages could not be kept is told without what it proves. */
function stampsOf(
  directory: string,
  seal: SealRecord,
  listed: ReadonlyMap<string, ManifestResource>,
  trusted: readonly Uint8Array[],
): readonly CheckedTimeStamp[] {
  const place = (path: string) => (listed.has(originalPath(path)) ? originalPath(path) : path);
  return seal.timeStamps.map((stamp) => {
    const paths = [stamp.data, stamp.request, stamp.response].filter((path) => path !== undefined).map(place);
    const isWhole = stamp.granted && paths.every((path) => existsSync(bundlePath(directory, path)));
    return isWhole ? { ...stamp, token: checkStamp(directory, stamp, trusted, place) } : stamp;
  });
}
