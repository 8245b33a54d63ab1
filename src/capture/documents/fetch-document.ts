import type { ResponseHop } from '../../evidence/page-record.js';
import { withoutCookieValues } from '../network-log.js';

/** `fetch`, or the guard's in its place. */
export type Fetch = (
  url: string,
  init: { redirect: 'manual'; signal: AbortSignal; headers: Record<string, string> },
) => Promise<Response>;

export interface FetchDocumentOptions {
  readonly fetch: Fetch;
  /** Bytes after decompression; what comes after them is not read. */
  readonly maxBytes: number;
  readonly timeoutMs: number;
  /** Asked for every redirect. */
  readonly accepts: (url: string) => boolean;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface FetchedDocument {
  /** Null when nothing answered. */
  readonly status: number | null;
  /** After redirects. */
  readonly url: string;
  readonly hops: readonly ResponseHop[];
  readonly contentType: string;
  /** `content-disposition`, which may name the file. */
  readonly disposition: string;
  readonly bytes: Uint8Array;
  /** True when the file is longer than `maxBytes`. */
  readonly truncated: boolean;
  readonly problem?: {
    /** Code of the network's error, or one of these. */
    readonly code: 'timeout' | 'interrupted' | 'redirect-loop' | 'refused-redirect' | (string & {});
    /** One sentence for people. */
    readonly detail: string;
  };
}

const mostRedirects = 5;
/** What may follow a redirect to another host; anything else may be a secret of the first. */
const harmless = new Set(['user-agent', 'accept', 'accept-language']);

/** GET of a linked file with hard limits on redirects, bytes and time. Never rejects. */
export async function fetchDocument(address: string, options: FetchDocumentOptions): Promise<FetchedDocument> {
  const limit = AbortSignal.timeout(options.timeoutMs);
  const signal = options.signal ? AbortSignal.any([limit, options.signal]) : limit;
  const hops: ResponseHop[] = [];
  let url = address;
  let status: number | null = null;
  let headers: Record<string, string> = { accept: '*/*', ...options.headers };
  const failed = (code: string, detail: string): FetchedDocument => ({
    status,
    url,
    hops,
    contentType: '',
    disposition: '',
    bytes: new Uint8Array(),
    truncated: false,
    problem: { code, detail },
  });
  try {
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const response = await options.fetch(url, { redirect: 'manual', signal, headers });
      status = response.status;
      hops.push({ url, status, headers: headersOf(response) });
      const target = status >= 300 && status < 400 ? response.headers.get('location') : null;
      if (target === null) {
        const contentType = response.headers.get('content-type') ?? '';
        const disposition = response.headers.get('content-disposition') ?? '';
        return { status, url, hops, contentType, disposition, ...(await readAtMost(response, options.maxBytes)) };
      }
      await response.body?.cancel();
      const next = URL.canParse(target, url) ? new URL(target, url).href : undefined;
      if (next === undefined) return failed('refused-redirect', `${url} redirects to something that is no address.`);
      if (!options.accepts(next)) {
        return failed('refused-redirect', `${url} redirects to ${next.slice(0, 500)}, which is not fetched.`);
      }
      if (!isSameSender(url, next)) headers = onlyHarmless(headers);
      url = next;
    }
    return failed('redirect-loop', `${address} redirects more than ${mostRedirects} times.`);
  } catch (error) {
    if (options.signal?.aborted) return failed('interrupted', `The fetch of ${url} was interrupted.`);
    if (limit.aborted) return failed('timeout', `${url} did not answer in full within ${options.timeoutMs / 1000} seconds.`);
    const { cause, message } = error as Error & { cause?: { code?: string; message?: string } };
    return failed(cause?.code ?? 'other', `${url} could not be fetched: ${cause?.message || cause?.code || message}.`);
  }
}

function headersOf(response: Response): Record<string, string> {
  const headers = Object.fromEntries(response.headers);
  const cookies = response.headers.getSetCookie();
  return withoutCookieValues(cookies.length > 0 ? { ...headers, 'set-cookie': cookies.join('\n') } : headers);
}

function isSameSender(from: string, to: string): boolean {
  const [before, after] = [new URL(from), new URL(to)];
  if (before.origin === after.origin) return true;
  // The step from http to https of one host, both on their usual ports.
  return before.hostname === after.hostname && before.port === '' && after.port === '' && after.protocol === 'https:';
}

function onlyHarmless(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => harmless.has(name.toLowerCase())));
}

async function readAtMost(response: Response, maxBytes: number): Promise<{ bytes: Uint8Array; truncated: boolean }> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
    if (length > maxBytes) {
      await reader.cancel();
      break;
    }
  }
  const bytes = Buffer.concat(chunks);
  return { bytes: bytes.subarray(0, maxBytes), truncated: bytes.length > maxBytes };
}
