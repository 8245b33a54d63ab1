import { randomBytes } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ConnectionRecord } from '../../evidence/capture-record.js';
import { connectionLog, type HostFailure, type Totals } from './connection-log.js';
import { dialer } from './dial.js';
import { DialingAgent, forward, maxHeaderSize } from './forward.js';
import { canonicalHost } from './host-names.js';
import { type OwnFetch, ownFetch } from './own-fetch.js';
import { privateHostTest } from './private-hosts.js';
import { tunnel } from './tunnel.js';
import { startUpstream } from './upstream.js';

export { signInToGuard } from './browser-sign-in.js';
export { allowedPrivateHosts } from './private-hosts.js';

export interface GuardOptions {
  /** `host` or `host:port` (IPv6 in brackets) that may be private; see `allowedPrivateHosts`. */
  readonly allowPrivate: readonly string[];
  /** Value of --proxy: http://, https:// (with credentials) or socks5://. */
  readonly upstreamProxy?: string | undefined;
  /** Bytes received in all; milliseconds to resolve and connect; connections at the same time (256). */
  readonly limits: { readonly siteBytes: number; readonly connectMs: number; readonly connections?: number };
  /** All addresses of a name; rejects with a system code. The system's resolver when absent. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  /** Called once for each host, port and reason. */
  readonly onRefused?: (refusal: { readonly host: string; readonly port: number; readonly reason: string }) => void;
  readonly now?: () => Date;
}

export interface Guard {
  /** Launch the browser with `proxy: { server }` and call `signInToGuard(context, guard.proxy)` for each context. */
  readonly proxy: { readonly server: string; readonly username: string; readonly password: string; readonly signInUrl: string };
  /** Vigie's own requests, through the very same proxy. */
  readonly fetch: OwnFetch;
  /** `IP:port` last connected to. */
  readonly addressOf: (host: string, port: number) => string | undefined;
  /** The latest refusal or failure, until a later success. */
  readonly failureOf: (host: string, port: number) => HostFailure | undefined;
  readonly totals: () => Totals;
  /** In order of time; at most 20,000 connections and 20,000 different refusals. */
  readonly connections: () => readonly ConnectionRecord[];
  /** True once `siteBytes` are spent: everything further is refused. */
  readonly exhausted: () => boolean;
  /** Ends every connection, also those in use. */
  readonly close: () => Promise<void>;
}

/**
 * Starts the proxy on 127.0.0.1 that browser and own requests share: it alone opens connections, to approved public addresses (or
 * those of `allowPrivate`), and writes down each one. Other programs of this machine cannot use it: its password is random.
 * Throws UsageError when `allowPrivate` or `upstreamProxy` cannot be understood.
 */
export async function startGuard(options: GuardOptions): Promise<Guard> {
  const { limits, now = () => new Date() } = options;
  const mayBePrivate = privateHostTest(options.allowPrivate);
  const upstream = options.upstreamProxy === undefined ? undefined : await startUpstream(options.upstreamProxy);
  const throughProxy = upstream !== undefined;
  const log = connectionLog({ siteBytes: limits.siteBytes, throughProxy, now, onRefused: options.onRefused });
  const opening = new Set<Socket>();
  const dial = dialer({
    rules: { mayBePrivate, resolve: options.resolve ?? systemResolve, throughProxy },
    log,
    limits: { connections: 256, ...limits },
    upstream,
    opening,
  });
  const agent = new DialingAgent(dial, { keepAlive: true, timeout: 15_000, maxFreeSockets: 16 });

  const username = 'vigie';
  const password = randomBytes(24).toString('base64url');
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const signInUrl = `http://${randomBytes(12).toString('hex')}.invalid/`;
  const knows = (asked: IncomingMessage) => asked.headers['proxy-authorization'] === authorization;
  const realm = 'Basic realm="vigie guard"';

  // Timeouts are off: an idle connection that a browser opened in advance must not be answered with 408.
  const server = createServer({
    insecureHTTPParser: true,
    maxHeaderSize,
    headersTimeout: 0,
    requestTimeout: 0,
    keepAliveTimeout: 60_000,
    noDelay: true,
  });
  const clients = new Set<Duplex>();
  server.on('connection', (client) => {
    clients.add(client);
    client.on('error', () => client.destroy());
    client.once('close', () => clients.delete(client));
  });
  server.on('clientError', (_, client) => client.destroy());
  server.on('request', (asked, answer) => {
    if (!knows(asked)) answer.writeHead(407, { 'Proxy-Authenticate': realm, 'Content-Length': 0 }).end();
    else if (asked.url === signInUrl) answer.writeHead(204).end();
    else forward(asked, answer, { agent, log, upstream });
  });
  server.on('connect', (asked, client: Duplex, head: Buffer) => {
    if (knows(asked)) void tunnel(asked.url ?? '', client, head, dial, log);
    else
      client.end(
        `HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: ${realm}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
      );
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  // A stream is counted as it passes; this also counts what a parser swallows (endless headers).
  const counter = setInterval(log.countAll, 500);
  counter.unref();

  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const own = ownFetch({ server: address, authorization }, log.failureOf);
  const named =
    <Value>(ask: (host: string, port: number) => Value) =>
    (host: string, port: number) =>
      ask(canonicalHost(host) ?? host, port);
  return {
    proxy: { server: address, username, password, signInUrl },
    fetch: own.fetch,
    addressOf: named(log.addressOf),
    failureOf: named(log.failureOf),
    totals: () => {
      log.countAll();
      return log.totals();
    },
    connections: () => {
      log.countAll();
      return log.records();
    },
    exhausted: log.exhausted,
    close: async () => {
      clearInterval(counter);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await own.close();
      for (const socket of [...clients, ...opening]) socket.destroy();
      agent.destroy();
      log.destroyAll();
      await upstream?.close();
      await closed;
    },
  };
}

async function systemResolve(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}
