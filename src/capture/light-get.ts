/** Answer of a plain GET made beside the browser: robots.txt, sitemap, guesses at well-known addresses. */
export interface LightAnswer {
  /** Null when nothing answered in time. */
  readonly status: number | null;
  /** After redirects inside the site. */
  readonly url: string;
  readonly contentType: string;
  readonly body: string;
  readonly truncated: boolean;
  /** Set when there was no answer, or the answer led out of the site. */
  readonly problem?: string;
}

export interface LightGetOptions {
  readonly userAgent: string;
  readonly locale: string;
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
      const response = await fetch(url, {
        redirect: 'manual',
        signal,
        headers: { 'user-agent': options.userAgent, 'accept-language': options.locale, accept: 'text/html,*/*;q=0.8' },
      });
      const target = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
      if (target === null) {
        const { body, truncated } = await readAtMost(response, options.maxBytes);
        return { status: response.status, url, contentType: response.headers.get('content-type') ?? '', body, truncated };
      }
      await response.body?.cancel();
      const next = new URL(target, url).href;
      if (!options.accepts(next)) {
        return {
          status: response.status,
          url,
          contentType: '',
          body: '',
          truncated: false,
          problem: `redirects out of the site to ${next}`,
        };
      }
      url = next;
    }
    return { status: null, url, contentType: '', body: '', truncated: false, problem: 'redirects without end' };
  } catch (error) {
    const cause = (error as Error).cause as { code?: string } | undefined;
    const problem = limit.aborted ? `no answer within ${options.timeoutMs} ms` : (cause?.code ?? (error as Error).message);
    return { status: null, url, contentType: '', body: '', truncated: false, problem };
  }
}

async function readAtMost(response: Response, maxBytes: number): Promise<{ body: string; truncated: boolean }> {
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
  return { body: bytes.subarray(0, maxBytes).toString('utf8'), truncated: bytes.length > maxBytes };
}
