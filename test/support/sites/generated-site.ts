import type { IncomingMessage, ServerResponse } from 'node:http';
import { type SiteServer, startSite } from '../site-server.js';

export type SiteLanguage = 'fr' | 'en';

/** Types of the pages that an audit cannot do without; ids of rules/page-types. */
export const keyTypes = [
  'legal-notice',
  'terms',
  'privacy',
  'contact',
  'report-form',
  'registration',
  'community-guidelines',
] as const;
export type KeyType = (typeof keyTypes)[number];

export interface Answer {
  readonly status?: number;
  /** Text of HTML unless the headers say otherwise. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** A site that is computed as it is asked for: the same address has the same answer, always. */
export interface GeneratedSite {
  readonly entryPath: string;
  /** What the address answers; undefined for 404. The host of `address` is the one asked. */
  readonly answer: (address: URL) => Answer | undefined;
  /** What key page the address is, if any. */
  readonly keyTypeOf: (address: URL) => KeyType | undefined;
}

const notFound: Answer = { status: 404, body: '<!doctype html><title>404</title><h1>404</h1>' };

/** Address that was asked for, on the host it was asked of. */
export const askedAddress = (request: IncomingMessage): URL => {
  const base = `http://${request.headers.host ?? 'localhost'}`;
  return URL.canParse(request.url ?? '/', base) ? new URL(request.url ?? '/', base) : new URL('/', base);
};

export function send(response: ServerResponse, { status = 200, headers = {}, body }: Answer): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}

/** Serves the site from memory on 127.0.0.1; every answer comes after `latencyMs`. */
export function serveGenerated(site: GeneratedSite, { latencyMs = 0 } = {}): Promise<SiteServer> {
  return startSite({
    routes: {
      '*': (request, response) => {
        const answer = site.answer(askedAddress(request)) ?? notFound;
        if (latencyMs === 0) send(response, answer);
        else setTimeout(() => send(response, answer), latencyMs);
      },
    },
  });
}
