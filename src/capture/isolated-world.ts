import type { CDPSession } from 'playwright-core';
import { type timedOut, withTimeLimit } from './time-limit.js';

/**
 * Runs an expression in a world of its own inside the page's main frame: the page's scripts cannot see it, and a page that
 * replaced `querySelector` or forbids `eval` by its policy does not change what is read.
 * Resolves to `timedOut` when the page does not answer in `ms`; throws when the document went away meanwhile.
 */
export async function runIsolated<T>(session: CDPSession, expression: string, ms: number): Promise<T | typeof timedOut> {
  const run = async (): Promise<T> => {
    const { frameTree } = await session.send('Page.getFrameTree');
    const { executionContextId } = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'vigie',
    });
    const answer = await session.send('Runtime.evaluate', {
      // One string crosses to us far faster than a tree of values does.
      expression: `(async () => JSON.stringify(await (${expression})))()`,
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
      // Ends a reading that takes for ever, without ending the page.
      timeout: Math.max(1, ms),
    });
    if (answer.exceptionDetails) {
      const { exception, text } = answer.exceptionDetails;
      throw new Error(exception?.description ?? text);
    }
    const { value } = answer.result as { value?: string };
    return (value === undefined ? undefined : JSON.parse(value)) as T;
  };
  return withTimeLimit(run(), ms + 500);
}
