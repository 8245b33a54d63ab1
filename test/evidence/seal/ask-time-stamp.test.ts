import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { askTimeStamp } from '../../../src/evidence/seal/ask-time-stamp.js';
import { timeStampRequest } from '../../../src/evidence/seal/time-stamp-request.js';
import { verifyTimeStamp } from '../../../src/evidence/seal/verify-time-stamp.js';
import { type Route, type SiteServer, startSite } from '../../support/site-server.js';
import { policy, startAuthority, type TimeStampAuthority } from '../../support/time-stamp-authority.js';

const digest = createHash('sha256').update('the manifest').digest();
const reply = { 'content-type': 'application/timestamp-reply' };
let authority: TimeStampAuthority;
let site: SiteServer | undefined;

beforeAll(async () => {
  authority = await startAuthority({ kind: 'ec' });
});
afterAll(() => authority.close());
afterEach(async () => {
  await site?.close();
  site = undefined;
});

async function refusalBy(route: Route, timeoutMs = 10_000): Promise<string> {
  site = await startSite({ routes: { '/': route } });
  const answer = await askTimeStamp(site.url('/'), digest, { timeoutMs });
  return answer.granted ? 'granted' : answer.reason.replaceAll(site.url('/'), 'TSA');
}

describe('asking an authority for a time-stamp', () => {
  it('gets one that OpenSSL and this check both find good', async () => {
    const before = Date.now();
    const answer = await askTimeStamp(authority.url, digest);
    if (!answer.granted) throw new Error(answer.reason);
    expect(authority.requests.at(-1)).toMatchObject({ type: 'application/timestamp-query' });
    expect(Buffer.from(answer.request).equals(authority.requests.at(-1)?.body ?? Buffer.alloc(0))).toBe(true);
    expect(authority.verify(answer.request, answer.response)).toContain('Verification: OK');
    const { request, response } = answer;
    expect(verifyTimeStamp({ digest, request, response, trusted: [authority.root] })).toMatchObject({
      ok: true,
      chain: 'anchored',
      qualified: 'not-known',
    });
    expect(answer).toMatchObject({ policy, authority: 'C=FR, O=Vigie test, CN=signer', qualified: 'not-known' });
    expect(Math.abs(Date.parse(answer.time) - before)).toBeLessThan(60_000);
  });

  it('asks anew each time: no two requests are the same', () => {
    const requests = new Set(Array.from({ length: 50 }, () => Buffer.from(timeStampRequest(digest)).toString('hex')));
    expect(requests.size).toBe(50);
    expect(() => timeStampRequest(digest.subarray(1))).toThrow(RangeError);
  });

  it('goes through the fetch that it is given', async () => {
    const asked: string[] = [];
    const answer = await askTimeStamp('https://tsa.example/stamp', digest, {
      fetch: (url, init) => {
        asked.push(`${init.method} ${url}`);
        const response = authority.reply(init.body as Uint8Array);
        return Promise.resolve(new Response(Buffer.from(response), { headers: reply }));
      },
    });
    expect(answer.granted).toBe(true);
    expect(asked).toEqual(['POST https://tsa.example/stamp']);
  });

  it.each<[string, Route, string | RegExp]>([
    ['an HTML page', '<!doctype html><p>Welcome', 'TSA answered with text/html instead of application/timestamp-reply.'],
    [
      'an HTML page that says it is a reply',
      { headers: reply, body: '<!doctype html>' },
      /^The time-stamp of TSA is not good\. The answer is not a time-stamp response: it is not ASN\.1/,
    ],
    ['an empty reply', { headers: reply, body: '' }, /The answer is not a time-stamp response/],
    ['an error', { status: 500, body: 'oops' }, 'TSA answered with HTTP status 500.'],
    ['a redirect', { status: 302, headers: { location: '/elsewhere' } }, 'TSA answered with HTTP status 302.'],
    ['an oversize answer', { headers: reply, body: Buffer.alloc(300_000, 0x30) }, 'TSA answered with more than 256 kB.'],
    [
      'an answer without end',
      (_request, response) => {
        response.writeHead(200, reply);
        const more = () => response.write(Buffer.alloc(65_536)) || response.once('drain', more);
        const timer = setInterval(more, 1);
        response.once('close', () => clearInterval(timer));
      },
      'TSA answered with more than 256 kB.',
    ],
    ['a connection that is cut', (request) => request.socket.destroy(), /^TSA could not be asked: /],
  ])('is refused by %s', async (_name, route, sentence) => {
    const reason = await refusalBy(route);
    if (typeof sentence === 'string') expect(reason).toBe(sentence);
    else expect(reason).toMatch(sentence);
  });

  it('does not wait for a server that answers late, or begins and does not end', async () => {
    expect(await refusalBy({ headers: reply, delayMs: 5_000 }, 200)).toBe('TSA did not answer within 0.2 s.');
    await site?.close();
    const stalled: Route = (_request, response) => response.writeHead(200, reply).write(Buffer.from([0x30]));
    expect(await refusalBy(stalled, 200)).toBe('TSA did not answer within 0.2 s.');
  });

  it('is refused by an authority that stamps no SHA-256, and repeats why', async () => {
    const other = await startAuthority({ digests: 'sha512' });
    const answer = await askTimeStamp(other.url, digest);
    await other.close();
    expect(answer).toMatchObject({ granted: false });
    expect(answer.granted ? '' : answer.reason).toContain(
      'The authority refused (status 2: Message digest algorithm is not supported.)',
    );
  });

  it('does not take the token of another request or of other content', async () => {
    const earlier = authority.reply(timeStampRequest(digest));
    expect(await refusalBy({ headers: reply, body: earlier })).toContain('its nonce is another');
    const elsewhere: Route = (_request, response) =>
      response.writeHead(200, reply).end(authority.reply(timeStampRequest(createHash('sha256').update('x').digest())));
    expect(await refusalBy(elsewhere)).toContain('The token is for other content');
  });

  it.each(['', 'tsa.example', 'file:///etc/passwd', 'ftp://tsa.example/'])('does not ask %j', async (url) => {
    expect(await askTimeStamp(url, digest)).toEqual({ granted: false, reason: `"${url}" is not an http or https address.` });
  });

  it('says that nobody listens', async () => {
    const gone = await startSite({});
    await gone.close();
    expect(await askTimeStamp(gone.url('/'), digest)).toEqual({
      granted: false,
      reason: `${gone.url('/')} could not be asked: ECONNREFUSED.`,
    });
  });
});
