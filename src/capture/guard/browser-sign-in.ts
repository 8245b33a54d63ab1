import type { BrowserContext } from 'playwright-core';

/** What a browser context needs to use the guard. */
export interface GuardLogin {
  readonly username: string;
  readonly password: string;
  /** An address that only this run's guard answers (204), and only to those who have the password. */
  readonly signInUrl: string;
}

/**
 * Gives a new browser context the guard's password, once: the browser then sends it by itself. Playwright's own `proxy.username` is
 * not used because it intercepts every request and turns the cache off for as long as the context lives (crNetworkManager). Call it
 * before the context's first page, with the browser launched on `proxy: { server }` alone. Throws when the guard does not answer.
 */
export async function signInToGuard(context: BrowserContext, login: GuardLogin): Promise<void> {
  const page = await context.newPage();
  try {
    const session = await context.newCDPSession(page);
    session.on('Fetch.requestPaused', ({ requestId }) => {
      session.send('Fetch.continueRequest', { requestId }).catch(() => {});
    });
    session.on('Fetch.authRequired', ({ requestId, authChallenge }) => {
      const known = authChallenge.source === 'Proxy';
      const authChallengeResponse = known
        ? { response: 'ProvideCredentials' as const, username: login.username, password: login.password }
        : { response: 'CancelAuth' as const };
      session.send('Fetch.continueWithAuth', { requestId, authChallengeResponse }).catch(() => {});
    });
    await session.send('Fetch.enable', { handleAuthRequests: true, patterns: [{ urlPattern: login.signInUrl }] });
    const done = new Promise<number>((resolve) => page.once('response', (response) => resolve(response.status())));
    // A 204 leaves the page where it is, which `goto` reports as an error.
    await page.goto(login.signInUrl, { timeout: 15_000 }).catch(() => {});
    const status = await Promise.race([done, new Promise<number>((resolve) => setTimeout(resolve, 1000, 0))]);
    if (status !== 204) throw new Error(`The guard did not accept the browser (status ${status}).`);
  } finally {
    await page.close();
  }
}
