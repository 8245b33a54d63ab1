import type { Page, Request, Response } from 'playwright-core';
import type { RequestRecord, ResponseHop } from '../evidence/page-record.js';
import { isThirdParty } from '../evidence/party.js';
import type { HeaderLines } from '../evidence/warc/http-head.js';
import type { WebArchive } from '../evidence/warc/web-archive.js';
import { type Keeping, keepExchange } from './archive-exchange.js';
import type { BodyDigests } from './body-digests.js';
import { timedOut, withTimeLimit } from './time-limit.js';

/** A `Set-Cookie` seen on the wire. */
export interface SeenSetCookie {
  readonly name: string;
  readonly url: string;
  readonly afterMs: number;
}

export interface NetworkLog {
  readonly stop: () => void;
  /** Answers to navigations of the main frame, redirects included, in order. */
  readonly hops: () => Promise<readonly ResponseHop[]>;
  readonly lastNavigation: () => Response | undefined;
  /** Address that the main frame asked for last, answered or not. */
  readonly navigationUrl: () => string | undefined;
  readonly requests: (pageUrl: string) => readonly RequestRecord[];
  readonly setCookies: readonly SeenSetCookie[];
  /** Waits for answers whose headers are still on their way, at most `ms`. */
  readonly drain: (ms: number) => Promise<void>;
}

interface Entry {
  readonly request: Request;
  readonly afterMs: number;
  status: number | null;
  response?: Response;
  headers?: Promise<HeaderLines>;
  /** Record in the web archive. */
  record?: string;
  body?: RequestRecord['body'];
}

const mostRequests = 3000;

/** Where the guard connected to for a host and port, `address:port`. */
export type AddressOf = (host: string, port: number) => string | undefined;

/** What a log is made with. */
export interface NetworkTools {
  readonly digests?: BodyDigests | undefined;
  readonly addressOf?: AddressOf | undefined;
  readonly archive?: WebArchive | undefined;
  /** Answers wait in memory until it is known what of them may be kept. */
  readonly keeping?: Promise<Keeping> | undefined;
  /** Name of a visit that is none of a page, for its records in the archive. */
  readonly visit?: string | undefined;
  /** Of a request that was stopped before it left, false: it is no record of what was asked of a server. */
  readonly isSent?: ((request: Request) => boolean) | undefined;
}

/**
 * Follows what a page asks of the network from now on. Requests still running for the document before are not counted.
 * With `digests` the body of each answer is hashed, and with `archive` kept; `addressOf` names the server, which the browser does not see
 * behind a proxy.
 */
export function watchNetwork(page: Page, startedAt: number, tools: NetworkTools = {}): NetworkLog {
  const entries: Entry[] = [];
  const byRequest = new Map<Request, Entry>();
  const navigations: Response[] = [];
  const setCookies: SeenSetCookie[] = [];
  const pending = new Set<Promise<unknown>>();
  let begun = false;
  let navigationUrl: string | undefined;

  const isMainNavigation = (request: Request) => request.isNavigationRequest() && request.frame() === page.mainFrame();

  /** Work that a page's record waits for, within limits. */
  function follow(work: Promise<unknown>): void {
    const settled: Promise<unknown> = work.catch(() => undefined).finally(() => pending.delete(settled));
    pending.add(settled);
  }

  function onRequest(request: Request): void {
    if (isMainNavigation(request)) {
      begun = true;
      navigationUrl = request.url();
    }
    if (!begun || entries.length >= mostRequests || !/^(https?|wss?):/.test(request.url())) return;
    const entry: Entry = { request, afterMs: Date.now() - startedAt, status: null };
    entries.push(entry);
    byRequest.set(request, entry);
  }

  function onResponse(response: Response): void {
    const entry = byRequest.get(response.request());
    if (!entry) return;
    entry.status = response.status();
    entry.response = response;
    const known = tools.digests?.cached(response);
    if (known) {
      // Taken from the browser's cache: nothing new came over the wire.
      entry.body = known;
      return;
    }
    if (isMainNavigation(response.request()) && navigations.length < 60) navigations.push(response);
    const afterMs = Date.now() - startedAt;
    entry.headers = response.headersArray().then((headers) => headers.map(({ name, value }) => [name, value] as const));
    follow(
      entry.headers.then((headers) => {
        for (const [name, value] of headers) {
          if (name.toLowerCase() !== 'set-cookie') continue;
          for (const line of value.split('\n')) {
            setCookies.push({ name: (line.split('=')[0] ?? '').trim(), url: response.url(), afterMs });
          }
        }
      }),
    );
  }

  async function receive(entry: Entry, response: Response, digests: BodyDigests): Promise<void> {
    const received = await digests.digestOf(response);
    if (received.digest) entry.body = received.digest;
    if (!tools.archive || !entry.headers) return;
    const record = await keepExchange(tools.archive, {
      request: entry.request,
      response,
      responseHeaders: await entry.headers,
      received,
      at: new Date(startedAt + entry.afterMs).toISOString(),
      address: tools.addressOf && addressIn(tools.addressOf, response.url()),
      keeping: tools.keeping,
      visit: tools.visit,
    });
    if (record !== undefined) entry.record = record;
  }

  function onFinished(request: Request): void {
    const entry = byRequest.get(request);
    if (!tools.digests || !entry?.response || entry.body) return;
    follow(receive(entry, entry.response, tools.digests));
  }

  page.on('request', onRequest);
  page.on('response', onResponse);
  page.on('requestfinished', onFinished);
  return {
    stop() {
      page.off('request', onRequest);
      page.off('response', onResponse);
      page.off('requestfinished', onFinished);
    },
    hops: () => Promise.all(navigations.map((response) => hopOf(response, tools.addressOf))),
    lastNavigation: () => navigations.at(-1),
    navigationUrl: () => navigationUrl,
    requests: (pageUrl) =>
      entries
        .filter(({ request }) => tools.isSent?.(request) !== false)
        .map(({ request, response, afterMs, status, body, record }) => ({
          url: request.url().slice(0, 2000),
          method: request.method(),
          resourceType: request.resourceType(),
          status,
          ...mimeOf(response),
          thirdParty: isThirdParty(request.url(), pageUrl),
          afterMs,
          ...(body ? { body } : {}),
          ...(record ? { record } : {}),
        })),
    setCookies,
    async drain(ms) {
      await withTimeLimit(Promise.all(pending), ms);
    },
  };
}

function mimeOf(response: Response | undefined): Pick<RequestRecord, 'mime'> {
  const mime = response?.headers()['content-type']?.split(';')[0]?.trim().toLowerCase();
  return mime ? { mime } : {};
}

async function hopOf(response: Response, addressOf: AddressOf | undefined): Promise<ResponseHop> {
  const headers = await withTimeLimit(response.allHeaders(), 1000).catch(() => timedOut);
  const remoteAddress = addressOf ? addressIn(addressOf, response.url()) : await serverAddress(response);
  return {
    url: response.url(),
    status: response.status(),
    headers: headers === timedOut ? response.headers() : withoutCookieValues(headers as Record<string, string>),
    ...(remoteAddress ? { remoteAddress } : {}),
    ...momentsOf(response.request()),
  };
}

/** The browser's own timing, which knows when the question left and when the answer began; -1 where it does not. */
function momentsOf(request: Request): Pick<ResponseHop, 'askedAt' | 'answeredAt'> {
  const { startTime, requestStart, responseStart } = request.timing();
  if (startTime <= 0 || requestStart < 0 || responseStart < requestStart) return {};
  const at = (ms: number) => new Date(startTime + ms).toISOString();
  return { askedAt: at(requestStart), answeredAt: at(responseStart) };
}

async function serverAddress(response: Response): Promise<string | undefined> {
  const address = await withTimeLimit(response.serverAddr(), 1000).catch(() => null);
  return address && address !== timedOut ? `${address.ipAddress}:${address.port}` : undefined;
}

function addressIn(addressOf: AddressOf, address: string): string | undefined {
  const { hostname, port, protocol } = new URL(address);
  return addressOf(hostname, port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port));
}

/** A cookie's value may identify a person: the chain keeps names and attributes only. */
export function withoutCookieValues(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      if (name.toLowerCase() !== 'set-cookie') return [name, value];
      return [name, value.replace(/(^|\n)([^=;\n]*)=[^;\n]*/g, '$1$2=…')];
    }),
  );
}
