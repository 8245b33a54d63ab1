/** Answer of a plain GET made beside the browser: robots.txt, sitemap, guesses at well-known addresses. */
export interface LightAnswer {
  /** Null when nothing answered in time. */
  readonly status: number | null;
  /** After redirects inside the site. */
  readonly url: string;
  readonly contentType: string;
  readonly body: string;
  /** The same before it was read as UTF-8, for files that are packed. */
  readonly bytes: Uint8Array;
  readonly truncated: boolean;
  /** Set when there was no answer, or the answer led out of the site. */
  readonly problem?: string;
}

/** The guard's `fetch`, or the global one. */
export type LightFetch = (
  url: string,
  init: {
    readonly redirect: 'manual';
    readonly signal: AbortSignal;
    readonly headers: Readonly<Record<string, string>>;
  },
) => Promise<LightResponse>;

/** What is used of an answer. */
export interface LightResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: {
    cancel(): Promise<void>;
    getReader(): { read(): Promise<{ done: boolean; value?: Uint8Array | undefined }>; cancel(): Promise<void> };
  } | null;
}

export interface LightGetOptions {
  readonly fetch: LightFetch;
  /** Headers for an address: a redirect may leave the site, and its secrets must not. */
  readonly headersFor: (url: string) => Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** Redirects are followed only to addresses this accepts. */
  readonly accepts: (url: string) => boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * GET with a hard limit on time and on decompressed bytes (a sitemap may be a bomb), without the browser's cookies: what these
 * requests receive must not mix with what a visitor is given. Never throws.
 */
export async function lightGet(address: string, options: LightGetOptions): Promise<LightAnswer> {
  const limit = AbortSignal.timeout(options.timeoutMs);
  const signal = options.signal ? AbortSignal.any([limit, options.signal]) : limit;
  let url = address;
  try {
    for (let hop = 0; hop <= 5; hop++) {
      const response = await options.fetch(url, {
        redirect: 'manual',
        signal,
        headers: { ...options.headersFor(url), accept: 'text/html,*/*;q=0.8' },
      });
      const target = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
      if (target === null) {
        const { bytes, truncated } = await readAtMost(response, options.maxBytes);
        const contentType = response.headers.get('content-type') ?? '';
        return { status: response.status, url, contentType, body: Buffer.from(bytes).toString('utf8'), bytes, truncated };
      }
      await response.body?.cancel();
      const next = new URL(target, url).href;
      if (!options.accepts(next)) {
        return {
          status: response.status,
          url,
          contentType: '',
          body: '',
          bytes: nothing,
          truncated: false,
          problem: `redirects out of the site to ${next}`,
        };
      }
      url = next;
    }
    return { status: null, url, contentType: '', body: '', bytes: nothing, truncated: false, problem: 'redirects without end' };
  } catch (error) {
    const cause = (error as Error).cause as { code?: string } | undefined;
    const problem = limit.aborted ? `no answer within ${options.timeoutMs} ms` : (cause?.code ?? (error as Error).message);
    return { status: null, url, contentType: '', body: '', bytes: nothing, truncated: false, problem };
  }
}

const nothing = new Uint8Array();

async function readAtMost(response: LightResponse, maxBytes: number): Promise<{ bytes: Uint8Array; truncated: boolean }> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done || !value) break;
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
