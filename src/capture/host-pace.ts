import { isLoopback } from './scope.js';
import { pause } from './time-limit.js';

/** Keeps a polite distance between the requests to one host, and a wider one when it asks for mercy. */
export interface HostPace {
  /** Resolves when the host may be asked; `share` of the usual pause is kept for small requests (0 to 1). */
  readonly turn: (url: string, share?: number) => Promise<void>;
  /** The host said 429 or 503: twice as slow from now on. */
  readonly slowDown: (url: string) => void;
  /** The host asked for a pause of its own (Crawl-delay), milliseconds. */
  readonly atLeast: (url: string, ms: number) => void;
}

const slowestMs = 30_000;

/** `usualMs` is the pause between two requests to a host; none is kept on this very machine unless it asks for one. */
export function createHostPace(usualMs: number, signal?: AbortSignal): HostPace {
  const hosts = new Map<string, { pauseMs: number; nextAt: number }>();
  const stateOf = (url: string) => {
    const { host } = new URL(url);
    const known = hosts.get(host) ?? { pauseMs: isLoopback(url) ? 0 : usualMs, nextAt: 0 };
    hosts.set(host, known);
    return known;
  };
  return {
    async turn(url, share = 1) {
      const state = stateOf(url);
      const now = Date.now();
      const at = Math.max(now, state.nextAt);
      state.nextAt = at + state.pauseMs * share;
      await pause(at - now, signal);
    },
    slowDown(url) {
      const state = stateOf(url);
      state.pauseMs = Math.min(slowestMs, Math.max(state.pauseMs * 2, usualMs));
    },
    atLeast(url, ms) {
      const state = stateOf(url);
      state.pauseMs = Math.max(state.pauseMs, Math.min(slowestMs, ms));
    },
  };
}
