import { createPrivateKey, generateKeyPairSync, type KeyObject, sign, webcrypto } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createKeyPair } from '../../../src/evidence/seal/ecdsa-key.js';
import { signedData, verifySignedData } from '../../../src/evidence/seal/signed-data.js';
import { readSigningKey } from '../../../src/evidence/seal/signing-key.js';

const folder = mkdtempSync(join(tmpdir(), 'vigie-signed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pair = createKeyPair();
writeFileSync(join(folder, 'key.pem'), pair.privatePem, { mode: 0o600 });
const key = readSigningKey(join(folder, 'key.pem'));

const hash = `sha256:${'1f'.repeat(32)}`;
const otherHash = `sha256:${'2f'.repeat(32)}`;
const made = signedData(key, { hash, created: '2026-11-28T10:00:00Z', software: 'vigie 0.1.0' });

const reasonOf = (value: unknown, expected = hash): string => {
  const result = verifySignedData(value, expected);
  return result.ok ? 'ok' : result.reason;
};
const spki = (publicKey: KeyObject) => publicKey.export({ format: 'der', type: 'spki' }).toString('base64');

describe('signedData of datapackage-digest.json', () => {
  it('has the properties of the anonymous form and no other, and is found good', () => {
    expect(Object.keys(made).sort()).toEqual(['created', 'hash', 'publicKey', 'signature', 'software', 'version']);
    expect(made.version).toBe('0.1.0');
    expect(verifySignedData(JSON.parse(JSON.stringify(made)), hash)).toEqual({
      ok: true,
      fingerprint: pair.fingerprint,
      curve: 'P-384',
      created: '2026-11-28T10:00:00Z',
      software: 'vigie 0.1.0',
    });
  });

  it('can be checked by what a browser has, as other readers of WACZ do', async () => {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-384' };
    const imported = await webcrypto.subtle.importKey('spki', Buffer.from(made.publicKey, 'base64'), algorithm, true, ['verify']);
    const check = (text: string) =>
      webcrypto.subtle.verify(
        { name: 'ECDSA', hash: 'SHA-256' },
        imported,
        Buffer.from(made.signature, 'base64'),
        new TextEncoder().encode(text),
      );
    expect(await check(made.hash)).toBe(true);
    expect(await check(otherHash)).toBe(false);
  });

  it('is good when it was signed by WebCrypto on P-384 or P-256', async () => {
    for (const namedCurve of ['P-384', 'P-256']) {
      const keys = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve }, true, ['sign', 'verify']);
      const signature = await webcrypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, keys.privateKey, Buffer.from(hash));
      const publicKey = await webcrypto.subtle.exportKey('spki', keys.publicKey);
      const text = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('base64');
      expect(verifySignedData({ ...made, signature: text(signature), publicKey: text(publicKey) }, hash)).toMatchObject({
        ok: true,
        curve: namedCurve,
      });
    }
  });

  it('is bad after any change of what is signed, of the signature or of the key', () => {
    expect(reasonOf(made, otherHash)).toContain('What was signed is');
    expect(reasonOf({ ...made, hash: otherHash }, otherHash)).toBe('The signature was not made with this key over this hash.');
    const bytes = Buffer.from(made.signature, 'base64');
    for (let at = 0; at < bytes.length; at++) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(reasonOf({ ...made, signature: altered.toString('base64') })).toContain('was not made with this key');
    }
    const stranger = spki(generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey);
    expect(reasonOf({ ...made, publicKey: stranger })).toContain('was not made with this key');
    expect(verifySignedData({ ...made, publicKey: stranger }, hash)).not.toMatchObject({ fingerprint: pair.fingerprint });
  });

  it('is not good with r and s of zero, all ones, or in DER', () => {
    for (const fill of [0, 255]) {
      expect(reasonOf({ ...made, signature: Buffer.alloc(96, fill).toString('base64') })).toContain('was not made with this key');
    }
    const der = sign('sha256', Buffer.from(hash), createPrivateKey(pair.privatePem)).toString('base64');
    expect(reasonOf({ ...made, signature: der })).toContain('signature is not 96 bytes');
  });

  it('names one key by one fingerprint: another way to write the same point is refused', () => {
    const point = Buffer.from(made.publicKey, 'base64');
    const [prefix, x, last] = [point.subarray(0, 23), point.subarray(24, 72), point.at(-1) ?? 0];
    // The compressed form of the point: the header's two lengths shrink by the 48 bytes of y.
    const compressed = Buffer.concat([prefix, Buffer.from([2 + (last & 1)]), x]);
    compressed[1] = (compressed[1] ?? 0) - 48;
    compressed[21] = (compressed[21] ?? 0) - 48;
    expect(reasonOf({ ...made, publicKey: compressed.toString('base64') })).toContain('publicKey is not');
  });

  it.each<[string, unknown, string]>([
    ['null', null, 'not an object'],
    ['a list', [made], 'not an object'],
    ['a text', 'signed', 'not an object'],
    ['an empty object', {}, 'lacks hash'],
    ['one property more', { ...made, timestamp: 'x' }, 'does not allow: "timestamp"'],
    ['a property named __proto__', JSON.parse(`{"__proto__":{},${JSON.stringify(made).slice(1)}`), 'does not allow: "__proto__"'],
    ['the form with a certificate', { ...made, domain: 'example.org', domainCert: '…' }, 'domain certificate'],
    ['a number as hash', { ...made, hash: 3 }, 'lacks hash'],
    ['a hash of another kind', { ...made, hash: 'md5:00' }, 'hash of signedData is not'],
    ['a time that is none', { ...made, created: 'yesterday' }, 'created of signedData is not a time'],
    ['another version', { ...made, version: '9' }, 'of version "9"'],
    ['a key that is no base64', { ...made, publicKey: '¿?' }, 'publicKey is not'],
    ['a key that is no key', { ...made, publicKey: Buffer.from('no key at all').toString('base64') }, 'publicKey is not'],
    ['a very long key', { ...made, publicKey: 'A'.repeat(1_000_000) }, 'publicKey is not'],
    [
      'a private key',
      { ...made, publicKey: createPrivateKey(pair.privatePem).export({ format: 'der', type: 'pkcs8' }).toString('base64') },
      'publicKey is not',
    ],
    ['an Ed25519 key', { ...made, publicKey: spki(generateKeyPairSync('ed25519').publicKey) }, 'publicKey is not'],
    ['a signature of other length', { ...made, signature: 'AAAA' }, 'signature is not 96 bytes'],
    ['a signature that is no base64', { ...made, signature: made.signature.replace(/.$/, '\n') }, 'signature is not 96 bytes'],
  ])('refuses %s in one sentence', (_name, value, sentence) => {
    const reason = reasonOf(value);
    expect(reason).toContain(sentence);
    expect(reason.length).toBeLessThan(250);
  });

  it('is not made over something that is no hash', () => {
    expect(() => signedData(key, { hash: 'hello', created: '2026-11-28T10:00:00Z', software: 'vigie' })).toThrow(RangeError);
  });
});
