import type { BrowserContext, CDPSession, Page } from 'playwright-core';

interface PausedRequest {
  readonly requestId: string;
  readonly request: { readonly url: string; readonly headers: Readonly<Record<string, string>> };
}

/** Headers of a request with others added or, whatever their case, replaced. */
export function withHeaders(
  own: Readonly<Record<string, string>>,
  extra: Readonly<Record<string, string>>,
): readonly { readonly name: string; readonly value: string }[] {
  const replaced = new Set(Object.keys(extra).map((name) => name.toLowerCase()));
  const kept = Object.entries(own).filter(([name]) => !replaced.has(name.toLowerCase()));
  return [...kept, ...Object.entries(extra)].map(([name, value]) => ({ name, value }));
}

/**
 * Sends with each request the headers that `headersFor` gives for its address; none where that is empty.
 *
 * They may be secrets. `extraHTTPHeaders` of Playwright sends them to third parties, and `route.continue({headers})` keeps them
 * when the site redirects to somebody else; here each hop of a redirect is decided by itself. It costs one round trip between
 * browser and Node for each request of the page, so nothing is installed unless headers are given.
 *
 * Pages made by `context.newPage()` have the headers before their first request; windows that a page opens itself may miss
 * them on the first one. Frames that the browser keeps in another process, which are those of other sites, never have them.
 */
export function sendHeaders(context: BrowserContext, headersFor: (url: string) => Readonly<Record<string, string>>): void {
  const attached = new WeakMap<Page, Promise<void>>();
  const attach = (page: Page): Promise<void> => {
    const done = attached.get(page) ?? attachTo(context, page, headersFor);
    attached.set(page, done);
    return done;
  };
  context.on('page', (page) => void attach(page).catch(() => undefined));
  const newPage = context.newPage.bind(context);
  context.newPage = async () => {
    const page = await newPage();
    await attach(page);
    return page;
  };
}

async function attachTo(
  context: BrowserContext,
  page: Page,
  headersFor: (url: string) => Readonly<Record<string, string>>,
): Promise<void> {
  const session: CDPSession = await context.newCDPSession(page);
  session.on('Fetch.requestPaused', ({ requestId, request }: PausedRequest) => {
    const extra = headersFor(request.url);
    const overrides = Object.keys(extra).length > 0 ? { headers: [...withHeaders(request.headers, extra)] } : {};
    // A request that was cancelled meanwhile cannot be continued, and need not be.
    session.send('Fetch.continueRequest', { requestId, ...overrides }).catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: 'http*://*', requestStage: 'Request' }] });
}
