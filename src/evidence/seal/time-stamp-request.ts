import { randomBytes } from 'node:crypto';
import { Integer, Null, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs';
import { sha256Oid } from './digest-algorithms.js';

/**
 * A request of RFC 3161 (DER) for a time-stamp over a SHA-256 digest of 32 bytes: random nonce, and the certificate of the authority is
 * asked for, so that the token can be checked offline. Throws RangeError for a digest of another length.
 */
export function timeStampRequest(digest: Uint8Array): Uint8Array {
  if (digest.length !== 32) throw new RangeError(`A SHA-256 digest has 32 bytes, not ${digest.length}.`);
  const nonce = randomBytes(16);
  // Neither negative nor with a leading zero: some authorities copy the number, not the bytes.
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256Oid, algorithmParams: new Null() }),
      hashedMessage: new OctetString({ valueHex: exact(digest) }),
    }),
    nonce: new Integer({ valueHex: exact(nonce) }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
}

const exact = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;
