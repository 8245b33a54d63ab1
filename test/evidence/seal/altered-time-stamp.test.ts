import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { timeStampRequest } from '../../../src/evidence/seal/time-stamp-request.js';
import { largestResponse, verifyTimeStamp } from '../../../src/evidence/seal/verify-time-stamp.js';
import { placeOf } from '../../support/asn1-place.js';
import { createAuthority } from '../../support/time-stamp-authority.js';

const digest = createHash('sha256').update('the manifest').digest();
const usual = createAuthority();
afterAll(() => usual.remove());
const request = timeStampRequest(digest);
const response = usual.reply(request);
const check = (bytes: Uint8Array) => verifyTimeStamp({ digest, request, response: bytes, trusted: [usual.root] });
const { problems: _none, ...whole } = check(response);

/**
 * What no signature covers: the response around the token and the envelope around what is signed. A change there that still can be read
 * changes nothing of what the token says.
 */
const uncovered: ReadonlyMap<string, RegExp> = new Map([
  ['status of the response (granted, or granted with modifications)', /^0(?:[./]|$)/],
  ['tags and lengths of the envelope', /^(?:1|1\.1|1\.1\.0|1\.1\.0\.[1-4]|1\.1\.0\.2\.1|1\.1\.0\.4\.0|1\.1\.0\.4\.0\.[24])?\/$/],
  ['version of the envelope', /^1\.1\.0\.0$/],
  ['parameters of the digest that is announced', /^1\.1\.0\.1\.0\.1$/],
  ['version of the signer', /^1\.1\.0\.4\.0\.0$/],
  ['encoding of the name by which the signer names its certificate', /^1\.1\.0\.4\.0\.1(?:[./]|$)/],
  ['parameters of the signer’s digest', /^1\.1\.0\.4\.0\.2\.1$/],
]);

/** A small generator with a seed: a failure can be repeated. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state;
  }
}

describe('a time-stamp that was altered', () => {
  it('never says anything else and stays good: every 7th byte, and only where no signature covers it may a change survive', () => {
    expect(whole.ok).toBe(true);
    let survived = 0;
    let tried = 0;
    for (let offset = 0; offset < response.length; offset += 7) {
      const altered = Uint8Array.from(response);
      altered[offset] = (altered[offset] ?? 0) ^ (1 << (tried++ % 8));
      const { problems, ...said } = check(altered);
      if (!said.ok) {
        expect(problems.length).toBeGreaterThan(0);
        continue;
      }
      survived++;
      expect(said).toEqual(whole);
      const place = placeOf(response, offset);
      expect([...uncovered].find(([, form]) => form.test(place))?.[0] ?? `covered: ${place}`).not.toContain('covered:');
    }
    // Else the check refuses whatever comes, and the test proves nothing about the bytes.
    expect(survived).toBeLessThan(tried / 10);
    expect(tried).toBeGreaterThan(200);
  }, 60_000);

  it('is not good in any byte of what the authority said, of its certificates and of its signature', () => {
    const covered = /^1\.1\.0\.(?:2\.1\.0|3\.\d|4\.0\.(?:[35]|4\.0))/;
    let tried = 0;
    for (let offset = 2; offset < response.length; offset += 11) {
      if (!covered.test(placeOf(response, offset))) continue;
      const altered = Uint8Array.from(response);
      altered[offset] = (altered[offset] ?? 0) ^ 0x01;
      tried++;
      expect(check(altered).ok, `byte ${offset}`).toBe(false);
    }
    expect(tried).toBeGreaterThan(100);
  }, 60_000);

  it('is not good when it was cut, or when something stands behind it', () => {
    for (let length = 0; length < response.length; length += 41) expect(check(response.subarray(0, length)).ok).toBe(false);
    expect(check(Buffer.concat([response, Buffer.from([0])])).problems).toEqual([
      'The answer is not a time-stamp response: 1 bytes stand after its end.',
    ]);
    expect(check(Buffer.alloc(largestResponse + 1)).problems).toEqual([
      'The answer is not a time-stamp response: it has more than 256 kB.',
    ]);
  });
});

describe('bytes that are no time-stamp', () => {
  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a page', Buffer.from('<!doctype html><title>Welcome</title>')],
    ['an empty sequence', Buffer.from([0x30, 0x00])],
    ['a status alone', Buffer.from([0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x00])],
    ['a status beyond the list', Buffer.from([0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x63])],
    ['a length beyond the end', Buffer.from([0x30, 0x84, 0xff, 0xff, 0xff, 0xff])],
    ['sequences in sequences without end', Buffer.alloc(100_000, Buffer.from([0x30, 0x80]))],
    [
      'very many empty things',
      Buffer.concat([Buffer.from([0x30, 0x83, 0x01, 0x86, 0xa0]), Buffer.alloc(100_000, Buffer.from([5, 0]))]),
    ],
    ['a request', request],
    ['a certificate', usual.root],
  ])('are told as such and throw nothing: %s', (_what, bytes) => {
    const result = check(bytes);
    expect(result).toMatchObject({ ok: false, chain: 'not-anchored', qualified: 'not-known' });
    expect(result.problems).toEqual([
      expect.stringMatching(/^The (?:answer is not a time-stamp response: .*|response holds no token)\.$/),
    ]);
  });

  it('throw nothing when a good one is beaten about at random', () => {
    const random = numbers(20261128);
    for (let round = 0; round < 150; round++) {
      const altered = Uint8Array.from(response);
      const hits = 1 + (random.next().value % 8);
      for (let hit = 0; hit < hits; hit++) altered[random.next().value % altered.length] = random.next().value >>> 24;
      const result = check(altered);
      expect(result.ok).toBe(result.problems.length === 0);
      if (result.ok) expect(result.time).toBe(whole.time);
    }
  });
});
