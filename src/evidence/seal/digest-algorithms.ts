/** Name in node:crypto of the digests that a time-stamp may be signed with, by object identifier. SHA-1 and MD5 can be collided. */
const digests: ReadonlyMap<string, string> = new Map([
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
  ['2.16.840.1.101.3.4.2.8', 'sha3-256'],
  ['2.16.840.1.101.3.4.2.9', 'sha3-384'],
  ['2.16.840.1.101.3.4.2.10', 'sha3-512'],
]);

export const sha256Oid = '2.16.840.1.101.3.4.2.1';

/** Undefined for a digest that is unknown here or too weak. */
export const digestName = (oid: string): string | undefined => digests.get(oid);

const weak: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.1.1.2', 'MD2'],
  ['1.2.840.113549.1.1.4', 'MD5'],
  ['1.2.840.113549.1.1.5', 'SHA-1'],
  ['1.3.14.3.2.29', 'SHA-1'],
  ['1.2.840.10040.4.3', 'SHA-1'],
  ['1.2.840.10045.4.1', 'SHA-1'],
]);

/** The digest of a signature algorithm that is too weak to bind a certificate to its issuer; undefined for every other algorithm. */
export const weakDigestOf = (signatureOid: string): string | undefined => weak.get(signatureOid);
