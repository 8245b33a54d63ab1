import { timeStampRequest } from './time-stamp-request.js';
import { largestResponse, type TimeStampCheck, type TimeStampFacts, verifyTimeStamp } from './verify-time-stamp.js';

/** What of `fetch` is used; a capture gives one that goes through its guard. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type TimeStampAnswer =
  | ({
      readonly granted: true;
      /** DER; keep both: `openssl ts -verify` takes them as they are (`.tsq`, `.tsr`). */
      readonly request: Uint8Array;
      readonly response: Uint8Array;
      readonly qualified: TimeStampCheck['qualified'];
    } & TimeStampFacts)
  | {
      readonly granted: false;
      /** One sentence. */
      readonly reason: string;
    };

const replyType = 'application/timestamp-reply';
const refused = (reason: string): TimeStampAnswer => ({ granted: false, reason });

/**
 * Asks a time-stamp authority (RFC 3161 over HTTP) to stamp a SHA-256 digest of 32 bytes, and checks the token that comes: it is granted
 * only when the token is for this digest and this request and its signature holds. Whether the authority is to be trusted is not asked
 * here (`verifyTimeStamp` with `trusted`). Redirects are not followed. Never throws for what the authority does or what the network lacks.
 */
export async function askTimeStamp(
  tsaUrl: string,
  digest: Uint8Array,
  { fetch = globalThis.fetch, timeoutMs = 20_000 }: { readonly fetch?: Fetch; readonly timeoutMs?: number } = {},
): Promise<TimeStampAnswer> {
  const request = timeStampRequest(digest);
  const protocol = URL.canParse(tsaUrl) ? new URL(tsaUrl).protocol : '';
  if (protocol !== 'http:' && protocol !== 'https:') return refused(`"${tsaUrl}" is not an http or https address.`);
  let response: Uint8Array;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const answer = await fetch(tsaUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: replyType },
      body: Uint8Array.from(request),
      redirect: 'manual',
      signal,
    });
    const fault = faultOf(answer);
    if (fault !== undefined) {
      await answer.body?.cancel();
      return refused(`${tsaUrl} answered with ${fault}.`);
    }
    const body = await limitedBody(answer);
    if (body === undefined) return refused(`${tsaUrl} answered with more than ${largestResponse / 1024} kB.`);
    response = body;
  } catch (error) {
    if (signal.aborted) return refused(`${tsaUrl} did not answer within ${timeoutMs / 1000} s.`);
    return refused(`${tsaUrl} could not be asked: ${networkReason(error)}.`);
  }
  const check = verifyTimeStamp({ digest, request, response });
  if (!check.ok) return refused(`The time-stamp of ${tsaUrl} is not good. ${check.problems.join(' ')}`);
  const { time, serial, policy, authority, certificate, qualified } = check;
  return { granted: true, request, response, time, serial, policy, authority, certificate, qualified };
}

/** What shows without the body that this is no reply of an authority. */
function faultOf(answer: Response): string | undefined {
  if (!answer.ok) return `HTTP status ${answer.status}`;
  const [type = ''] = (answer.headers.get('content-type') ?? 'no content type').split(';');
  return type.trim().toLowerCase() === replyType ? undefined : `${type.trim().slice(0, 80)} instead of ${replyType}`;
}

/** The body; undefined as soon as it is too large. */
async function limitedBody(answer: Response): Promise<Uint8Array | undefined> {
  const reader = answer.body?.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const part = await reader?.read();
    if (part === undefined || part.done) return Buffer.concat(parts);
    size += part.value.length;
    parts.push(part.value);
    if (size > largestResponse) {
      await reader?.cancel();
      return undefined;
    }
  }
}

/** `fetch` hides what went wrong in the cause. */
function networkReason(error: unknown): string {
  const { cause, message } = error as { cause?: { code?: string; message?: string }; message?: string };
  return cause?.code ?? cause?.message ?? message ?? String(error);
}
