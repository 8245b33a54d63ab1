export const timedOut = Symbol('timed out');

/** Settles with the promise, or with `timedOut` after `ms`; a late rejection is swallowed. */
export async function withTimeLimit<T>(promise: Promise<T>, ms: number): Promise<T | typeof timedOut> {
  let timer: NodeJS.Timeout | undefined;
  promise.catch(() => undefined);
  try {
    const limit = new Promise<typeof timedOut>((resolve) => {
      timer = setTimeout(() => resolve(timedOut), Math.max(0, ms));
    });
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Waits at least `ms` by the wall clock, or returns at once when the signal is aborted.
 * A timer of Node may fire a millisecond early, and a record would then tell a shorter wait than was asked for.
 */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  if (ms <= 0 || signal?.aborted) return Promise.resolve();
  const startedAt = Date.now();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const fired = () => {
      const leftMs = ms - (Date.now() - startedAt);
      // More than was asked for is left only where the clock was set back.
      if (leftMs <= 0 || leftMs > ms) done();
      else timer = setTimeout(fired, leftMs);
    };
    let timer = setTimeout(fired, ms);
    signal?.addEventListener('abort', done, { once: true });
  });
}
