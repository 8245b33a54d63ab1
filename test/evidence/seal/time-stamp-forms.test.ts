import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyTimeStamp } from '../../../src/evidence/seal/verify-time-stamp.js';
import { type Forged, forgedResponse } from '../../support/forged-token.js';
import { issueCertificate, openssl, stampingExtensions } from '../../support/openssl.js';
import { createAuthority } from '../../support/time-stamp-authority.js';

const digest = createHash('sha256').update('the manifest').digest();
const usual = createAuthority({ kind: 'rsa' });
afterAll(() => usual.remove());

const forge = (forged: Partial<Forged> = {}) => forgedResponse(usual.folder, { digest, ...forged });
const check = (forged: Partial<Forged>) => verifyTimeStamp({ digest, response: forge(forged), trusted: [usual.root] });
const pss = ['-cades', '-keyopt', 'rsa_padding_mode:pss'];

describe('forms of a good time-stamp', () => {
  it.each<[string, readonly string[]]>([
    ['RSA-PSS over SHA-256', ['-md', 'sha256', ...pss]],
    ['RSA-PSS over SHA-512', ['-md', 'sha512', ...pss]],
    ['RSA-PSS with a salt of its own length', ['-md', 'sha384', ...pss, '-keyopt', 'rsa_pss_saltlen:20']],
    ['RSA over SHA3-256', ['-md', 'sha3-256', '-cades']],
    ['a signer named by its key', ['-md', 'sha256', '-cades', '-keyid']],
  ])('%s', (_name, sign) => {
    expect(check({ sign })).toMatchObject({ ok: true, chain: 'anchored', problems: [] });
  });

  it('ECDSA over SHA-512', () => {
    const signer = issueCertificate(usual.folder, {
      name: 'ec-signer',
      issuer: 'middle',
      kind: 'ec',
      extensions: stampingExtensions,
    });
    expect(check({ signer, sign: ['-md', 'sha512', '-cades'] })).toMatchObject({ ok: true, chain: 'anchored', problems: [] });
  });

  it('is one by a certificate that ended since, but was valid at the time of the stamp', () => {
    const signer = issueCertificate(usual.folder, {
      name: 'old-signer',
      issuer: 'old-root',
      extensions: stampingExtensions,
      ...olderRoot(),
    });
    const response = forge({ signer, with: [], time: new Date('2020-06-01T12:00:00.250Z') });
    const trusted = [openssl(usual.folder, ['x509', '-in', 'old-root.pem'])];
    expect(verifyTimeStamp({ digest, response, trusted })).toMatchObject({ ok: true, time: '2020-06-01T12:00:00.250Z' });
    // docs/sealing.md: the openssl command has to be told a moment within the validity.
    writeFileSync(join(usual.folder, 'old.tsr'), response);
    const verify = ['ts', '-verify', '-digest', digest.toString('hex'), '-in', 'old.tsr', '-CAfile', 'old-root.pem'];
    expect(() => openssl(usual.folder, verify)).toThrow(/certificate has expired/);
    const seconds = String(Date.parse('2020-06-01T12:00:00Z') / 1000);
    expect(openssl(usual.folder, [...verify, '-attime', seconds]).toString()).toContain('Verification: OK');
    const later = forge({ signer, with: [], time: new Date('2021-06-01T12:00:00Z') });
    expect(verifyTimeStamp({ digest, response: later, trusted }).ok).toBe(false);
  });
});

function olderRoot() {
  const period = { from: '20200101000000Z', until: '20210101000000Z' };
  issueCertificate(usual.folder, { name: 'old-root', extensions: ['basicConstraints = critical,CA:TRUE'], ...period });
  return period;
}

describe('what is not supported', () => {
  it('is told as a problem, never passed over: RSA-PSS with another digest for its mask', () => {
    expect(check({ sign: ['-md', 'sha256', ...pss, '-keyopt', 'rsa_mgf1_md:sha512'] })).toMatchObject({
      ok: false,
      problems: ['The signature algorithm of the token is not supported here (1.2.840.113549.1.1.10).'],
    });
  });
});

describe('a qualified time-stamp', () => {
  it.each<[string, readonly string[] | undefined, 'claimed' | 'not-known']>([
    ['the statement of ETSI EN 319 422', ['0.4.0.19422.1.1'], 'claimed'],
    ['it among others', ['0.4.0.1862.1.1', '0.4.0.19422.1.1'], 'claimed'],
    ['other statements only', ['0.4.0.1862.1.1', '0.4.0.19422.1.2'], 'not-known'],
    ['no statements', [], 'not-known'],
    ['no such extension', undefined, 'not-known'],
  ])('is never more than claimed: with %s', (_name, statements, qualified) => {
    expect(check(statements === undefined ? {} : { statements })).toMatchObject({ ok: true, qualified });
  });
});
