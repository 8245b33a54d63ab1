import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { timeStampRequest } from '../../../src/evidence/seal/time-stamp-request.js';
import { verifyTimeStamp } from '../../../src/evidence/seal/verify-time-stamp.js';
import { type Forged, forgedResponse, withCertificates, withTime } from '../../support/forged-token.js';
import { issueCertificate, type NewCertificate, openssl, rootExtensions, stampingExtensions } from '../../support/openssl.js';
import { type AuthorityFiles, createAuthority } from '../../support/time-stamp-authority.js';

const digest = createHash('sha256').update('the manifest').digest();
const otherDigest = createHash('sha256').update('another manifest').digest();
const made: AuthorityFiles[] = [];
const authority = (options?: Parameters<typeof createAuthority>[0]): AuthorityFiles => {
  const files = createAuthority(options);
  made.push(files);
  return files;
};
const usual = authority();
const request = timeStampRequest(digest);
const response = usual.reply(request);
const trusted = [usual.root];
afterAll(() => {
  for (const { remove } of made) remove();
});

const pem = (name: string) => readFileSync(join(usual.folder, `${name}.pem`));
const der = (name: string) => openssl(usual.folder, ['x509', '-in', `${name}.pem`, '-outform', 'DER']);
const forge = (forged: Partial<Forged> = {}) => forgedResponse(usual.folder, { digest, ...forged });
const issue = (certificate: Omit<NewCertificate, 'extensions'> & Partial<NewCertificate>) =>
  issueCertificate(usual.folder, { issuer: 'middle', extensions: stampingExtensions, ...certificate });
const problemsOf = (input: Partial<Parameters<typeof verifyTimeStamp>[0]>): string =>
  verifyTimeStamp({ digest, response, ...input }).problems.join('\n');

describe('a time-stamp of openssl ts', () => {
  it.each([
    ['ec', 'sha256', 'sha256'],
    ['rsa', 'sha256', 'sha256'],
    ['rsa', 'sha512', 'sha1'],
    ['ec-p384', 'sha384', 'sha512'],
  ] as const)('is good with a key of kind %s, signed over %s, bound by %s', (kind, signerDigest, essDigest) => {
    const files = authority({ kind, signerDigest, essDigest });
    const answer = files.reply(request);
    expect(files.verify(request, answer)).toContain('Verification: OK');
    expect(verifyTimeStamp({ digest, request, response: answer, trusted: [files.root] })).toEqual({
      ok: true,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      serial: '2',
      policy: '1.2.3.4.1',
      authority: 'C=FR, O=Vigie test, CN=signer',
      certificate: {
        subject: 'C=FR, O=Vigie test, CN=signer',
        issuer: 'C=FR, O=Vigie test, CN=middle',
        validFrom: expect.stringMatching(/Z$/),
        validUntil: expect.stringMatching(/Z$/),
        fingerprint: createHash('sha256')
          .update(openssl(files.folder, ['x509', '-in', 'signer.pem', '-outform', 'DER']))
          .digest('hex'),
      },
      chain: 'anchored',
      qualified: 'not-known',
      problems: [],
    });
  });

  it('is good without roots and without the request, and says what was not checked', () => {
    expect(verifyTimeStamp({ digest, response })).toMatchObject({ ok: true, chain: 'not-given', problems: [] });
  });

  it('is anchored by a root in DER, by a file of many roots, and by the issuer itself', () => {
    issue({ name: 'stranger', issuer: 'root', extensions: rootExtensions });
    for (const roots of [
      [der('root')],
      [Buffer.concat([pem('stranger'), pem('root')])],
      [pem('stranger'), pem('middle')],
      [pem('signer')],
    ]) {
      expect(verifyTimeStamp({ digest, request, response, trusted: roots })).toMatchObject({ ok: true, chain: 'anchored' });
    }
  });
});

describe('a time-stamp is not good', () => {
  it('for other content, for another request, or with a request for other content', () => {
    expect(problemsOf({ digest: otherDigest })).toContain('The token is for other content');
    expect(problemsOf({ request: timeStampRequest(digest) })).toBe(
      'The token does not answer this request: its nonce is another.',
    );
    expect(problemsOf({ request: timeStampRequest(otherDigest) })).toContain(
      'The request asks for a time-stamp of other content.',
    );
    expect(problemsOf({ request: Buffer.from('no request') })).toContain('The request is not a time-stamp request');
    expect(problemsOf({ request, response: forge() })).toContain('its nonce is another');
  });

  it('when its root is not trusted, whatever else was given', () => {
    const stranger = authority();
    const result = verifyTimeStamp({ digest, request, response, trusted: [stranger.root] });
    expect(result).toMatchObject({ ok: false, chain: 'not-anchored' });
    expect(stranger.verify(request, response)).not.toContain('Verification: OK');
    expect(result.problems).toEqual([expect.stringContaining('leads to no trusted root')]);
    expect(problemsOf({ trusted: [] })).toContain('leads to no trusted root');
    expect(problemsOf({ trusted: [Buffer.from('no certificate')] })).toBe('The trusted roots cannot be read: its form is wrong.');
  });

  it('when it was refused, whatever token stands beside the refusal', () => {
    expect(problemsOf({ response: forge({ status: 2 }) })).toBe('The authority refused (status 2).');
    const wants512 = authority({ digests: 'sha512' });
    expect(problemsOf({ response: wants512.reply(request) })).toContain('status 2: Message digest algorithm is not supported.');
  });

  it.each<[string, Omit<NewCertificate, 'name' | 'extensions'> & { readonly extensions?: readonly string[] }, string]>([
    ['had ended', { from: '20200101000000Z', until: '20210101000000Z' }, 'was not valid at the time of the stamp'],
    ['had not begun', { from: '20400101000000Z', until: '20410101000000Z' }, 'was not valid at the time of the stamp'],
    ['has no extended key usage', { extensions: [] }, 'is not one for time-stamping only'],
    ['is for servers', { extensions: ['extendedKeyUsage = critical,serverAuth'] }, 'is not one for time-stamping only'],
    [
      'does not make the usage critical',
      { extensions: ['extendedKeyUsage = timeStamping'] },
      'is not one for time-stamping only',
    ],
    [
      'is for signing code too',
      { extensions: ['extendedKeyUsage = critical,timeStamping,codeSigning'] },
      'is not one for time-stamping only',
    ],
    [
      'may only encipher',
      { extensions: [...stampingExtensions.slice(2), 'keyUsage = critical,keyEncipherment'] },
      'may not sign',
    ],
    [
      'has a critical extension that nobody knows',
      { extensions: [...stampingExtensions, '1.2.3.4.5 = critical,ASN1:NULL'] },
      'not understood here (1.2.3.4.5)',
    ],
    ['was signed over SHA-1', { digest: 'sha1' }, 'was signed over SHA-1'],
    ['was issued by one that is no authority', { issuer: 'signer' }, 'is not that of a certification authority'],
  ])('when the certificate of its signer %s', (what, certificate, sentence) => {
    const signer = issue({ name: what.replaceAll(/\W/g, '-'), ...certificate });
    const answer = forge({ signer, with: ['middle', 'signer'] });
    const result = verifyTimeStamp({ digest, response: answer, trusted });
    expect(result.ok).toBe(false);
    expect(result.problems.join('\n')).toContain(sentence);
  });

  it.each<[string, Omit<NewCertificate, 'name'>, string]>([
    [
      'ended before the stamp',
      { issuer: 'root', extensions: rootExtensions, from: '20200101000000Z', until: '20210101000000Z' },
      'was not valid at the time of the stamp',
    ],
    [
      'may not sign certificates',
      { issuer: 'root', extensions: ['basicConstraints = critical,CA:TRUE', 'keyUsage = critical,digitalSignature'] },
      'may not sign certificates',
    ],
    [
      'is limited in a way that is not understood',
      { issuer: 'root', extensions: [...rootExtensions, 'nameConstraints = critical,permitted;DNS:example.org'] },
      'not understood here (2.5.29.30)',
    ],
    [
      'stands below one that allows none below it',
      { issuer: 'middle', extensions: rootExtensions },
      'may not issue for such a long chain',
    ],
  ])('when an authority between signer and root %s', (what, certificate, sentence) => {
    const name = what.replaceAll(/\W/g, '-');
    issue({ name, ...certificate });
    const signer = issue({ name: `${name}-signer`, issuer: name });
    const answer = forge({ signer, with: [name, 'middle'] });
    expect(verifyTimeStamp({ digest, response: answer })).toMatchObject({ ok: true, chain: 'not-given' });
    expect(verifyTimeStamp({ digest, response: answer, trusted })).toMatchObject({ ok: false, chain: 'not-anchored' });
    expect(problemsOf({ response: answer, trusted })).toContain(sentence);
  });

  it('when the authority between is missing, until it is given as trusted', () => {
    const answer = forge({ with: [] });
    expect(problemsOf({ response: answer, trusted })).toContain(
      'its issuer "C=FR, O=Vigie test, CN=middle" is not among those given',
    );
    expect(verifyTimeStamp({ digest, response: answer, trusted: [pem('middle')] })).toMatchObject({
      ok: true,
      chain: 'anchored',
    });
  });

  it('when another certificate of the same key and name takes the place of the one it is bound to', () => {
    issue({ name: 'twin', subject: '/C=FR/O=Vigie test/CN=signer', keyOf: 'signer' });
    // Named by the key identifier, which both have: only ESSCertID tells the two apart.
    const answer = forge({ sign: ['-md', 'sha256', '-cades', '-keyid'] });
    expect(verifyTimeStamp({ digest, response: answer, trusted })).toMatchObject({ ok: true, chain: 'anchored' });
    const swapped = withCertificates(usual.folder, answer, ['twin', 'middle']);
    expect(verifyTimeStamp({ digest, response: swapped, trusted })).toMatchObject({
      ok: false,
      chain: 'anchored',
      problems: ['The token is not bound to the certificate of its signer (ESSCertID).'],
    });
  });

  it('when its envelope calls something a time-stamp that was signed as something else', () => {
    const forged = Buffer.from(forge({ contentType: '1.2.840.113549.1.9.16.1.5' }));
    // The first of the two places with this type is the envelope, the second the signed attribute.
    const type = forged.indexOf(Buffer.from('2a864886f70d0109100105', 'hex'));
    forged[type + 10] = 4;
    expect(problemsOf({ response: forged, trusted })).toBe('The signed attributes do not say that a time-stamp was signed.');
  });

  it.each<[string, Partial<Forged>, string]>([
    ['it is not bound to the certificate', { sign: ['-md', 'sha256'] }, 'not bound to the certificate of its signer (ESSCertID)'],
    ['nothing but its content is signed', { sign: ['-md', 'sha256', '-noattr'] }, 'has no signed attributes'],
    ['it is signed over SHA-1', { sign: ['-md', 'sha1', '-cades'] }, 'weak or unknown here (1.3.14.3.2.26)'],
    ['it holds something else than a time-stamp', { contentType: '1.2.840.113549.1.7.1' }, 'the token holds no TSTInfo'],
    [
      'it comes without the certificate',
      { sign: ['-md', 'sha256', '-cades', '-nocerts'] },
      'does not hold the certificate of its signer',
    ],
    [
      'two signed it',
      { with: [], sign: ['-md', 'sha256', '-cades', '-signer', 'middle.pem', '-inkey', 'middle.key'] },
      'the token has 2 signers instead of one',
    ],
    ['its time is of no zone', { alter: withTime('20261128101500') }, 'genTime is not a time in UTC'],
    ['its time is of another zone', { alter: withTime('20261128101500+0200') }, 'genTime is not a time in UTC'],
    ['its time is none', { alter: withTime('20269928101500Z') }, 'genTime is not a time'],
  ])('when %s', (_what, forged, sentence) => {
    const result = verifyTimeStamp({ digest, response: forge(forged), trusted });
    expect(result.ok).toBe(false);
    expect(result.problems.join('\n')).toContain(sentence);
  });
});
