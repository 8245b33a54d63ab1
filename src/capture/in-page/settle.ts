/// <reference lib="dom" />

/** Resolves `quiet` when the DOM did not change for `quietMs`, else `settle-timeout` after `maxMs`. Sent to the page as source. */
export function waitForQuiet(quietMs: number, maxMs: number): Promise<'quiet' | 'settle-timeout'> {
  return new Promise((resolve) => {
    let timer = setTimeout(() => finish('quiet'), quietMs);
    const limit = setTimeout(() => finish('settle-timeout'), maxMs);
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(() => finish('quiet'), quietMs);
    });
    function finish(how: 'quiet' | 'settle-timeout'): void {
      clearTimeout(timer);
      clearTimeout(limit);
      observer.disconnect();
      resolve(how);
    }
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  });
}
