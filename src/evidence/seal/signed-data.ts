import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { curveOf, keyFingerprint, spkiOf } from './ecdsa-key.js';
import type { SigningKey } from './signing-key.js';

/**
 * `signedData` of datapackage-digest.json: the anonymous form of WACZ Signing and Verification 0.1.0, which allows no other property.
 * Only `hash` is signed: `created`, `software` and `version` can be changed by anybody without the signature breaking.
 */
export interface SignedData {
  /** `sha256:` and the 64 hexadecimal digits of datapackage.json. */
  readonly hash: string;
  /** ISO 8601, UTC; the clock of the machine that signed. */
  readonly created: string;
  readonly software: string;
  /** Of the specification. */
  readonly version: string;
  /** Base64 of r and s one after the other (IEEE P1363), ECDSA with SHA-256 over the UTF-8 bytes of `hash`. */
  readonly signature: string;
  /** Base64 of the SPKI DER. */
  readonly publicKey: string;
}

export type SignatureCheck =
  | {
      readonly ok: true;
      /** SHA-256 of the SPKI DER: the one thing to compare with what the signer tells by another way. */
      readonly fingerprint: string;
      readonly curve: 'P-256' | 'P-384';
      /** As said by the bundle, covered by no signature. */
      readonly created: string;
      readonly software: string;
    }
  | {
      readonly ok: false;
      /** One sentence. */
      readonly reason: string;
      /** Of the key that the bundle names, when it could be read. */
      readonly fingerprint?: string;
    };

const specification = '0.1.0';
const properties = ['hash', 'created', 'software', 'version', 'signature', 'publicKey'] as const;
const domainForm = ['domain', 'domainCert', 'timeSignature', 'timestampCert', 'crossSignedCert'];
const hashForm = /^sha256:[0-9a-f]{64}$/;
const base64Form = /^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** Longer than any key or signature of the curves, short enough to be decoded without thought. */
const longestBase64 = 1024;

/** Signs the hash of datapackage.json (`sha256:…`). `created` is ISO 8601 in UTC. Throws RangeError when `hash` is none. */
export function signedData(
  key: SigningKey,
  { hash, created, software }: Pick<SignedData, 'hash' | 'created' | 'software'>,
): SignedData {
  if (!hashForm.test(hash)) throw new RangeError(`"${hash}" is not a hash of the form sha256:….`);
  return { hash, created, software, version: specification, signature: key.sign(hash), publicKey: key.publicKey };
}

/**
 * Checks the `signedData` of a bundle, any value of JSON, against the hash that datapackage.json really has (`sha256:…`). Never throws.
 * A good signature tells that the holder of the key signed this hash; who that is, the fingerprint must tell by another way.
 */
export function verifySignedData(value: unknown, expectedHash: string): SignatureCheck {
  const read = readSignedData(value);
  if (typeof read === 'string') return { ok: false, reason: read };
  const key = readPublicKey(read.publicKey);
  const curve = key && curveOf(key);
  if (key === undefined || curve === undefined)
    return { ok: false, reason: 'publicKey is not an ECDSA key on P-384 or P-256 (SPKI, base64).' };
  const fingerprint = keyFingerprint(key);
  const bad = (reason: string): SignatureCheck => ({ ok: false, reason, fingerprint });
  if (read.hash !== expectedHash) return bad(`What was signed is ${read.hash}, but datapackage.json has ${expectedHash}.`);
  const signature = decodeBase64(read.signature);
  if (signature?.length !== curve.signatureBytes) {
    return bad(`signature is not ${curve.signatureBytes} bytes (r and s of ${curve.name}) in base64.`);
  }
  // The key was read, and the length is right: nothing is left that throws.
  const right = verify('sha256', Buffer.from(read.hash, 'utf8'), { key, dsaEncoding: 'ieee-p1363' }, signature);
  if (!right) return bad('The signature was not made with this key over this hash.');
  return { ok: true, fingerprint, curve: curve.name, created: read.created, software: read.software };
}

/** The value when it has the properties of the anonymous form and no other; else one sentence. */
function readSignedData(value: unknown): SignedData | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'signedData is not an object.';
  const given = new Map<string, unknown>(Object.entries(value));
  if (domainForm.some((name) => given.has(name))) {
    return 'signedData has the form with a domain certificate, which is not checked here.';
  }
  const other = [...given.keys()].find((name) => !(properties as readonly string[]).includes(name));
  if (other !== undefined)
    return `signedData has a property that the form does not allow: ${JSON.stringify(other.slice(0, 80))}.`;
  const text = (name: (typeof properties)[number]): string => {
    const said = given.get(name);
    return typeof said === 'string' ? said : '';
  };
  const missing = properties.find((name) => text(name) === '');
  if (missing !== undefined) return `signedData lacks ${missing}.`;
  const data: SignedData = {
    hash: text('hash'),
    created: text('created'),
    software: text('software'),
    version: text('version'),
    signature: text('signature'),
    publicKey: text('publicKey'),
  };
  if (!hashForm.test(data.hash)) return 'hash of signedData is not of the form sha256:….';
  if (Number.isNaN(Date.parse(data.created))) return 'created of signedData is not a time.';
  if (data.version !== specification)
    return `signedData is of version ${JSON.stringify(data.version.slice(0, 80))}, not ${specification}.`;
  return data;
}

function decodeBase64(text: string): Buffer | undefined {
  return text.length <= longestBase64 && base64Form.test(text) ? Buffer.from(text, 'base64') : undefined;
}

/** Undefined for what is no key, and for a key written otherwise than usual: one key must have one fingerprint. */
function readPublicKey(text: string): KeyObject | undefined {
  const der = decodeBase64(text);
  if (der === undefined) return undefined;
  try {
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    return curveOf(key) !== undefined && spkiOf(key).equals(der) ? key : undefined;
  } catch {
    return undefined;
  }
}
