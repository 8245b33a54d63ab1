import { constants, createHash, type KeyObject, verify } from 'node:crypto';
import { type BaseBlock, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { type AlgorithmIdentifier, IssuerAndSerialNumber, id_eContentType_TSTInfo, RSASSAPSSParams } from 'pkijs';
import type { ReadCertificate } from './certificate.js';
import { digestName, sha256Oid } from './digest-algorithms.js';
import type { TimeStampToken } from './time-stamp-token.js';

const contentTypeAttribute = '1.2.840.113549.1.9.3';
const messageDigestAttribute = '1.2.840.113549.1.9.4';
const signingCertificate = '1.2.840.113549.1.9.16.2.12';
const signingCertificateV2 = '1.2.840.113549.1.9.16.2.47';
const rsaEncryption = '1.2.840.113549.1.1.1';
const rsaPss = '1.2.840.113549.1.1.10';
const subjectKeyIdentifier = '2.5.29.14';
/** Signature algorithms that name their digest. */
const withDigest: ReadonlyMap<string, readonly ['rsa' | 'ec', string]> = new Map([
  ['1.2.840.113549.1.1.11', ['rsa', 'sha256']],
  ['1.2.840.113549.1.1.12', ['rsa', 'sha384']],
  ['1.2.840.113549.1.1.13', ['rsa', 'sha512']],
  ['1.2.840.10045.4.3.2', ['ec', 'sha256']],
  ['1.2.840.10045.4.3.3', ['ec', 'sha384']],
  ['1.2.840.10045.4.3.4', ['ec', 'sha512']],
  ['2.16.840.1.101.3.4.3.14', ['rsa', 'sha3-256']],
  ['2.16.840.1.101.3.4.3.15', ['rsa', 'sha3-384']],
  ['2.16.840.1.101.3.4.3.16', ['rsa', 'sha3-512']],
]);

/** The certificate that the signer names, by issuer and serial number or by key identifier. */
export function signerCertificate(
  { signer }: TimeStampToken,
  certificates: readonly ReadCertificate[],
): ReadCertificate | undefined {
  const { sid } = signer;
  if (sid instanceof IssuerAndSerialNumber) {
    return certificates.find(({ parsed }) => parsed.issuer.isEqual(sid.issuer) && parsed.serialNumber.isEqual(sid.serialNumber));
  }
  const wanted = bytesOf(sid as BaseBlock);
  return certificates.find(({ parsed }) => {
    const identifier = parsed.extensions?.find(({ extnID }) => extnID === subjectKeyIdentifier)?.parsedValue;
    return identifier instanceof OctetString && wanted.equals(identifier.valueBlock.valueHexView);
  });
}

/**
 * Checks the signature of a token: the attributes say what was signed (content type, digest of the content) and by whom (ESSCertID),
 * and the key of the certificate signed the attributes. RSA (PKCS #1 v1.5 and PSS) with SHA-2 or SHA-3, ECDSA with SHA-2.
 * @returns one sentence for each fault
 */
export function signatureProblems(token: TimeStampToken, certificate: ReadCertificate): readonly string[] {
  const { signer } = token;
  const digest = digestName(signer.digestAlgorithm.algorithmId);
  if (digest === undefined) {
    return [`The token is signed over a digest that is weak or unknown here (${signer.digestAlgorithm.algorithmId}).`];
  }
  const attributes = signer.signedAttrs;
  if (attributes === undefined) return ['The token has no signed attributes, as RFC 3161 asks for.'];
  const problems: string[] = [];
  if (!token.digestAlgorithms.includes(signer.digestAlgorithm.algorithmId)) {
    problems.push('The token does not announce the digest that its signer used.');
  }
  /** The value of the attribute of this type; undefined unless it is there once, with one value. */
  const single = (type: string): BaseBlock | undefined => {
    const [attribute, ...more] = attributes.attributes.filter((one) => one.type === type);
    return more.length === 0 && attribute?.values.length === 1 ? (attribute.values[0] as BaseBlock) : undefined;
  };
  const contentType = single(contentTypeAttribute);
  if (!(contentType instanceof ObjectIdentifier) || contentType.getValue() !== id_eContentType_TSTInfo) {
    problems.push('The signed attributes do not say that a time-stamp was signed.');
  }
  const messageDigest = single(messageDigestAttribute);
  const expected = createHash(digest).update(token.content).digest();
  if (!(messageDigest instanceof OctetString) || !expected.equals(messageDigest.valueBlock.valueHexView)) {
    problems.push('The content of the token is not what was signed (messageDigest).');
  }
  const binding = single(signingCertificateV2) ?? single(signingCertificate);
  const isV2 = single(signingCertificateV2) !== undefined;
  if (binding === undefined || !binds(binding, isV2, certificate)) {
    problems.push('The token is not bound to the certificate of its signer (ESSCertID).');
  }
  const signed = Buffer.from(attributes.encodedValue);
  const right = isRight(signer.signatureAlgorithm, digest, certificate.x509.publicKey, signed, bytesOf(signer.signature));
  if (right === undefined) {
    problems.push(`The signature algorithm of the token is not supported here (${signer.signatureAlgorithm.algorithmId}).`);
  } else if (!right) problems.push('The signature of the token is wrong.');
  return problems;
}

/** Whether the first ESSCertID (RFC 2634, SHA-1) or ESSCertIDv2 (RFC 5035) holds the hash of the certificate. */
function binds(value: BaseBlock, isV2: boolean, certificate: ReadCertificate): boolean {
  const first = partsOf(partsOf(partsOf(value)[0])[0]);
  const [algorithm, hash] = isV2 && first[0] instanceof Sequence ? [first[0], first[1]] : [undefined, first[0]];
  if (!(hash instanceof OctetString)) return false;
  const oid = algorithm && partsOf(algorithm)[0];
  const named = oid instanceof ObjectIdentifier ? oid.getValue() : sha256Oid;
  const name = isV2 ? digestName(named) : 'sha1';
  if (name === undefined) return false;
  return createHash(name).update(certificate.x509.raw).digest().equals(hash.valueBlock.valueHexView);
}

/** Undefined when the algorithm is not supported, or belongs to another kind of key. */
function isRight(
  { algorithmId, algorithmParams }: AlgorithmIdentifier,
  digest: string,
  key: KeyObject,
  data: Buffer,
  signature: Buffer,
): boolean | undefined {
  const isRsa = key.asymmetricKeyType === 'rsa' || key.asymmetricKeyType === 'rsa-pss';
  if (algorithmId === rsaPss) {
    if (!isRsa) return undefined;
    const params = new RSASSAPSSParams({ schema: algorithmParams });
    const mask = partsOf(params.maskGenAlgorithm.algorithmParams as BaseBlock | undefined)[0];
    const maskDigest = mask instanceof ObjectIdentifier ? digestName(mask.getValue()) : undefined;
    // OpenSSL, by node:crypto, uses one digest for both; so does every signer met.
    if (digestName(params.hashAlgorithm.algorithmId) !== digest || maskDigest !== digest) return undefined;
    const padding = constants.RSA_PKCS1_PSS_PADDING;
    return verify(digest, data, { key, padding, saltLength: params.saltLength }, signature);
  }
  const [kind, named] = algorithmId === rsaEncryption ? (['rsa', digest] as const) : (withDigest.get(algorithmId) ?? []);
  if (kind === undefined || named !== digest || kind !== key.asymmetricKeyType) return undefined;
  return verify(digest, data, kind === 'rsa' ? { key, padding: constants.RSA_PKCS1_PADDING } : key, signature);
}

const partsOf = (block: BaseBlock | undefined): readonly BaseBlock[] => (block instanceof Sequence ? block.valueBlock.value : []);

/** The content of a string of octets, plain or in pieces. */
function bytesOf(block: BaseBlock): Buffer {
  if (block instanceof OctetString) return Buffer.from(block.getValue());
  return Buffer.from((block.valueBlock as { valueHexView?: Uint8Array }).valueHexView ?? []);
}
