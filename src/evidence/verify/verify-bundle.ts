import { existsSync, readFileSync, statSync } from 'node:fs';
import { AuditError, EvidenceError } from '../../errors.js';
import { bundlePath } from '../bundle-path.js';
import { filesIn } from '../files-in.js';
import { hintForNoBundle } from '../hint-for-no-bundle.js';
import { digestPath, type Manifest, type ManifestResource, manifestPath } from '../manifest.js';
import type { SealRecord } from '../seal/seal-record.js';
import type { SignatureCheck } from '../seal/signed-data.js';
import { sha256 } from '../sha256.js';
import { checkArchive } from './check-archive.js';
import { checkDigestFile } from './check-digest-file.js';
import { checkRedaction, type RedactionCheck } from './check-redaction.js';
import { type BundleProblem, checkResource } from './check-resource.js';
import { type CheckedTimeStamp, checkSeal, recordedBlocks } from './check-seal.js';

export type { BundleProblem } from './check-resource.js';

export interface BundleVerification {
  readonly ok: boolean;
  /** SHA-256 of datapackage.json as it is. */
  readonly digest: string;
  /** Number of files whose hash was computed. */
  readonly checked: number;
  /** Records of the web archive whose digests were computed. */
  readonly records: number;
  readonly problems: readonly BundleProblem[];
  /** Absent when nobody signed. */
  readonly signature?: SignatureCheck;
  readonly timeStamps: readonly CheckedTimeStamp[];
  /** Absent in bundles sealed before there was one. */
  readonly seal?: SealRecord;
  /** Set for a redacted copy. */
  readonly redaction?: RedactionCheck;
}

export interface VerifyOptions {
  /** Certificates of time-stamping authorities the reader trusts, DER or PEM. */
  readonly trusted?: readonly Uint8Array[];
  /** Fingerprint of the key that must have signed. */
  readonly signer?: string | undefined;
}

/**
 * Checks a bundle in the order of WACZ Signing 0.1.0: hash of every file, digest of the manifest, signature, time-stamps, validity of the
 * authority's certificate at that time; and the records of the web archive. Offline. A bad bundle is no exception: each fault is one problem.
 * Throws EvidenceError for what is no bundle at all.
 */
export async function verifyBundle(directory: string, { trusted = [], signer }: VerifyOptions = {}): Promise<BundleVerification> {
  const { text, digest, manifest, problems } = openManifest(directory);
  const digestFile = bundlePath(directory, digestPath);
  const missing: BundleProblem = {
    path: digestPath,
    kind: 'missing',
    message: `${digestPath} is missing: the manifest cannot be checked.`,
  };
  const seal = existsSync(digestFile)
    ? checkDigestFile(readFileSync(digestFile, 'utf8'), digest, manifest)
    : { problems: [missing] };
  problems.push(...seal.problems);
  const { signature } = seal;
  if (signer !== undefined) problems.push(...expectedSignerProblems(signature, signer));
  const result = { digest, ...(signature ? { signature } : {}) };
  if (manifest === undefined) return { ok: false, checked: 1, records: 0, problems, timeStamps: [], ...result };

  const blocks = recordedBlocks(directory);
  let checked = text === '' ? 0 : 1;
  for (const resource of manifest.resources) {
    attempt(problems, String(resource.path), () => {
      const problem = checkResource(directory, resource, blocks.get(resource.path));
      if (problem) problems.push(problem);
      checked++;
    });
  }
  const known = new Set([manifestPath, digestPath, ...manifest.resources.map(({ path }) => path)]);
  for (const path of filesIn(directory)) {
    if (!known.has(path)) problems.push({ path, kind: 'added', message: `${path} was added: the manifest does not list it.` });
  }
  const archive = await guarded(problems, 'archive', async () => checkArchive(directory), { problems: [], records: 0 });
  const sealed = await guarded(problems, 'seal', async () => checkSeal(directory, manifest, signature, trusted), {
    problems: [],
    timeStamps: [],
  });
  const redaction = await guarded(problems, 'redaction', async () => checkRedaction(directory, manifest, trusted), undefined);
  problems.push(...archive.problems, ...sealed.problems, ...(redaction?.problems ?? []));
  return {
    ok: problems.length === 0,
    checked,
    records: archive.records,
    problems,
    timeStamps: sealed.timeStamps,
    ...('seal' in sealed && sealed.seal ? { seal: sealed.seal } : {}),
    ...(redaction ? { redaction } : {}),
    ...result,
  };
}

function expectedSignerProblems(signature: SignatureCheck | undefined, signer: string): BundleProblem[] {
  if (signature?.ok && signature.fingerprint === signer) return [];
  const who = signature === undefined ? 'nobody' : (signature.fingerprint ?? 'a key that cannot be read');
  return [{ path: digestPath, kind: 'seal', message: `It is signed by ${who}, not by ${signer}.` }];
}

/** Reads the manifest without trusting it; an unreadable one is a problem, a folder without one is no bundle. */
function openManifest(directory: string): {
  readonly text: string;
  readonly digest: string;
  readonly manifest: Manifest | undefined;
  readonly problems: BundleProblem[];
} {
  const isFolder = existsSync(directory) && statSync(directory).isDirectory();
  const file = isFolder ? bundlePath(directory, manifestPath) : undefined;
  const unfinished = file !== undefined && !existsSync(file) && existsSync(bundlePath(directory, 'capture-request.json'));
  if (file === undefined || (!existsSync(file) && !existsSync(bundlePath(directory, digestPath)))) {
    throw new EvidenceError(
      unfinished
        ? `${directory} was never finished: its capture was cut short before it was sealed.`
        : `${directory} is not an evidence bundle: it holds no ${manifestPath}.`,
      {
        code: unfinished ? 'unfinished-bundle' : 'not-a-bundle',
        hint: unfinished
          ? 'Seal what there is with `vigie seal`, or go on with `vigie capture --resume`.'
          : hintForNoBundle(directory),
      },
    );
  }
  if (!existsSync(file)) {
    const problems: BundleProblem[] = [
      { path: manifestPath, kind: 'missing', message: `${manifestPath} is missing: nothing says what belongs to the bundle.` },
    ];
    return { text: '', digest: '', manifest: undefined, problems };
  }
  const bytes = readFileSync(file);
  const text = bytes.toString('utf8');
  const problems: BundleProblem[] = [];
  let manifest: Manifest | undefined;
  try {
    const parsed = JSON.parse(text) as Manifest;
    if (parsed?.profile === 'wacz' && Array.isArray(parsed.resources) && parsed.resources.every(isResource)) manifest = parsed;
  } catch {
    // Said below.
  }
  if (manifest === undefined) {
    problems.push({ path: manifestPath, kind: 'altered', message: `${manifestPath} was altered: it is no manifest any more.` });
  }
  return { text, digest: sha256(bytes), manifest, problems };
}

/** Shape of a resource; the values come from anybody. */
const isResource = (value: unknown): value is ManifestResource => {
  const { path, hash, bytes } = (value ?? {}) as Record<string, unknown>;
  return typeof path === 'string' && typeof hash === 'string' && typeof bytes === 'number';
};

function attempt(problems: BundleProblem[], path: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof AuditError)) throw error;
    problems.push({ path, kind: 'altered', message: error.message });
  }
}

/** What was altered may break what reads it: with another problem at hand, that is no news. */
async function guarded<T>(problems: BundleProblem[], path: string, work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (problems.length === 0) problems.push({ path, kind: 'inconsistent', message: (error as Error).message });
    return otherwise;
  }
}
