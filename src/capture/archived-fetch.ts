import type { WebArchive } from '../evidence/warc/web-archive.js';
import type { Keeping } from './archive-exchange.js';
import type { OwnFetch, OwnFetchInit } from './guard/own-fetch.js';

/**
 * A fetch that keeps what it sent and received in the web archive: Vigie's own requests, for robots.txt, sitemaps, usual addresses and
 * linked files. An answer is kept once it was read, as far as it was read.
 * @param keeping answers wait in memory until it is known whether they may be kept
 */
export function archivedFetch(
  fetch: OwnFetch,
  archive: WebArchive,
  addressOf: (host: string, port: number) => string | undefined,
  keeping?: Promise<Keeping>,
): OwnFetch {
  return async (address, init = {}) => {
    const at = new Date().toISOString();
    const response = await fetch(address, init);
    let kept = false;
    const keep = (chunks: readonly Uint8Array[], whole: boolean) => {
      if (kept) return;
      kept = true;
      const exchange = {
        url: address,
        at,
        address: serverOf(address, addressOf),
        method: init.method ?? 'GET',
        requestHeaders: headersOf(init),
        status: response.status,
        responseHeaders: [...response.headers],
        ...(whole ? {} : { withheld: 'length' as const }),
        body: Buffer.concat(chunks),
      };
      if (keeping === undefined) archive.exchange(exchange);
      else void keeping.then((what) => what === 'nothing' || archive.exchange(exchange));
    };
    if (response.body === null) keep([], true);
    return response.body === null ? response : followed(response, response.body, keep);
  };
}

/** The same answer; what is read of its body is handed to `keep` at the end. */
function followed(
  response: Response,
  body: ReadableStream<Uint8Array>,
  keep: (chunks: readonly Uint8Array[], whole: boolean) => void,
): Response {
  const chunks: Uint8Array[] = [];
  const redirects = response.status >= 300 && response.status < 400;
  const watched = {
    cancel: async (reason?: unknown) => {
      keep(chunks, redirects);
      await body.cancel(reason);
    },
    getReader: () => {
      const reader = body.getReader();
      return {
        read: async () => {
          const part = await reader.read().catch((error) => {
            keep(chunks, false);
            throw error;
          });
          if (part.value) chunks.push(part.value);
          if (part.done) keep(chunks, true);
          return part;
        },
        cancel: async (reason?: unknown) => {
          keep(chunks, false);
          await reader.cancel(reason);
        },
      };
    },
  };
  return new Proxy(response, {
    get(target, name) {
      if (name === 'body') return watched;
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

function serverOf(address: string, addressOf: (host: string, port: number) => string | undefined): string | undefined {
  const { hostname, port, protocol } = new URL(address);
  return addressOf(hostname, Number(port) || (protocol === 'https:' ? 443 : 80));
}

const headersOf = ({ headers }: OwnFetchInit): readonly (readonly [string, string])[] =>
  headers === undefined ? [] : [...new Headers(headers as Record<string, string>)];
