import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { sha256 } from '../sha256.js';

/**
 * Curves of signing keys, with the length of a signature in bytes. New keys are P-384: ReplayWeb.page and ArchiveWeb.page read the key of
 * an anonymous WACZ signature as P-384 and nothing else. A P-256 key signs too, but those two cannot check it.
 */
const curves: Readonly<Record<string, { readonly name: 'P-256' | 'P-384'; readonly signatureBytes: number }>> = {
  prime256v1: { name: 'P-256', signatureBytes: 64 },
  secp384r1: { name: 'P-384', signatureBytes: 96 },
};
const newKeyCurve = 'secp384r1';

/** What is known of a key's curve; undefined for a key of another kind. */
export function curveOf(key: KeyObject): (typeof curves)[string] | undefined {
  const name = key.asymmetricKeyType === 'ec' ? key.asymmetricKeyDetails?.namedCurve : undefined;
  return name === undefined ? undefined : curves[name];
}

/**
 * The SPKI DER of an ECDSA key, or of the public half of a private one, its point written out in full: OpenSSL would keep a compressed
 * point as it came, and one key would have two fingerprints.
 */
export function spkiOf(key: KeyObject): Buffer {
  const { kty, crv, x, y } = key.export({ format: 'jwk' });
  if (kty === undefined || crv === undefined || x === undefined || y === undefined) throw new TypeError('Not an ECDSA key.');
  return createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' }).export({ format: 'der', type: 'spki' });
}

/** SHA-256 of the SPKI DER, 64 hexadecimal digits: `openssl pkey -pubin -in FILE.pub -outform DER | sha256sum` prints the same. */
export const keyFingerprint = (key: KeyObject): string => sha256(spkiOf(key));

export interface NewKeyPair {
  /** PKCS#8 PEM, not encrypted. */
  readonly privatePem: string;
  /** SPKI PEM. */
  readonly publicPem: string;
  readonly fingerprint: string;
}

/** A new key pair for signing evidence: ECDSA on P-384. */
export function createKeyPair(): NewKeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: newKeyCurve });
  return {
    privatePem: privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
    publicPem: publicKey.export({ format: 'pem', type: 'spki' }) as string,
    fingerprint: keyFingerprint(publicKey),
  };
}
