import type { BrowserContext } from 'playwright-core';
import type { ConsentCookie, ConsentPhaseName } from '../../evidence/consent-record.js';
import type { CookieRecord } from '../../evidence/page-record.js';
import { sha256 } from '../../evidence/sha256.js';
import { type CookieWatch, createCookieJar, watchCookies } from '../cookie-watch.js';
import type { SeenSetCookie } from '../network-log.js';
import { withTimeLimit } from '../time-limit.js';

interface Known {
  record: CookieRecord;
  readonly since: ConsentPhaseName;
}

export interface CookieLedger {
  /** Begins to look; `startedAt` is the navigation that `seenAfterMs` counts from. */
  readonly begin: (startedAt: number) => void;
  /** All cookies of the context at the end of a phase, with what became of those seen before; looking goes on. */
  readonly take: (
    phase: ConsentPhaseName,
    pageUrl: string,
    setCookies: readonly SeenSetCookie[],
  ) => Promise<readonly ConsentCookie[]>;
  readonly end: () => void;
}

const keyOf = ({ name, domain, path }: Pick<CookieRecord, 'name' | 'domain' | 'path'>) => `${name}\n${domain}\n${path}`;

/** Follows the cookies of a fresh context through the phases of one state. */
export function openCookieLedger(context: BrowserContext): CookieLedger {
  const jar = createCookieJar();
  const known = new Map<string, Known>();
  let watch: CookieWatch | undefined;
  let from = Date.now();

  return {
    begin(startedAt) {
      watch?.cancel();
      from = startedAt;
      watch = watchCookies(context, jar, startedAt);
    },
    async take(phase, pageUrl, setCookies) {
      const fresh = (await watch?.stop(pageUrl, setCookies)) ?? [];
      const now = await withTimeLimit(context.cookies(), 2000).catch(() => []);
      const present = new Map((typeof now === 'symbol' ? [] : now).map((cookie) => [keyOf(cookie), cookie]));
      const before = new Set(known.keys());
      for (const record of fresh) known.set(keyOf(record), { record, since: phase });
      watch = watchCookies(context, jar, from);
      const cookies: ConsentCookie[] = [];
      for (const [key, entry] of known) {
        const cookie = present.get(key);
        if (!cookie) {
          cookies.push({ ...entry.record, since: entry.since, change: 'gone' });
          // One that comes back later is new again.
          known.delete(key);
          jar.known.delete(key);
          continue;
        }
        const valueSha256 = sha256(cookie.value);
        const changed = valueSha256 !== entry.record.valueSha256;
        if (changed) {
          entry.record = { ...entry.record, expires: cookie.expires, valueSha256, valueLength: cookie.value.length };
        }
        cookies.push({ ...entry.record, since: entry.since, change: before.has(key) ? (changed ? 'rewritten' : 'kept') : 'new' });
      }
      return cookies;
    },
    end: () => watch?.cancel(),
  };
}
