import { readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { Duplex } from 'node:stream';

/** What a route answers: text is HTML; an object sets status and headers; a function does what it likes. */
export type Route =
  | string
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string | string[]>>;
      readonly body?: string | Uint8Array;
      readonly delayMs?: number;
    }
  | ((request: IncomingMessage, response: ServerResponse) => void);

export interface SiteServer {
  /** `http://127.0.0.1:<port>`, without a final slash. */
  readonly origin: string;
  readonly url: (path: string) => string;
  /** Paths asked for, with query, in order. */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
}

export interface SiteOptions {
  /** By path; `*` answers what nothing else does (else 404). */
  readonly routes?: Readonly<Record<string, Route>>;
  /** Folder of static files, asked after the routes; `/` is `index.html`, `/about` is `about.html`. */
  readonly folder?: string;
  /** Answers a connection that is to become a WebSocket. */
  readonly onUpgrade?: (request: IncomingMessage, socket: Duplex) => void;
  /** Makes it an https server. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.txt': 'text/plain',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.pdf': 'application/pdf',
};

/** Starts a web server on a free port of 127.0.0.1. */
export async function startSite(options: SiteOptions): Promise<SiteServer> {
  const asked: string[] = [];
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    asked.push(request.url ?? '/');
    answer(options, request, response);
  };
  const server: Server = options.tls ? createSecureServer(options.tls, handle) : createServer(handle);
  const upgraded: Duplex[] = [];
  server.on('upgrade', (request, socket) => {
    upgraded.push(socket);
    if (options.onUpgrade) options.onUpgrade(request, socket);
    else socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `${options.tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    url: (path) => `${origin}${path}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const socket of upgraded) socket.destroy();
      }),
  };
}

function answer(options: SiteOptions, request: IncomingMessage, response: ServerResponse): void {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  const route = options.routes?.[path] ?? fileRoute(options.folder, path) ?? options.routes?.['*'];
  if (typeof route === 'function') {
    route(request, response);
    return;
  }
  const {
    status = 200,
    headers = {},
    body = '',
    delayMs = 0,
  } = route === undefined
    ? { status: 404, body: '<!doctype html><title>Not found</title><h1>Not found</h1>' }
    : typeof route === 'string'
      ? { body: route }
      : route;
  setTimeout(() => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(body);
  }, delayMs);
}

function fileRoute(folder: string | undefined, path: string): Route | undefined {
  if (folder === undefined) return undefined;
  const clean = normalize(decodeURIComponent(path)).replace(/^(\.\.[/\\])+/, '');
  for (const name of [clean, join(clean, 'index.html'), `${clean.replace(/\/$/, '')}.html`]) {
    const file = join(folder, name);
    if (statSync(file, { throwIfNoEntry: false })?.isFile()) {
      return { headers: { 'content-type': types[extname(file)] ?? 'application/octet-stream' }, body: readFileSync(file) };
    }
  }
  return undefined;
}
