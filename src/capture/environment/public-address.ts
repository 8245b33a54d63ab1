import { isIP } from 'node:net';
import type { AddressAnswer } from '../../evidence/environment-sheet.js';
import type { OwnFetch } from '../guard/own-fetch.js';

const askMs = 5000;
/** No address is longer; a page of HTML is. */
const mostBytes = 256;

/**
 * Asks a web address of the user's choice under which public address this machine is seen: one GET through the guard, whose body must
 * be an IP address and nothing else. Never throws.
 */
export async function askPublicAddress(
  url: string,
  tools: { readonly fetch: OwnFetch; readonly signal?: AbortSignal | undefined },
): Promise<AddressAnswer> {
  const at = new Date().toISOString();
  const limit = AbortSignal.timeout(askMs);
  const signal = tools.signal ? AbortSignal.any([limit, tools.signal]) : limit;
  try {
    const answer = await tools.fetch(url, { redirect: 'manual', signal, headers: { accept: 'text/plain' } });
    const body = await firstBytes(answer);
    if (answer.status !== 200) return { at, problem: 'status', detail: String(answer.status) };
    const address = body.trim();
    return isIP(address) === 0 ? { at, problem: 'not-an-address' } : { at, address };
  } catch (error) {
    if (tools.signal?.aborted) return { at, problem: 'interrupted' };
    return limit.aborted ? { at, problem: 'timeout', detail: `${askMs} ms` } : { at, problem: 'failed', detail: reasonOf(error) };
  }
}

async function firstBytes(answer: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = answer.body?.getReader();
  while (reader && size <= mostBytes) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
  }
  await reader?.cancel();
  return size > mostBytes ? '' : Buffer.concat(parts).toString('utf8');
}

/** The guard's own words where it knows why. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error ? cause.message : message;
}
