import type { Response } from 'playwright-core';
import type { RequestRecord } from '../evidence/page-record.js';
import { sha256 } from '../evidence/sha256.js';
import { timedOut, withTimeLimit } from './time-limit.js';

type Digest = NonNullable<RequestRecord['body']>;

/** Hashes the bodies that a browser receives. */
export interface BodyDigests {
  /** Body of an answer that has arrived whole, and its hash. */
  readonly digestOf: (response: Response) => Promise<ReceivedBody>;
  /** The hash at hand for an answer that the browser took from its cache again: it is the answer it got before. */
  readonly cached: (response: Response) => Digest | undefined;
}

/** Nothing at all for an answer without a body, or one that the browser no longer has. */
export interface ReceivedBody {
  readonly digest?: Digest;
  readonly bytes?: Uint8Array;
  /** It is longer than what is looked at. */
  readonly tooLong?: true;
  /** The browser did not hand it over: it went on to another page, or did so too late. */
  readonly unread?: true;
}

const bodyMs = 3000;
const mostRemembered = 5000;

/** Bodies longer than `maxBytes` are not fetched from the browser. */
export function createBodyDigests(maxBytes: number): BodyDigests {
  const remembered = new Map<string, Digest>();

  /** An answer from the cache carries the validator and the date of the answer that filled it. */
  const keyOf = (response: Response): string | undefined => {
    const { date, etag, 'last-modified': modified, 'cache-control': cacheControl = '' } = response.headers();
    const validator = etag ?? modified ?? /\bimmutable\b/.exec(cacheControl)?.[0];
    return validator === undefined || date === undefined ? undefined : `${response.url()} ${date} ${validator}`;
  };

  async function read(response: Response): Promise<ReceivedBody> {
    const status = response.status();
    if (status === 204 || status === 304 || (status >= 300 && status < 400)) return {};
    if (Number(response.headers()['content-length'] ?? 0) > maxBytes) return { tooLong: true };
    const body = await response.body();
    if (body.length > maxBytes) return { tooLong: true };
    const digest = { sha256: sha256(body), bytes: body.length };
    const key = keyOf(response);
    if (key !== undefined && isCacheable(response) && remembered.size < mostRemembered) remembered.set(key, digest);
    return { digest, bytes: body };
  }

  return {
    async digestOf(response) {
      const received = await withTimeLimit(read(response), bodyMs).catch(() => timedOut);
      return received === timedOut ? { unread: true } : (received as ReceivedBody);
    },
    cached(response) {
      const key = isCacheable(response) ? keyOf(response) : undefined;
      return key === undefined ? undefined : remembered.get(key);
    },
  };
}

/** Files that a browser keeps; a document or an answer to a script is made anew each time. */
const isCacheable = (response: Response): boolean =>
  /^(script|stylesheet|image|font|media)$/.test(response.request().resourceType()) &&
  !/no-store|no-cache|max-age=0\b/.test(response.headers()['cache-control'] ?? '');
