import { createHash } from 'node:crypto';
import type { TimeStampRecord } from './seal-record.js';

/** What an authority answered. Request and response are DER (RFC 3161 §2.4). */
export type StampAnswer =
  | {
      readonly granted: true;
      readonly request: Uint8Array;
      readonly response: Uint8Array;
      readonly time: string;
      readonly qualified: 'claimed' | 'not-known';
    }
  | { readonly granted: false; readonly reason: string };

/** A time-stamping authority, ready to be asked for the time of a SHA-256. Never rejects. */
export interface TimeStamper {
  /** Without credentials, as it is recorded. */
  readonly authority: string;
  readonly ask: (digest: Uint8Array) => Promise<StampAnswer>;
}

/** Has the bytes of a bundle's file stamped and keeps both messages beside it: `seal/start.json` → `seal/start.tsq` and `.tsr`. */
export async function stampFile(
  stamper: TimeStamper,
  of: TimeStampRecord['of'],
  data: { readonly path: string; readonly content: Uint8Array },
  write: (path: string, content: Uint8Array) => void,
): Promise<TimeStampRecord> {
  const base = { of, data: data.path, authority: stamper.authority, askedAt: new Date().toISOString() };
  const answer = await stamper.ask(createHash('sha256').update(data.content).digest());
  if (!answer.granted) return { ...base, granted: false, reason: answer.reason };
  const [request, response] = ['tsq', 'tsr'].map((ending) => data.path.replace(/\.json$/, `.${ending}`)) as [string, string];
  write(request, answer.request);
  write(response, answer.response);
  return { ...base, granted: true, time: answer.time, qualified: answer.qualified, request, response };
}
