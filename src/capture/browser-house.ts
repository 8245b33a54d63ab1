import type { BrowserContext } from 'playwright-core';
import { AuditError } from '../errors.js';
import type { Persona } from '../evidence/page-record.js';
import type { ResolvedBrowser } from './browser-resolution.js';
import type { CaptureEvent } from './capture-event.js';
import type { CaptureLimits, CaptureOptions, StorageState } from './capture-options.js';
import { type DeviceName, deviceTraits } from './device.js';
import { type Guard, signInToGuard } from './guard/start-guard.js';
import { type LaunchedBrowser, launchBrowser } from './launch-browser.js';
import { answersChallenges, openContext, refusePictures } from './open-context.js';
import type { PictureSwitch } from './picture-switch.js';
import { memoryOfDescendants } from './process-memory.js';
import { createSeats } from './seats.js';
import { closeSideDoors } from './side-doors.js';
import { closeTab, coverTabs, openTab, type Tab } from './tab.js';
import { timedOut, withTimeLimit } from './time-limit.js';

/** A tab for one visit. */
export interface Lease {
  readonly tab: Tab;
  readonly context: BrowserContext;
  /** The page has loaded and asks no more of its site: another visit may begin in another tab while this one is recorded. */
  readonly loaded: () => void;
  /** Gives the tab back; a spoilt one is closed, and the next visit gets a new one. */
  readonly release: (spoilt: boolean) => Promise<void>;
}

/** Through whose eyes and on which device; a visitor on the device of the capture when absent. */
export interface FreshContext {
  readonly persona?: Persona;
  readonly device?: DeviceName;
}

/** Where tabs come from. Browsers are replaced behind it: when one died, grew too large or served long enough. */
export interface BrowserHouse {
  /** Waits until a page may be loaded: so many load at a time as there are `tabs`. Throws AuditError when no browser can be kept alive. */
  readonly lease: (persona: Persona) => Promise<Lease>;
  /** A context that nothing has touched, for consent states and probes; the caller closes it. */
  readonly freshContext: (as?: FreshContext) => Promise<BrowserContext>;
  /** Starts the browser if need be, and says what it is and what it calls itself to sites. */
  readonly identify: () => Promise<{ readonly launched: LaunchedBrowser; readonly userAgent: string }>;
  readonly close: () => Promise<void>;
}

interface UsedTab {
  readonly persona: Persona;
  readonly tab: Tab;
  readonly context: BrowserContext;
  /** Visits it has served, the running one counted. */
  readonly visits: number;
  /** Gives up the seat of its visit. */
  readonly leave: () => void;
}

interface Generation {
  readonly launched: LaunchedBrowser;
  readonly contexts: Map<Persona, Promise<BrowserContext>>;
  readonly idle: UsedTab[];
  leased: number;
  pages: number;
  retired: 'lost' | 'age' | 'memory' | undefined;
}

const watchMs = 2000;
/** Browsers that may be lost in one capture before it is given up. */
const mostLost = 12;
/** Times that one tab is tried to be opened. */
const mostOpenings = 3;

export function createBrowserHouse(input: {
  readonly resolved: ResolvedBrowser;
  readonly options: CaptureOptions;
  readonly limits: CaptureLimits;
  readonly guard: Guard;
  readonly emit: (event: CaptureEvent) => void;
  readonly pictures: PictureSwitch;
  /** Opens windows that a person can watch. */
  readonly visible?: boolean;
  /** Called with each context that nothing was carried over to, before its first page; `login` when it holds a member's. */
  readonly onContext?: (context: BrowserContext, persona: Persona, login: boolean) => Promise<void>;
}): BrowserHouse {
  const { resolved, options, limits, guard, emit, pictures } = input;
  let current: Promise<Generation> | undefined;
  let live: Generation | undefined;
  /** Cookies and storage that a replaced browser hands to the next one. */
  const carried = new Map<Persona, StorageState>();
  /** Browsers that were not closed yet, retired ones too. */
  const open = new Set<Generation>();
  let lost = 0;
  let closed = false;
  const seat = createSeats(Math.max(1, limits.tabs));

  function retire(generation: Generation, reason: NonNullable<Generation['retired']>): void {
    if (generation.retired || closed) return;
    generation.retired = reason;
    current = undefined;
    if (live === generation) live = undefined;
    if (reason === 'lost') lost++;
    emit({ type: 'browser-replaced', reason });
    // A browser that eats memory is stopped at once: the visits it held are tried again in the next one.
    if (reason === 'memory') void close(generation);
    else void closeWhenIdle(generation);
  }

  async function closeWhenIdle(generation: Generation): Promise<void> {
    if (generation.leased > 0) return;
    if (generation.retired === 'age') await carryOver(generation);
    await close(generation);
  }

  async function close(generation: Generation): Promise<void> {
    await shut(generation);
    open.delete(generation);
  }

  async function carryOver(generation: Generation): Promise<void> {
    for (const [persona, opening] of generation.contexts) {
      const state = await withTimeLimit(
        opening.then((context) => context.storageState()),
        2000,
      ).catch(() => timedOut);
      if (state !== timedOut) carried.set(persona, state as StorageState);
    }
  }

  async function start(): Promise<Generation> {
    if (lost > mostLost) {
      throw new AuditError(`The browser died ${lost} times during this capture.`, {
        code: 'browser-lost',
        hint: 'Look at the memory of this machine, or use another browser with --browser.',
      });
    }
    const launched = await launchBrowser(resolved, guard.proxy.server, input.visible);
    const generation: Generation = { launched, contexts: new Map(), idle: [], leased: 0, pages: 0, retired: undefined };
    launched.browser.on('disconnected', () => retire(generation, 'lost'));
    open.add(generation);
    live = generation;
    return generation;
  }

  const ready = (): Promise<Generation> => {
    current ??= start().catch((error) => {
      current = undefined;
      throw error;
    });
    return current;
  };

  async function newContext(
    launched: LaunchedBrowser,
    persona: Persona,
    storageState?: StorageState,
    traits: CaptureOptions = options,
  ): Promise<BrowserContext> {
    const carriedState = storageState ? { storageState } : {};
    // Playwright answers every challenge itself then, the guard's too: it must know both passwords.
    const knowsBoth = options.secrets !== undefined && answersChallenges(options.secrets);
    const { server, username, password } = guard.proxy;
    const proxy = knowsBoth ? { proxy: { server, username, password } } : {};
    const context = await openContext(launched.browser, traits, persona, { ...carriedState, ...proxy });
    if (!storageState)
      await input.onContext?.(context, persona, persona === 'member' && options.secrets?.storageState !== undefined);
    await closeSideDoors(context, resolved);
    if (!knowsBoth) await signInToGuard(context, guard.proxy);
    if (pictures.wanted()) pictures.onOff(() => void refusePictures(context).catch(() => undefined));
    else await refusePictures(context);
    return context;
  }

  function contextFor(generation: Generation, persona: Persona): Promise<BrowserContext> {
    const known = generation.contexts.get(persona);
    if (known) return known;
    const opening = newContext(generation.launched, persona, carried.get(persona));
    generation.contexts.set(persona, opening);
    return opening;
  }

  const watch = setInterval(() => {
    if (!live || live.leased === 0) return;
    const bytes = memoryOfDescendants(process.pid);
    if (bytes !== undefined && bytes > limits.browserBytes) retire(live, 'memory');
  }, watchMs);
  watch.unref();

  async function openCovered(context: BrowserContext): Promise<Tab> {
    const tab = await openTab(context);
    await coverTabs(context);
    return tab;
  }

  async function lease(persona: Persona): Promise<Lease> {
    const leave = await seat();
    try {
      for (let attempt = 1; ; attempt++) {
        const generation = await ready();
        try {
          return await leaseIn(generation, persona, leave);
        } catch (error) {
          // A browser or a tab that went away while the tab was being opened is no fault of the page: it is opened again.
          if (closed || attempt === mostOpenings) throw error;
        }
      }
    } catch (error) {
      leave();
      throw error;
    }
  }

  async function leaseIn(generation: Generation, persona: Persona, leave: () => void): Promise<Lease> {
    generation.leased++;
    generation.pages++;
    try {
      const place = generation.idle.findIndex((entry) => entry.persona === persona);
      const [idle] = place < 0 ? [] : generation.idle.splice(place, 1);
      const context = idle?.context ?? (await contextFor(generation, persona));
      const tab = idle?.tab ?? (await openCovered(context));
      const entry = { persona, tab, context, visits: (idle?.visits ?? 0) + 1, leave };
      return { tab, context, loaded: leave, release: (spoilt) => giveBack(generation, entry, spoilt) };
    } catch (error) {
      generation.leased--;
      if (!generation.launched.browser.isConnected()) retire(generation, 'lost');
      if (generation.retired) void closeWhenIdle(generation);
      throw error;
    }
  }

  async function giveBack(generation: Generation, entry: UsedTab, spoilt: boolean): Promise<void> {
    // Not waited for: a spoilt tab may take its time to close.
    if (spoilt || entry.visits >= limits.tabPages) void closeTab(entry.tab);
    else if (!generation.retired) generation.idle.push(entry);
    generation.leased--;
    if (!generation.retired && generation.pages >= limits.browserPages) retire(generation, 'age');
    else if (generation.retired) void closeWhenIdle(generation);
    entry.leave();
  }

  return {
    lease,
    async freshContext({ persona = 'visitor', device } = {}) {
      const { launched } = await ready();
      const window = device === undefined ? {} : { device, viewport: deviceTraits(device).viewport };
      return newContext(launched, persona, undefined, { ...options, ...window });
    },
    async identify() {
      const { tab, release } = await lease('visitor');
      try {
        return { launched: (await ready()).launched, userAgent: await tab.page.evaluate<string>('navigator.userAgent') };
      } finally {
        await release(false);
      }
    },
    async close() {
      closed = true;
      clearInterval(watch);
      await current?.catch(() => undefined);
      await Promise.all([...open].map(shut));
    },
  };
}

async function shut(generation: Generation): Promise<void> {
  await withTimeLimit(generation.launched.browser.close(), 5000).catch(() => undefined);
}
