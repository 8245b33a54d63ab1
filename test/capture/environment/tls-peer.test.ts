import { X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type TlsTools, tlsPeer } from '../../../src/capture/environment/tls-peer.js';
import { type Guard, startGuard } from '../../../src/capture/guard/start-guard.js';
import { type CertificateAuthority, createAuthority } from '../../support/certificate-authority.js';
import { type SiteServer, startSite } from '../../support/site-server.js';
import { type RawServer, startRaw } from '../guard/raw-servers.js';

let authority: CertificateAuthority;
let guard: Guard;
const opened: (SiteServer | RawServer)[] = [];
beforeAll(async () => {
  authority = createAuthority();
  guard = await startGuard({ allowPrivate: ['127.0.0.1', 'localhost'], limits: { siteBytes: 1e6, connectMs: 2000 } });
});
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});
afterAll(() => guard.close());

async function secureSite(names: string): Promise<number> {
  const site = await startSite({ tls: authority.issue(names), routes: { '/': 'x' } });
  opened.push(site);
  return Number(new URL(site.origin).port);
}
async function rawSite(onSocket: Parameters<typeof startRaw>[0]): Promise<number> {
  const server = await startRaw(onSocket);
  opened.push(server);
  return server.port;
}
const look = (host: string, port: number, more: Partial<TlsTools> = {}) =>
  tlsPeer({ host, port }, { proxy: guard.proxy, failureOf: guard.failureOf, ...more });

describe('the certificate of a host', () => {
  it('is kept with its whole chain, protocol, cipher and validity', async () => {
    const port = await secureSite('IP:127.0.0.1');
    const { record, pem } = await look('127.0.0.1', port, { roots: [authority.root] });
    expect(record).toMatchObject({
      host: '127.0.0.1',
      port,
      protocol: 'TLSv1.3',
      cipher: expect.stringMatching(/^TLS_/),
      authorised: true,
      file: `network/tls/127.0.0.1_${port}.pem`,
      chain: [
        { subject: 'CN=Test server', issuer: 'O=Vigie test, CN=Test authority' },
        { subject: 'O=Vigie test, CN=Test authority', issuer: 'O=Vigie test, CN=Test authority' },
      ],
    });
    expect(record).not.toHaveProperty('error');
    if (!('chain' in record)) throw new Error(record.problem);
    const parts = (pem ?? '').match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n/g) ?? [];
    const kept = parts.map((part) => new X509Certificate(part));
    expect(kept.map((each) => each.fingerprint256.replaceAll(':', '').toLowerCase())).toEqual(
      record.chain.map(({ sha256 }) => sha256),
    );
    expect(kept[0]?.verify(kept[1]?.publicKey as never)).toBe(true);
    expect(record.chain[0]?.validUntil).toBe(new Date(kept[0]?.validTo ?? '').toISOString());
  });

  it('goes through the guard, which writes the connection down', async () => {
    const port = await secureSite('DNS:localhost');
    await look('localhost', port);
    expect(guard.connections().filter((each) => each.port === port)).toMatchObject([{ host: 'localhost', outcome: 'connected' }]);
  });

  it('is told to be untrusted when no known authority issued it', async () => {
    const { record, pem } = await look('127.0.0.1', await secureSite('IP:127.0.0.1'));
    expect(record).toMatchObject({ authorised: false, error: 'SELF_SIGNED_CERT_IN_CHAIN' });
    expect(pem).toContain('BEGIN CERTIFICATE');
  });

  it('is told to be another host’s', async () => {
    const port = await secureSite('DNS:other.example');
    const { record } = await look('localhost', port, { roots: [authority.root] });
    expect(record).toMatchObject({ authorised: false, error: expect.stringContaining('other.example') });
  });
});

describe('a handshake that fails', () => {
  it.each<[string, Parameters<typeof startRaw>[0], RegExp]>([
    [
      'with a server that speaks no TLS',
      (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
      /wrong version number|packet/i,
    ],
    [
      'with a server that hangs up',
      (socket) => socket.once('data', () => socket.end()),
      /closed the connection|disconnected|ECONNRESET/,
    ],
    ['with a server that keeps silent', () => {}, /^500 ms$/],
  ])('%s is evidence, not an error', async (_, onSocket, problem) => {
    const port = await rawSite(onSocket);
    const { record, pem } = await look('127.0.0.1', port, { ms: 500 });
    expect(record).toEqual({
      host: '127.0.0.1',
      port,
      at: expect.any(String),
      problem: expect.stringMatching(/^(?:failed|timeout)$/),
      detail: expect.stringMatching(problem),
    });
    expect(pem).toBeUndefined();
  });

  it('is not even tried where the guard refuses, and says why', async () => {
    expect((await look('10.0.0.1', 443)).record).toHaveProperty('detail', expect.stringContaining('private address'));
  });

  it('is told when nothing listens there', async () => {
    const port = await rawSite(() => {});
    await opened.pop()?.close();
    expect((await look('127.0.0.1', port)).record).toHaveProperty('detail', expect.stringContaining('ECONNREFUSED'));
  });
});
