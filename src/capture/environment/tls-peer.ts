import { X509Certificate } from 'node:crypto';
import { type IncomingMessage, request } from 'node:http';
import { isIP, type Socket } from 'node:net';
import { checkServerIdentity, type DetailedPeerCertificate, connect as secure, type TLSSocket } from 'node:tls';
import type { CertificateRecord, TlsRecord } from '../../evidence/environment-sheet.js';
import { hostAndPort } from '../guard/host-names.js';
import type { Guard } from '../guard/start-guard.js';
import { certificatePath, type TlsHost } from './tls-hosts.js';

const usualMs = 5000;
/** Certificates of one chain; a longer one is a fault of the server. */
const mostInChain = 10;

export interface TlsTools {
  readonly proxy: Guard['proxy'];
  readonly failureOf: Guard['failureOf'];
  /** Most time for one host, milliseconds. */
  readonly ms?: number;
  /** Root certificates (PEM) in place of those that Node.js trusts. */
  readonly roots?: readonly string[] | undefined;
}

export interface TlsPeer {
  readonly record: TlsRecord;
  /** The chain as PEM, the host's own certificate first; absent when there was no handshake. */
  readonly pem?: string;
}

/**
 * Opens one TLS connection to a host, through the guard as everything else, and tells what the handshake shows; nothing is asked over
 * it. It is not the browser's connection, and a server may show others another certificate. Never throws: a handshake that fails is
 * told in the record.
 */
export async function tlsPeer(to: TlsHost, tools: TlsTools): Promise<TlsPeer> {
  const at = new Date().toISOString();
  const { host, port } = to;
  const ms = tools.ms ?? usualMs;
  const limit = AbortSignal.timeout(ms);
  try {
    const socket = await openTunnel(to, tools, limit);
    const peer = await handshake(socket, to, tools.roots, limit);
    try {
      return describe(peer, to, at);
    } finally {
      peer.destroy();
    }
  } catch (error) {
    const why = limit.aborted
      ? ({ problem: 'timeout', detail: `${ms} ms` } as const)
      : ({ problem: 'failed', detail: (error as Error).message } as const);
    return { record: { host, port, at, ...why } };
  }
}

function openTunnel({ host, port }: TlsHost, { proxy, failureOf }: TlsTools, signal: AbortSignal): Promise<Socket> {
  const { hostname, port: proxyPort } = new URL(proxy.server);
  const login = Buffer.from(`${proxy.username}:${proxy.password}`).toString('base64');
  const path = hostAndPort(host, port);
  return new Promise((resolve, reject) => {
    const headers = { host: path, 'proxy-authorization': `Basic ${login}` };
    const asked = request({ host: hostname, port: proxyPort, method: 'CONNECT', path, headers, agent: false, signal });
    asked.once('error', reject);
    asked.once('connect', ({ statusCode }: IncomingMessage, socket: Socket, head: Buffer) => {
      if (head.length > 0) socket.unshift(head);
      if (statusCode === 200) resolve(socket);
      else {
        socket.destroy();
        reject(new Error(failureOf(host, port)?.reason ?? 'the connection was not opened'));
      }
    });
    asked.end();
  });
}

function handshake(socket: Socket, { host }: TlsHost, roots: TlsTools['roots'], signal: AbortSignal): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const peer = secure({
      socket,
      host,
      // A name that is an address may not be sent (RFC 6066 §3).
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(roots === undefined ? {} : { ca: [...roots] }),
      ALPNProtocols: ['h2', 'http/1.1'],
      // A certificate that is not in order is what this is here to show; nothing is sent over the connection.
      rejectUnauthorized: false,
    });
    const stop = () => peer.destroy(new Error('no handshake in time'));
    signal.addEventListener('abort', stop, { once: true });
    peer.once('secureConnect', () => {
      signal.removeEventListener('abort', stop);
      resolve(peer);
    });
    peer.once('close', () => reject(new Error('the server closed the connection during the handshake')));
    peer.on('error', (error) => reject(new Error(reasonOf(error))));
  });
}

/** OpenSSL's reason without numbers and file names. */
const reasonOf = (error: Error & { readonly reason?: string; readonly code?: string }): string =>
  error.reason ?? (error.code ? `${error.message.split('\n')[0]} (${error.code})` : error.message);

function describe(peer: TLSSocket, to: TlsHost, at: string): TlsPeer {
  const certificates = chainOf(peer.getPeerCertificate(true));
  const { host, port } = to;
  if (certificates.length === 0) return { record: { host, port, at, problem: 'no-certificate' } };
  return {
    record: {
      host,
      port,
      at,
      protocol: peer.getProtocol() ?? 'unknown',
      cipher: peer.getCipher().standardName ?? peer.getCipher().name,
      authorised: peer.authorized,
      ...(peer.authorized ? {} : { error: problemOf(peer, host) }),
      chain: certificates.map(describeCertificate),
      file: certificatePath(to),
    },
    pem: certificates.map((certificate) => certificate.toString()).join(''),
  };
}

/** OpenSSL's code, such as `CERT_HAS_EXPIRED`; a name that does not match is told with the names there are. */
function problemOf(peer: TLSSocket, host: string): string {
  const error: unknown = peer.authorizationError;
  if (String(error) !== 'ERR_TLS_CERT_ALTNAME_INVALID')
    return error instanceof Error ? error.message : String(error ?? 'not known');
  return checkServerIdentity(host, peer.getPeerCertificate())?.message ?? String(error);
}

function chainOf(first: DetailedPeerCertificate): readonly X509Certificate[] {
  const chain: X509Certificate[] = [];
  let current: DetailedPeerCertificate | undefined = first;
  while (current?.raw && chain.length < mostInChain) {
    chain.push(new X509Certificate(current.raw));
    // A root names itself as its issuer.
    current = current.issuerCertificate === current ? undefined : current.issuerCertificate;
  }
  return chain;
}

const describeCertificate = (certificate: X509Certificate): CertificateRecord => ({
  subject: oneLine(certificate.subject),
  issuer: oneLine(certificate.issuer),
  validFrom: new Date(certificate.validFrom).toISOString(),
  validUntil: new Date(certificate.validTo).toISOString(),
  serial: certificate.serialNumber,
  sha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
});

/** Node puts each part of a name on a line of its own. */
const oneLine = (name: string | undefined): string => (name ?? '').split('\n').join(', ').slice(0, 500);
