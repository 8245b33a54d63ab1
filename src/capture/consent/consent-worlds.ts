import type { CDPSession, Frame, Page } from 'playwright-core';
import type { Tab } from '../tab.js';
import { type timedOut, withTimeLimit } from '../time-limit.js';

/** A world of our own in one frame: it sees the document, and the page's scripts do not see it. */
export interface World {
  readonly session: CDPSession;
  readonly contextId: number;
  readonly frameId: string;
}

export interface ConsentWorlds {
  /** Worlds of the frames that are there now, the page's own first. */
  readonly all: () => readonly World[];
  /** Value of an expression in a world, or `timedOut`; throws when the document went away or the expression does. */
  readonly run: <T>(world: World, expression: string, ms?: number) => Promise<T | typeof timedOut>;
  /** The same among the page's own scripts of that frame. */
  readonly runInPage: <T>(world: World, expression: string, ms?: number) => Promise<T | typeof timedOut>;
  /** The frame as Playwright knows it, for its place on the page; undefined for the page itself or when it cannot be told. */
  readonly frameOf: (world: World) => Promise<Frame | undefined>;
  readonly stop: () => void;
}

/** Scripts that every document of the tab gets before its own. */
export interface WorldScripts {
  readonly isolated: string;
  readonly main: string;
  /** Called with what a script of the isolated world hands to `vigieConsent(text)`. */
  readonly onMessage: (world: World, text: string) => void;
}

const worldName = 'vigie-consent';
const bindingName = 'vigieConsent';
const maxFrames = 60;

interface ContextEvent {
  readonly context: {
    readonly id: number;
    readonly name: string;
    readonly auxData?: { readonly frameId?: string; readonly isDefault?: boolean };
  };
}

/**
 * Opens such a world in every frame of a tab, now and after each navigation. Frames of other sites have processes and channels of
 * their own, which are followed as they come: what their scripts do in the first moments is not seen.
 */
export async function openWorlds(tab: Tab, scripts: WorldScripts): Promise<ConsentWorlds> {
  const own = new Map<CDPSession, Map<number, World>>();
  const pageContexts = new Map<CDPSession, Map<string, number>>();
  const roots = new Map<CDPSession, Frame>();
  const attached = new WeakSet<Frame>();

  async function follow(session: CDPSession, root?: Frame): Promise<void> {
    const worlds = new Map<number, World>();
    const contexts = new Map<string, number>();
    own.set(session, worlds);
    pageContexts.set(session, contexts);
    if (root) roots.set(session, root);
    session.on('Runtime.executionContextCreated', ({ context }: ContextEvent) => {
      const frameId = context.auxData?.frameId;
      if (!frameId) return;
      if (context.auxData?.isDefault) contexts.set(frameId, context.id);
      if (context.name === worldName && worlds.size < maxFrames) {
        worlds.set(context.id, { session, contextId: context.id, frameId });
      }
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      worlds.delete(executionContextId);
    });
    session.on('Runtime.executionContextsCleared', () => {
      worlds.clear();
      contexts.clear();
    });
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      const world = worlds.get(executionContextId);
      if (name === bindingName && world) scripts.onMessage(world, payload);
    });
    await session.send('Runtime.enable');
    await session.send('Page.enable');
    await session.send('Runtime.addBinding', { name: bindingName, executionContextName: worldName });
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.main });
    await session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: scripts.isolated,
      worldName,
      runImmediately: true,
    });
  }

  /** Throws for a frame that shares its parent's process: the parent's channel has its worlds. */
  function onFrame(frame: Frame): void {
    if (frame === tab.page.mainFrame() || attached.has(frame) || own.size > 20) return;
    const opening = tab.page.context().newCDPSession(frame);
    void withTimeLimit(opening, 3000)
      .then((session) => {
        if (typeof session === 'symbol') return;
        attached.add(frame);
        return follow(session, frame);
      })
      .catch(() => undefined);
  }

  async function evaluate<T>(session: CDPSession, contextId: number, expression: string, ms: number) {
    const asking = session.send('Runtime.evaluate', {
      expression,
      contextId,
      awaitPromise: true,
      returnByValue: true,
      timeout: ms,
    });
    const answer = await withTimeLimit(asking, ms + 300);
    if (typeof answer === 'symbol') return answer;
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
    return answer.result.value as T;
  }

  const run: ConsentWorlds['run'] = (world, expression, ms = 3000) => evaluate(world.session, world.contextId, expression, ms);
  await follow(tab.session);
  tab.page.on('framenavigated', onFrame);
  return {
    all: () => [...own.values()].flatMap((worlds) => [...worlds.values()]),
    run,
    async runInPage(world, expression, ms = 3000) {
      const contextId = pageContexts.get(world.session)?.get(world.frameId);
      if (contextId === undefined) throw new Error('The document went away.');
      return evaluate(world.session, contextId, expression, ms);
    },
    frameOf: (world) => frameOf(tab.page, world, roots.get(world.session), run),
    stop: () => {
      tab.page.off('framenavigated', onFrame);
    },
  };
}

/** Playwright does not tell the browser's frame ids: frames of one channel are told apart by their address. */
async function frameOf(page: Page, world: World, root: Frame | undefined, run: ConsentWorlds['run']): Promise<Frame | undefined> {
  const url = await run<string>(world, 'location.href', 500).catch(() => '');
  const candidates = page.frames().filter((frame) => frame !== page.mainFrame() && frame.url() === url);
  return candidates.find((frame) => frame === root) ?? candidates[0];
}
