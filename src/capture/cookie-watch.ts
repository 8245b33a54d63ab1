import type { BrowserContext, Cookie } from 'playwright-core';
import type { CookieRecord } from '../evidence/page-record.js';
import { isThirdParty, isThirdPartyCookie } from '../evidence/party.js';
import { sha256 } from '../evidence/sha256.js';
import type { SeenSetCookie } from './network-log.js';
import { timedOut, withTimeLimit } from './time-limit.js';

/** Cookies of a context that some page already reported. */
export interface CookieJar {
  readonly known: Set<string>;
}

export const createCookieJar = (): CookieJar => ({ known: new Set() });

export interface CookieWatch {
  /** Stops looking without a report. */
  readonly cancel: () => void;
  /** Looks a last time and says what is new since the page began. */
  readonly stop: (pageUrl: string, setCookies: readonly SeenSetCookie[]) => Promise<readonly CookieRecord[]>;
}

const everyMs = 200;
const keyOf = (cookie: Cookie) => `${cookie.name}\n${cookie.domain}\n${cookie.path}`;

/**
 * Notes when each new cookie of the context appears. With two tabs a cookie set by script belongs to the page that was open
 * when it was first seen; each cookie is reported once.
 */
export function watchCookies(context: BrowserContext, jar: CookieJar, startedAt: number): CookieWatch {
  const found = new Map<string, { cookie: Cookie; seenAt: number }>();
  let looking: Promise<void> | undefined;

  async function look(): Promise<void> {
    const cookies = await withTimeLimit(context.cookies(), 1000).catch(() => timedOut);
    if (cookies === timedOut) return;
    const now = Date.now();
    for (const cookie of cookies as Cookie[]) {
      const key = keyOf(cookie);
      if (jar.known.has(key)) continue;
      jar.known.add(key);
      found.set(key, { cookie, seenAt: now });
    }
  }

  const timer = setInterval(() => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
  }, everyMs);

  return {
    cancel: () => clearInterval(timer),
    async stop(pageUrl, setCookies) {
      clearInterval(timer);
      await looking;
      await look();
      return [...found.values()].map(({ cookie, seenAt }) => {
        const onWire = setCookies.find((seen) => seen.name === cookie.name);
        const seenAfterMs = Math.max(0, Math.min(seenAt - startedAt, onWire?.afterMs ?? Number.POSITIVE_INFINITY));
        const byDomain = isThirdPartyCookie(cookie.domain, pageUrl);
        return {
          name: cookie.name,
          domain: cookie.domain,
          path: cookie.path,
          expires: cookie.expires,
          httpOnly: cookie.httpOnly,
          secure: cookie.secure,
          sameSite: cookie.sameSite,
          valueSha256: sha256(cookie.value),
          valueLength: cookie.value.length,
          // Cookies know no ports: on one host the address that set it tells the parties apart.
          thirdParty: byDomain || (onWire !== undefined && isThirdParty(onWire.url, pageUrl) && !/[a-z]/i.test(cookie.domain)),
          seenAfterMs,
          seenAt: new Date(startedAt + seenAfterMs).toISOString(),
        };
      });
    },
  };
}
