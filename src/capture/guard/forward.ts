import {
  Agent,
  type AgentOptions,
  type ClientRequest,
  type ClientRequestArgs,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream';
import type { ConnectionLog } from './connection-log.js';
import type { Dial } from './dial.js';
import { failureFrom, GuardFailure } from './guard-failure.js';
import { canonicalHost } from './host-names.js';
import { endToEndHeaders } from './http-headers.js';
import type { Upstream } from './upstream.js';

/** What Chromium accepts; Node's own limit of 16 KiB would make a site with many cookies look broken. */
export const maxHeaderSize = 256 * 1024;

/** Keeps connections to a site open between requests. Sockets are pooled by host and port; each was approved when it was opened. */
export class DialingAgent extends Agent {
  readonly #dial: Dial;

  constructor(dial: Dial, options: AgentOptions) {
    super(options);
    this.#dial = dial;
  }

  override createConnection(asked: ClientRequestArgs, done: (error: Error | null, socket: Duplex) => void): undefined {
    this.#dial(String(asked.host), Number(asked.port), 'plain').then(
      (socket) => done(null, socket),
      (error: Error) => done(error, undefined as never),
    );
  }
}

export interface ForwardOptions {
  readonly agent: Agent;
  readonly log: ConnectionLog;
  readonly upstream: Upstream | undefined;
}

/**
 * Passes one plain http request (absolute-form, RFC 9112 §3.2.2) on to its site, and the answer back with its headers as they
 * came. When there is no answer the browser's connection is cut: a page of the guard must never pass for one of the site.
 */
export function forward(asked: IncomingMessage, answer: ServerResponse, options: ForwardOptions): void {
  const address = /^http:\/\/([^/?#]*)(.*)$/is.exec(asked.url ?? '');
  const url = address && URL.canParse(`http://${address[1]}/`) ? new URL(`http://${address[1]}/`) : undefined;
  const host = url && canonicalHost(url.hostname);
  if (!address || !url || host === undefined) {
    asked.socket.destroy();
    return;
  }
  const path = address[2]?.startsWith('/') ? address[2] : `/${address[2] ?? ''}`;
  send(
    { asked, answer, host, port: Number(url.port) || 80, path: options.upstream ? `http://${url.host}${path}` : path, options },
    false,
  );
}

interface Exchange {
  readonly asked: IncomingMessage;
  readonly answer: ServerResponse;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly options: ForwardOptions;
}

function send(exchange: Exchange, again: boolean): void {
  const { asked, answer, host, port, path, options } = exchange;
  const { log, upstream } = options;
  const headers = endToEndHeaders(asked.rawHeaders);
  if (upstream) headers.push('Proxy-Authorization', upstream.authorization);
  const hasBody = asked.headers['content-length'] !== undefined || asked.headers['transfer-encoding'] !== undefined;
  let outgoing: ClientRequest;
  try {
    outgoing = request({
      agent: options.agent,
      host,
      port,
      path,
      method: asked.method,
      headers: headers as never,
      insecureHTTPParser: true,
      maxHeaderSize,
    });
  } catch (error) {
    fail(error);
    return;
  }
  const onClosed = () => outgoing.destroy();
  answer.once('close', onClosed);

  function fail(error: unknown): void {
    if (!answer.destroyed || !asked.socket.destroyed) log.broken(host, port, failureFrom(error));
    asked.socket.destroy();
  }

  outgoing.on('error', (error: NodeJS.ErrnoException) => {
    answer.off('close', onClosed);
    if (asked.socket.destroyed) return;
    // A site may close an idle connection at the moment it is used again: that is no failure of the site (RFC 9112 §9.3.1).
    if (outgoing.reusedSocket && !again && !hasBody && !answer.headersSent && !log.exhausted()) send(exchange, true);
    else fail(error);
  });
  outgoing.on('response', (received) => {
    const failure =
      upstream?.proxyError(received) ?? (received.statusCode === undefined || received.statusCode < 200 ? noStatus : undefined);
    if (failure) {
      outgoing.destroy(failure);
      return;
    }
    log.answered(host, port);
    received.on('data', () => log.count(received.socket));
    answer.sendDate = false;
    answer.writeHead(received.statusCode as number, received.statusMessage, endToEndHeaders(received.rawHeaders) as never);
    pipeline(received, answer, (error) => {
      log.count(received.socket);
      if (error) asked.socket.destroy();
    });
  });
  if (hasBody) asked.pipe(outgoing);
  else outgoing.end();
}

const noStatus = new GuardFailure('failed', 'EPROTO', 'the answer of the server has no valid status (EPROTO)');
