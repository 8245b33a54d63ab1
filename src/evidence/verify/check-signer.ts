import { digestPath } from '../manifest.js';
import { type SealRecord, sealPath } from '../seal/seal-record.js';
import type { SignatureCheck } from '../seal/signed-data.js';
import type { BundleProblem } from './check-resource.js';

/** Whether the bundle is signed by the key that sealed it, and by none when none did. */
export function signerProblems(seal: SealRecord, signature: SignatureCheck | undefined): readonly BundleProblem[] {
  const problem = (message: string): BundleProblem => ({ path: digestPath, kind: 'seal', message });
  const key = seal.key?.fingerprint;
  if (key === undefined) {
    return signature === undefined ? [] : [problem(`The signature was added afterwards: ${sealPath} names no key.`)];
  }
  if (signature === undefined) return [problem(`The signature is gone: ${sealPath} says that the key ${key} signed.`)];
  if (!signature.ok || signature.fingerprint === key) return [];
  return [problem(`The bundle is signed by ${signature.fingerprint}, not by the key that sealed it, ${key}.`)];
}
