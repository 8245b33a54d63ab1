import { settleProgram } from '../in-page/program.js';
import { runIsolated } from '../isolated-world.js';
import type { Tab } from '../tab.js';
import { timedOut, withTimeLimit } from '../time-limit.js';
import type { Aim, ControlFacts, Look } from './in-page/explorer.js';
import { explorerName, explorerProgram, hushProgram } from './in-page/program.js';
import type { StillTab, StoppedRequest } from './still-tab.js';

/** Hands and eyes on one document. Every call throws `PageLost` when the page does not answer or is no longer the same. */
export interface PageBench {
  readonly aim: (selector: string) => Promise<Aim>;
  readonly look: (selector: string) => Promise<Look>;
  readonly prepare: (
    targets: readonly { readonly selector: string; readonly name: string }[],
  ) => Promise<readonly ControlFacts[]>;
  readonly press: (selector: string) => Promise<void>;
  readonly mouse: (kind: 'move' | 'click', x: number, y: number) => Promise<void>;
  readonly escape: () => Promise<void>;
  /** Goes back over an entry that the page added to the history without loading anything; false when there is none. */
  readonly back: (length: number) => Promise<boolean>;
  readonly historyLength: () => Promise<number>;
  readonly settle: () => Promise<void>;
  /** What the page's own world held back since the last call. */
  readonly heldBack: () => Promise<readonly StoppedRequest[]>;
}

export class PageLost extends Error {}

const answerMs = 3000;
const quietMs = 80;
const settleMs = 600;

/** Facts of controls, read before anything is stopped or touched; undefined when the page does not answer. */
export async function factsOf(
  tab: Tab,
  targets: readonly { readonly selector: string; readonly name: string }[],
): Promise<readonly ControlFacts[] | undefined> {
  const program = `(() => { ${explorerProgram()}; return globalThis.${explorerName}.prepare(${JSON.stringify(targets)}); })()`;
  const facts = await runIsolated<readonly ControlFacts[]>(tab.session, program, answerMs).catch(() => timedOut);
  return facts === timedOut ? undefined : (facts as readonly ControlFacts[]);
}

/** Sets the explorer up in a world of its own, and hushes the page's world. Throws `PageLost`. */
export async function openBench({ session, mainFrame }: StillTab): Promise<PageBench> {
  async function answered<T>(work: Promise<T>): Promise<T> {
    const answer = await withTimeLimit(work, answerMs).catch((cause: Error) => {
      throw new PageLost(cause.message);
    });
    if (answer === timedOut) throw new PageLost('The page does not answer.');
    return answer as T;
  }
  const { executionContextId } = await answered(
    session.send('Page.createIsolatedWorld', { frameId: mainFrame, worldName: 'vigie-explorer' }),
  );
  async function evaluate<T>(expression: string, contextId?: number): Promise<T> {
    const answer = await answered(
      session.send('Runtime.evaluate', {
        expression,
        ...(contextId === undefined ? {} : { contextId }),
        returnByValue: true,
        awaitPromise: true,
        userGesture: true,
        timeout: answerMs,
      }),
    );
    if (answer.exceptionDetails)
      throw new PageLost(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
    return answer.result.value as T;
  }
  const call = <T>(name: string, given: unknown): Promise<T> =>
    evaluate<T>(`globalThis.${explorerName}.${name}(${JSON.stringify(given)})`, executionContextId);
  const slot = '__vigieStopped';
  await evaluate(hushProgram(slot));
  await evaluate(explorerProgram(), executionContextId);
  const mouseEvent = (type: 'mouseMoved' | 'mousePressed' | 'mouseReleased', x: number, y: number) =>
    session.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      ...(type === 'mouseMoved' ? {} : { button: 'left' as const, clickCount: 1 }),
    });
  const key = (type: 'keyDown' | 'keyUp') =>
    session.send('Input.dispatchKeyEvent', { type, key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27 });
  return {
    aim: (selector) => call('aim', selector),
    look: (selector) => call('look', selector),
    prepare: (targets) => call('prepare', targets),
    press: (selector) => call('press', selector),
    async mouse(kind, x, y) {
      await answered(mouseEvent('mouseMoved', x, y));
      if (kind === 'move') return;
      await answered(mouseEvent('mousePressed', x, y));
      await answered(mouseEvent('mouseReleased', x, y));
    },
    async escape() {
      await answered(key('keyDown'));
      await answered(key('keyUp'));
    },
    async historyLength() {
      return (await answered(session.send('Page.getNavigationHistory'))).currentIndex;
    },
    async back(length) {
      const { currentIndex, entries } = await answered(session.send('Page.getNavigationHistory'));
      const entry = entries[length];
      if (currentIndex <= length || !entry) return false;
      await answered(session.send('Page.navigateToHistoryEntry', { entryId: entry.id }));
      return true;
    },
    async settle() {
      await runIsolated(session, settleProgram(quietMs, settleMs), settleMs + 200).catch((cause: Error) => {
        throw new PageLost(cause.message);
      });
    },
    async heldBack() {
      return evaluate<readonly StoppedRequest[]>(`(globalThis.${slot} || []).splice(0, 50)`);
    },
  };
}
