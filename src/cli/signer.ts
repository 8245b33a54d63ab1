import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { UsageError } from '../errors.js';
import { keyFingerprint } from '../evidence/seal/ecdsa-key.js';

/** Fingerprint of a key: 64 hexadecimal digits as they are, or that of the public key in a file. Throws UsageError. */
export function signerFingerprint(given: string): string {
  if (/^[0-9a-f]{64}$/i.test(given)) return given.toLowerCase();
  try {
    return keyFingerprint(createPublicKey(readFileSync(given)));
  } catch (cause) {
    throw new UsageError(`« ${given} » of --signer is neither a fingerprint nor the file of an ECDSA public key.`, {
      code: 'not-a-signer',
      hint: 'Give the 64 digits that the signer told you, or the .pub file that `vigie keys create` wrote.',
      cause,
    });
  }
}
