import type { CDPSession } from 'playwright-core';
import { type timedOut, withTimeLimit } from './time-limit.js';

/** A main frame keeps its id from one page to the next: it is asked for once, and again when nobody knows it any more. */
const mainFrames = new WeakMap<CDPSession, string>();

/** The world of Vigie in a frame of the page: the id of its execution context. Throws when there is no such frame. */
export async function worldIn(session: CDPSession, frameId: string): Promise<number> {
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId, worldName: 'vigie' });
  return executionContextId;
}

async function openWorld(session: CDPSession): Promise<number> {
  const known = mainFrames.get(session);
  if (known !== undefined) {
    const world = await worldIn(session, known).catch(() => undefined);
    if (world !== undefined) return world;
  }
  const { frameTree } = await session.send('Page.getFrameTree');
  mainFrames.set(session, frameTree.frame.id);
  return worldIn(session, frameTree.frame.id);
}

/** Evaluates an expression in the world of Vigie; throws when it threw. */
async function evaluate(session: CDPSession, expression: string, ms: number, frameId?: string): Promise<unknown> {
  const contextId = await (frameId === undefined ? openWorld(session) : worldIn(session, frameId));
  const answer = await session.send('Runtime.evaluate', {
    expression,
    contextId,
    awaitPromise: true,
    returnByValue: true,
    // Ends a reading that takes for ever, without ending the page.
    timeout: Math.max(1, ms),
  });
  if (answer.exceptionDetails) {
    const { exception, text } = answer.exceptionDetails;
    throw new Error(exception?.description ?? text);
  }
  return answer.result.value;
}

/**
 * Runs an expression in a world of its own inside the page's main frame: the page's scripts cannot see it, and a page that
 * replaced `querySelector` or forbids `eval` by its policy does not change what is read.
 * Resolves to `timedOut` when the page does not answer in `ms`; throws when the document went away meanwhile.
 * @param frameId a frame other than the main one
 */
export async function runIsolated<T>(
  session: CDPSession,
  expression: string,
  ms: number,
  frameId?: string,
): Promise<T | typeof timedOut> {
  const run = async (): Promise<T> => {
    // One string crosses to us far faster than a tree of values does.
    const value = await evaluate(session, `(async () => JSON.stringify(await (${expression})))()`, ms, frameId);
    return (value === undefined ? undefined : JSON.parse(value as string)) as T;
  };
  return withTimeLimit(run(), ms + 500);
}

/**
 * The same for an object whose fields `long` hold long texts: these cross as they are, for a string within a string is escaped
 * twice and costs twice.
 * @param frameId a frame other than the main one
 */
export async function runIsolatedLong<T extends object>(
  session: CDPSession,
  expression: string,
  long: readonly (keyof T & string)[],
  ms: number,
  frameId?: string,
): Promise<T | typeof timedOut> {
  const run = async (): Promise<T> => {
    const program = `(() => {
      const { ${long.join(', ')}, ...rest } = ${expression};
      return [JSON.stringify(rest), ${long.join(', ')}];
    })()`;
    const [rest, ...texts] = (await evaluate(session, program, ms, frameId)) as string[];
    return { ...JSON.parse(rest as string), ...Object.fromEntries(long.map((name, index) => [name, texts[index]])) } as T;
  };
  return withTimeLimit(run(), ms + 500);
}
