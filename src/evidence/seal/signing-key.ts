import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { UsageError } from '../../errors.js';
import { curveOf, keyFingerprint, spkiOf } from './ecdsa-key.js';

/** A private key that signs evidence; the key itself never leaves it. */
export interface SigningKey {
  /** Base64 of the SPKI DER. */
  readonly publicKey: string;
  /** SHA-256 of the SPKI DER, 64 hexadecimal digits. */
  readonly fingerprint: string;
  /**
   * Base64 of the ECDSA signature with SHA-256 over the UTF-8 bytes of the text, as r and s one after the other (IEEE P1363): what
   * `crypto.subtle.verify` of a browser takes, and so the other readers of WACZ. OpenSSL wants DER: docs/sealing.md tells how to turn it.
   */
  readonly sign: (text: string) => string;
}

/** A key of some kilobytes is no ECDSA key; nor is a disk that somebody named by mistake. */
const largestKeyFile = 64 * 1024;
const makeOne = 'Make one with `vigie keys create`.';

/**
 * Reads a private key: PEM (PKCS#8 or SEC 1), not encrypted, ECDSA on P-256 or P-384.
 * Throws UsageError with a mend when the file is missing, is no such key, or may be read by others (not looked at on Windows).
 */
export function readSigningKey(file: string): SigningKey {
  const { text, mode } = readKeyFile(file);
  const key = parsePrivateKey(file, text);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new UsageError(`The key ${file} may be read by others (mode ${(mode & 0o777).toString(8).padStart(4, '0')}).`, {
      code: 'key-readable-by-others',
      hint: `Take their rights away: chmod 600 ${file}. If others had access to the machine, make a new key with \`vigie keys create\`.`,
    });
  }
  if (curveOf(key) === undefined) {
    const kind = key.asymmetricKeyDetails?.namedCurve ?? key.asymmetricKeyType ?? 'unknown';
    throw new UsageError(`The key ${file} is of another kind (${kind}) than ECDSA on P-384 or P-256.`, {
      code: 'key-of-other-kind',
      hint: makeOne,
    });
  }
  return {
    publicKey: spkiOf(key).toString('base64'),
    fingerprint: keyFingerprint(key),
    sign: (data) => sign('sha256', Buffer.from(data, 'utf8'), { key, dsaEncoding: 'ieee-p1363' }).toString('base64'),
  };
}

function readKeyFile(file: string): { readonly text: string; readonly mode: number } {
  let handle: number | undefined;
  try {
    // One handle for both: the file whose rights are looked at is the file that is read.
    handle = openSync(file, 'r');
    const stat = fstatSync(handle);
    if (!stat.isFile() || stat.size > largestKeyFile) throw notAKey(file);
    return { text: readFileSync(handle, 'utf8'), mode: stat.mode };
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new UsageError(
      missing ? `There is no key ${file}.` : `The key ${file} cannot be read: ${(cause as Error).message}.`,
      missing
        ? { code: 'key-missing', hint: `${makeOne} Or name the file of another one.`, cause }
        : { code: 'key-unreadable', hint: 'Name a file that you may read.', cause },
    );
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

function parsePrivateKey(file: string, text: string): KeyObject {
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: 4,ENCRYPTED/.test(text)) {
    throw new UsageError(`The key ${file} is encrypted, and no passphrase is asked for.`, {
      code: 'key-encrypted',
      hint: `Write it without one for the time of the capture: (umask 077; openssl pkcs8 -topk8 -nocrypt -in ${file} -out KEY.pem).`,
    });
  }
  try {
    return createPrivateKey(text);
  } catch (cause) {
    throw notAKey(file, cause);
  }
}

const notAKey = (file: string, cause?: unknown): UsageError =>
  new UsageError(`${file} is not a private key in PEM.`, {
    code: 'not-a-key',
    hint: `Name the file that starts with "-----BEGIN PRIVATE KEY-----", not its .pub. ${makeOne}`,
    cause,
  });
