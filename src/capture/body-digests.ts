import type { Request } from 'playwright-core';
import type { RequestRecord } from '../evidence/page-record.js';
import { sha256 } from '../evidence/sha256.js';
import { timedOut, withTimeLimit } from './time-limit.js';

/** Hashes the bodies that a browser receives, once per answer. */
export interface BodyDigests {
  readonly digestOf: (request: Request) => Promise<RequestRecord['body']>;
}

const bodyMs = 3000;
const mostRemembered = 5000;

/**
 * `maxBytes` is the longest body that is fetched from the browser for hashing. What the browser takes again from its cache is
 * not hashed again: the key is the address with the validators of the answer.
 */
export function createBodyDigests(maxBytes: number): BodyDigests {
  const remembered = new Map<string, NonNullable<RequestRecord['body']>>();

  async function digestOf(request: Request): Promise<RequestRecord['body']> {
    const response = await request.response();
    if (!response) return undefined;
    const status = response.status();
    if (status === 204 || status === 304 || (status >= 300 && status < 400)) return undefined;
    const headers = response.headers();
    if (Number(headers['content-length'] ?? 0) > maxBytes) return undefined;
    const validator = headers.etag ?? headers['last-modified'];
    const key = validator === undefined ? undefined : `${request.url()} ${validator} ${headers.date ?? ''}`;
    const known = key === undefined ? undefined : remembered.get(key);
    if (known) return known;
    const body = await response.body();
    if (body.length > maxBytes) return undefined;
    const digest = { sha256: sha256(body), bytes: body.length };
    if (key !== undefined && remembered.size < mostRemembered) remembered.set(key, digest);
    return digest;
  }

  return {
    async digestOf(request) {
      const digest = await withTimeLimit(digestOf(request), bodyMs).catch(() => timedOut);
      return digest === timedOut ? undefined : (digest as RequestRecord['body']);
    },
  };
}
