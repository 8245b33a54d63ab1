import type { Request, Response } from 'playwright-core';
import type { HeaderLines } from '../evidence/warc/http-head.js';
import type { WebArchive } from '../evidence/warc/web-archive.js';
import type { ReceivedBody } from './body-digests.js';
import { timedOut, withTimeLimit } from './time-limit.js';

/**
 * Whether pictures are kept, or not even asked for, shown or photographed: what may stand behind an adult gate is never stored (code
 * pénal, art. 227-23; LCEN, art. 10). `auto`: kept until the site turns out to be for adults.
 */
export type MediaPolicy = 'auto' | 'keep' | 'none';

/** What of a page's answers may be kept, known once its words were looked at. */
export type Keeping = 'all' | 'words' | 'nothing';

/** Films and sound prove nothing that their address does not, and weigh more than all the rest. */
const neverKept = /^(?:video|audio)\//i;
/** Where only words are kept: no pictures, and no files that may hold some. */
const ofWords = /^(?:$|text\/|application\/(?:[\w.+-]*json|(?:x-)?javascript|ecmascript|[\w.+-]*xml))/i;

/**
 * Keeps what the browser sent and received, as soon as it is known what of it may be kept; resolves to the id of the answer's record, or
 * to nothing where none may be.
 */
export async function keepExchange(
  archive: WebArchive,
  exchange: {
    readonly request: Request;
    readonly response: Response;
    readonly responseHeaders: HeaderLines;
    readonly received: ReceivedBody;
    /** ISO 8601 UTC. */
    readonly at: string;
    readonly address?: string | undefined;
    /** Everything may when absent. */
    readonly keeping?: Promise<Keeping> | undefined;
    /** See `ArchivedRecord.visit`. */
    readonly visit?: string | undefined;
  },
): Promise<string | undefined> {
  const { request, response, responseHeaders, received } = exchange;
  const sent = await withTimeLimit(request.allHeaders(), 1000).catch(() => timedOut);
  const requestHeaders = Object.entries(sent === timedOut ? request.headers() : (sent as Record<string, string>));
  const requestBody = request.postDataBuffer() ?? undefined;
  const keeping = (await exchange.keeping) ?? 'all';
  if (keeping === 'nothing') return undefined;
  const withheld = received.tooLong
    ? 'length'
    : isWithheld(response, keeping === 'all')
      ? 'media'
      : received.unread
        ? 'unread'
        : undefined;
  return archive.exchange({
    url: request.url(),
    at: exchange.at,
    address: exchange.address,
    visit: exchange.visit,
    method: request.method(),
    // Pseudo-headers of HTTP/2 stand in the first line already.
    requestHeaders: requestHeaders.filter(([name]) => !name.startsWith(':')),
    requestBody,
    status: response.status(),
    responseHeaders: responseHeaders.filter(([name]) => !name.startsWith(':')),
    ...(withheld ? { withheld } : { body: received.bytes }),
  });
}

const isWithheld = (response: Response, pictures: boolean): boolean => {
  const kind = response.request().resourceType();
  const contentType = response.headers()['content-type'] ?? '';
  if (neverKept.test(contentType) || kind === 'media') return true;
  return !pictures && !ofWords.test(contentType);
};
