import type { BrowserContext, Request, Route } from 'playwright-core';
import { pageUrl } from '../../evidence/page-address.js';
import type { StoppedWrite } from '../../evidence/probe-record.js';
import { hushProgram } from '../explore/in-page/program.js';
import { refusalOf } from '../link-refusal.js';
import type { Tab } from '../tab.js';
import { withTimeLimit } from '../time-limit.js';

/** Lets a page load as it is, and nothing out that could change something once it was touched. */
export interface WriteStop {
  /** Must be called before each action; `to` is where a plain link leads that is about to be followed. */
  readonly beforeAction: (
    tab: Tab,
    action: { readonly kind: 'click' | 'fill'; readonly to?: string | undefined },
  ) => Promise<void>;
  /** What was stopped since the last call. */
  readonly take: (tab: Tab) => Promise<readonly StoppedWrite[]>;
  /** False for a request that was stopped. */
  readonly isSent: (request: Request) => boolean;
}

const mostNoted = 50;
const hushMs = 2000;
/** What a page needs to show itself; the rest may be a message of its own. */
const parts: ReadonlySet<string> = new Set(['script', 'stylesheet', 'font']);
const messages: ReadonlySet<string> = new Set(['ping', 'cspreport', 'websocket', 'eventsource', 'other']);

/**
 * Installs the stop in a context that has no page yet. Until the first action everything passes, as in any visit. After it only
 * reading requests do, and none that carries what was typed:
 * - no method but GET and HEAD, no beacon, no report, no message of a socket, a data channel or a worker, no window;
 * - no picture asked for by the page as it stands, since a picture can count a click; those of the next page are its own;
 * - the page is left, or a frame filled, only for the address of the link that was followed, or for one without a query; never after
 *   typing;
 * - no address whose words tell of an effect.
 * @param allowed patterns of addresses to which anything may be sent: the auditor's own test platform
 * @param pictures false: no picture or film is asked for, not even while a page opens
 */
export async function stopWrites(context: BrowserContext, allowed: readonly RegExp[], pictures = true): Promise<WriteStop> {
  let acted = false;
  let typed = false;
  let followed = '';
  /** The document that was touched still stands; pictures are stopped until the next one comes. */
  let touched = false;
  let stopped: StoppedWrite[] = [];
  let hushed = 0;
  const unsent = new WeakSet<Request>();

  const note = (method: string, url: string, why: StoppedWrite['why']) => {
    if (stopped.length < mostNoted) stopped.push({ method, url: url.slice(0, 2000), why });
  };

  function refusal(request: Request): StoppedWrite['why'] | undefined {
    if (!acted) return undefined;
    const url = request.url();
    if (allowed.some((pattern) => pattern.test(url))) return undefined;
    const type = request.resourceType();
    if (!/^(GET|HEAD)$/i.test(request.method())) return 'method';
    if (messages.has(type)) return 'beacon';
    if (refusalOf({ url, text: '' }) === 'side-effect') return 'side-effect';
    const isMain = request.isNavigationRequest() && frameOf(request)?.parentFrame() === null;
    if (typed && !parts.has(type)) return isMain ? 'navigation' : 'after-typing';
    if (isMain) return mayLeaveFor(url, followed) ? undefined : 'navigation';
    if (touched && (type === 'image' || type === 'media')) return 'picture';
    // A form may send itself into a frame, which the eye does not tell from a frame that is opened.
    if (touched && request.isNavigationRequest() && !mayLeaveFor(url, '')) return 'navigation';
    return undefined;
  }

  await context.route('**/*', async (route: Route) => {
    const request = route.request();
    if (!pictures && /^(?:image|media)$/.test(request.resourceType())) {
      unsent.add(request);
      await route.abort('aborted').catch(() => undefined);
      return;
    }
    const why = refusal(request);
    if (why === undefined) {
      if (request.isNavigationRequest() && frameOf(request)?.parentFrame() === null) touched = false;
      await route.fallback().catch(() => undefined);
      return;
    }
    unsent.add(request);
    note(request.method(), request.url(), why);
    await route.abort('aborted').catch(() => undefined);
  });
  await context.routeWebSocket(/.*/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      if (!acted || allowed.some((pattern) => pattern.test(socket.url()))) server.send(message);
      else note('WEBSOCKET', socket.url(), 'socket');
    });
  });
  // A worker has a network of its own that outlives the page's.
  await context.addInitScript({ content: silentWorkers });

  return {
    async beforeAction(tab, { kind, to }) {
      acted = true;
      touched = true;
      followed = to ?? '';
      if (kind === 'fill') typed = true;
      hushed++;
      // Sockets and channels of the page's own world, in a slot that no earlier call has taken. What the page stores is thrown away
      // with the walk: a basket or a choice is remembered until then, but nothing once something was typed.
      await withTimeLimit(tab.page.evaluate(hushProgram(`__vigie${hushed}`, !typed)), hushMs).catch(() => undefined);
    },
    async take(tab) {
      const slots = Array.from({ length: hushed }, (_, index) => `__vigie${index + 1}`);
      const read = `[${slots.map((slot) => `...(globalThis.${slot} || []).splice(0, 50)`).join(',')}]`;
      const inside = await withTimeLimit(tab.page.evaluate<{ method: string; url: string }[]>(read), hushMs).catch(() => []);
      for (const { method, url } of Array.isArray(inside) ? inside : []) note(method, url, 'socket');
      const taken = stopped;
      stopped = [];
      return taken;
    },
    isSent: (request) => !unsent.has(request),
  };
}

/** The page may be left for the link that was followed, and for an address that carries nothing. */
function mayLeaveFor(url: string, followed: string): boolean {
  if (followed !== '' && (pageUrl(url) ?? url) === (pageUrl(followed) ?? followed)) return true;
  return URL.canParse(url) && new URL(url).search === '';
}

/** Undefined for a request of a window that is not a page yet. */
function frameOf(request: Request) {
  try {
    return request.frame();
  } catch {
    return undefined;
  }
}

const silentWorkers = `(() => {
  const silent = class extends EventTarget { postMessage() {} terminate() {} };
  for (const name of ['Worker', 'SharedWorker']) {
    if (name in globalThis) Object.defineProperty(globalThis, name, { value: silent, configurable: true, writable: true });
  }
})()`;
