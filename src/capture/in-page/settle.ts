/// <reference lib="dom" />

/** How the wait ended, and how long after its start the DOM last changed (milliseconds). */
export interface Settling {
  readonly state: 'quiet' | 'settle-timeout';
  readonly lastChangeMs: number;
}

/**
 * Resolves `quiet` when the DOM did not change for `quietMs` (and, with `untilLoaded`, the document and its files have loaded),
 * else `settle-timeout` after `maxMs`. Sent to the page as source.
 */
export function waitForQuiet(quietMs: number, maxMs: number, untilLoaded: boolean): Promise<Settling> {
  return new Promise((resolve) => {
    const begun = performance.now();
    let lastChangeMs = 0;
    let timer = setTimeout(whenQuiet, quietMs);
    const limit = setTimeout(() => finish('settle-timeout'), maxMs);
    const observer = new MutationObserver(() => {
      lastChangeMs = performance.now() - begun;
      clearTimeout(timer);
      timer = setTimeout(whenQuiet, quietMs);
    });
    function whenQuiet(): void {
      if (untilLoaded && document.readyState !== 'complete') {
        addEventListener('load', () => setTimeout(whenQuiet, quietMs), { once: true });
      } else finish('quiet');
    }
    function finish(state: 'quiet' | 'settle-timeout'): void {
      clearTimeout(timer);
      clearTimeout(limit);
      observer.disconnect();
      resolve({ state, lastChangeMs });
    }
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  });
}
