import { existsSync, readFileSync } from 'node:fs';
import { bundlePath } from '../bundle-path.js';
import type { Manifest } from '../manifest.js';
import { parseBundleJson } from '../read-manifest.js';
import {
  blocksPath,
  contentsPath,
  type SealedContents,
  type SealRecord,
  sealPath,
  type TimeStampRecord,
} from '../seal/seal-record.js';
import type { SignatureCheck } from '../seal/signed-data.js';
import { type TimeStampCheck, verifyTimeStamp } from '../seal/verify-time-stamp.js';
import { sha256 } from '../sha256.js';
import type { BundleProblem } from './check-resource.js';
import { signerProblems } from './check-signer.js';

/** A time-stamp of the bundle: what was recorded of it, and what the token itself proves. */
export interface CheckedTimeStamp extends TimeStampRecord {
  /** Absent when none was granted. */
  readonly token?: TimeStampCheck;
}

export interface SealCheck {
  readonly problems: readonly BundleProblem[];
  readonly seal?: SealRecord;
  readonly timeStamps: readonly CheckedTimeStamp[];
}

const sealProblem = (path: string, message: string): BundleProblem => ({ path, kind: 'seal', message });

/** Recorded sums of blocks by path, see seal/block-sums.ts; empty for what was sealed without them, or when they cannot be read. */
export function recordedBlocks(directory: string): ReadonlyMap<string, string> {
  const file = bundlePath(directory, blocksPath);
  if (!existsSync(file)) return new Map();
  return new Map(
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line): [string, string][] => {
        try {
          const { path, blocks } = JSON.parse(line) as { path: unknown; blocks: unknown };
          return typeof path === 'string' && typeof blocks === 'string' ? [[path, blocks]] : [];
        } catch {
          return [];
        }
      }),
  );
}

/**
 * Checks what was promised when the bundle was sealed: that it is signed if a key was given, and by that key; that each time-stamp that
 * was granted is one, over the file it is said to cover; that the stamped list is the list of the manifest.
 * @param trusted certificates of authorities the reader trusts, DER or PEM
 */
export function checkSeal(
  directory: string,
  manifest: Manifest,
  signature: SignatureCheck | undefined,
  trusted: readonly Uint8Array[],
): SealCheck {
  const file = bundlePath(directory, sealPath);
  if (!existsSync(file)) return { problems: [], timeStamps: [] };
  const seal = parseBundleJson<SealRecord>(readFileSync(file, 'utf8'), sealPath);
  const problems: BundleProblem[] = [...signerProblems(seal, signature)];
  const timeStamps: CheckedTimeStamp[] = [];
  for (const stamp of seal.timeStamps) {
    const token = stamp.granted ? checkStamp(directory, stamp, trusted) : undefined;
    timeStamps.push({ ...stamp, ...(token ? { token } : {}) });
    for (const problem of token?.problems ?? []) {
      problems.push(sealProblem(stamp.response ?? sealPath, `The time-stamp of ${stamp.data} does not hold: ${problem}`));
    }
  }
  return { problems: [...problems, ...contentsProblems(directory, manifest)], seal, timeStamps };
}

/** @param place where the bundle keeps a file that the record names */
export function checkStamp(
  directory: string,
  { data, request, response }: TimeStampRecord,
  trusted: readonly Uint8Array[],
  place: (path: string) => string = (path) => path,
): TimeStampCheck {
  const bytesOf = (path: string) => readFileSync(bundlePath(directory, place(path)));
  const digest = Buffer.from(sha256(bytesOf(data)), 'hex');
  return verifyTimeStamp({
    digest,
    response: bytesOf(response ?? ''),
    ...(request === undefined ? {} : { request: bytesOf(request) }),
    ...(trusted.length > 0 ? { trusted } : {}),
  });
}

/** The list that was stamped is that of the manifest, but for what came after it. */
function contentsProblems(directory: string, manifest: Manifest): BundleProblem[] {
  const file = bundlePath(directory, contentsPath);
  if (!existsSync(file)) return [];
  const { files } = parseBundleJson<SealedContents>(readFileSync(file, 'utf8'), contentsPath);
  const stamped = new Map(files.map(({ path, sha256: hash }) => [path, `sha256:${hash}`]));
  const listed = manifest.resources.filter(({ path }) => !/^seal\/(?:seal\.json|contents\.)/.test(path));
  const other = listed.find(({ path, hash }) => stamped.get(path) !== hash);
  if (other) return [sealProblem(contentsPath, `The time-stamp does not cover ${other.path} as it is listed in the manifest.`)];
  if (stamped.size === listed.length) return [];
  return [sealProblem(contentsPath, `${contentsPath} lists files that the manifest does not list.`)];
}
