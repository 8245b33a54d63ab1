import type { CDPSession } from 'playwright-core';
import { timedOut, withTimeLimit } from './time-limit.js';

/** Time for the page to come to rest, and to go on again, milliseconds. */
const restMs = 1500;

/**
 * Does `work` while the scripts of the page stand still, as at a breakpoint: they notice nothing of it, and what was due meanwhile (timers,
 * answers, animation steps) comes afterwards. Frames from other sites that run in a process of their own do not stand still.
 * Resolves to undefined, with nothing done, when the page does not come to rest; rejects when `work` does.
 */
export async function whileStill<T>(session: CDPSession, work: () => Promise<T>): Promise<T | undefined> {
  let onPaused: () => void = () => undefined;
  const paused = new Promise<void>((resolve) => {
    onPaused = resolve;
    session.once('Debugger.paused', onPaused);
  });
  const halt = async () => {
    await session.send('Debugger.enable');
    // Its answer comes when the page goes on. A page that halts at a statement of its own stands still as well.
    session.send('Runtime.evaluate', { expression: 'debugger' }).catch(() => undefined);
    await paused;
  };
  try {
    const stands = await withTimeLimit(halt(), restMs).catch(() => timedOut);
    return stands === timedOut ? undefined : await work();
  } finally {
    session.off('Debugger.paused', onPaused);
    // Goes on with the page as well.
    await withTimeLimit(session.send('Debugger.disable'), restMs).catch(() => undefined);
  }
}
