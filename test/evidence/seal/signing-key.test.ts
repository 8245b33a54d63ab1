import { generateKeyPairSync, verify } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeKeyFiles } from '../../../src/cli/write-key-files.js';
import { UsageError } from '../../../src/errors.js';
import { createKeyPair } from '../../../src/evidence/seal/ecdsa-key.js';
import { readSigningKey } from '../../../src/evidence/seal/signing-key.js';
import { sha256 } from '../../../src/evidence/sha256.js';

const folder = mkdtempSync(join(tmpdir(), 'vigie-key-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
const place = () => join(folder, `key-${++count}.pem`);
function write(content: string | Buffer, mode = 0o600): string {
  const file = place();
  writeFileSync(file, content, { mode });
  chmodSync(file, mode);
  return file;
}
const pemOf = (kind: 'ec' | 'rsa' | 'ed25519', options: object): string =>
  (generateKeyPairSync as (kind: string, options: object) => { privateKey: import('node:crypto').KeyObject })(
    kind,
    options,
  ).privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;

function refusal(run: () => unknown): UsageError {
  try {
    run();
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

describe('a key that signs evidence', () => {
  it('is written for its owner only and read back with the fingerprint that was told', () => {
    const file = place();
    const pair = createKeyPair();
    const publicFile = writeKeyFiles(file, pair);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    const key = readSigningKey(file);
    expect(key.fingerprint).toBe(pair.fingerprint);
    expect(key.fingerprint).toBe(sha256(Buffer.from(key.publicKey, 'base64')));
    expect(readFileSync(publicFile, 'utf8')).toBe(pair.publicPem);
    const signature = Buffer.from(key.sign('sha256:abc'), 'base64');
    expect(signature).toHaveLength(96);
    const publicKey = { key: pair.publicPem, dsaEncoding: 'ieee-p1363' } as const;
    expect(verify('sha256', Buffer.from('sha256:abc'), publicKey, signature)).toBe(true);
    expect(verify('sha256', Buffer.from('sha256:abd'), publicKey, signature)).toBe(false);
  });

  it('never takes the place of another, and leaves nothing behind when it is refused', () => {
    const file = place();
    writeKeyFiles(file, createKeyPair());
    const before = readFileSync(file, 'utf8');
    expect(refusal(() => writeKeyFiles(file, createKeyPair())).code).toBe('file-exists');
    expect(readFileSync(file, 'utf8')).toBe(before);
    const other = place();
    writeFileSync(`${other}.pub`, 'somebody else’s');
    expect(refusal(() => writeKeyFiles(other, createKeyPair())).message).toContain(`${other}.pub`);
    expect(existsSync(other)).toBe(false);
    expect(refusal(() => writeKeyFiles(join(folder, 'no/such/key.pem'), createKeyPair())).code).toBe('key-not-writable');
  });

  it('may be a P-256 key, or one in the older form that openssl ecparam writes', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const key = readSigningKey(write(privateKey.export({ format: 'pem', type: 'sec1' })));
    expect(Buffer.from(key.sign('x'), 'base64')).toHaveLength(64);
  });

  it.each([
    ['a missing file', () => place(), 'key-missing'],
    ['a folder', () => folder, 'not-a-key'],
    ['a text', () => write('hello'), 'not-a-key'],
    ['a public key', () => write(createKeyPair().publicPem), 'not-a-key'],
    ['bytes', () => write(Buffer.from([0, 255, 3, 200])), 'not-a-key'],
    ['a big file', () => write(Buffer.alloc(100_000, 0x41)), 'not-a-key'],
    ['an RSA key', () => write(pemOf('rsa', { modulusLength: 2048 })), 'key-of-other-kind'],
    ['an Ed25519 key', () => write(pemOf('ed25519', {})), 'key-of-other-kind'],
    ['a key on another curve', () => write(pemOf('ec', { namedCurve: 'secp256k1' })), 'key-of-other-kind'],
    [
      'an encrypted key',
      () =>
        write(
          generateKeyPairSync('ec', {
            namedCurve: 'P-384',
            publicKeyEncoding: { format: 'pem', type: 'spki' },
            privateKeyEncoding: { format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' },
          }).privateKey,
        ),
      'key-encrypted',
    ],
  ])('refuses %s and says how to mend it', (_name, make, code) => {
    const file = make();
    const error = refusal(() => readSigningKey(file));
    expect(error.code).toBe(code);
    expect(error.message).toContain(file);
    expect(error.hint).toMatch(/vigie keys create|openssl/);
  });

  it.runIf(process.platform !== 'win32').each([0o640, 0o604, 0o660, 0o601])('refuses a key of mode %o', (mode) => {
    const error = refusal(() => readSigningKey(write(createKeyPair().privatePem, mode)));
    expect(error.code).toBe('key-readable-by-others');
    expect(error.message).toContain(`mode 0${mode.toString(8)}`);
    expect(error.hint).toContain('chmod 600');
  });
});
