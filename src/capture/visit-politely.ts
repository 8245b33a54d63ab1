import type { CrawlState } from './crawl-state.js';
import { isLoopback } from './scope.js';
import { closeTab, openTab, type Tab } from './tab.js';
import { pause } from './time-limit.js';
import { type Visit, type VisitRequest, visitPage } from './visit-page.js';

/** A place for one tab; the tab is replaced when a page spoils it. */
export interface TabSlot {
  tab: Tab | undefined;
}

export const aborted = Symbol('aborted');

/**
 * Visits a page after the polite pause, and once more when the site asks to come back later (Retry-After).
 * Resolves to `aborted` when the capture was interrupted meanwhile. Throws when the tab or the browser is gone.
 */
export async function visitPolitely(
  state: CrawlState,
  slot: TabSlot,
  request: Omit<VisitRequest, 'deadline'>,
): Promise<Visit | typeof aborted> {
  const { limits, options } = state;
  if (!isLoopback(request.url)) await pause(limits.politenessMs, options.signal);
  const first = await visitOnce(state, slot, request);
  if (first === aborted) return aborted;
  const waitMs = retryAfterMs(first, Date.now());
  if (waitMs === undefined || waitMs > limits.retryAfterMs || Date.now() + waitMs > state.deadline) return first;
  state.emit({
    type: 'warning',
    code: 'retry-after',
    message: `${request.url} asks to come back in ${Math.ceil(waitMs / 1000)} s; doing so once.`,
  });
  await pause(waitMs, options.signal);
  return visitOnce(state, slot, request);
}

async function visitOnce(
  state: CrawlState,
  slot: TabSlot,
  request: Omit<VisitRequest, 'deadline'>,
): Promise<Visit | typeof aborted> {
  const { limits, options, context, jar } = state;
  if (options.signal?.aborted) return aborted;
  let stopListening: () => void = () => undefined;
  const interruption = new Promise<typeof aborted>((resolve) => {
    const onAbort = () => resolve(aborted);
    options.signal?.addEventListener('abort', onAbort, { once: true });
    stopListening = () => options.signal?.removeEventListener('abort', onAbort);
  });
  try {
    slot.tab ??= await openTab(context);
    const visiting = visitPage(
      slot.tab,
      { ...request, deadline: state.deadline },
      { context, limits, jar, viewport: options.viewport, signal: options.signal },
    );
    visiting.catch(() => undefined);
    const visit = await Promise.race([visiting, interruption]);
    if (visit === aborted || visit.spoilt) await replaceTab(slot);
    return visit;
  } catch (error) {
    await replaceTab(slot);
    throw error;
  } finally {
    stopListening();
  }
}

async function replaceTab(slot: TabSlot): Promise<void> {
  const spoilt = slot.tab;
  slot.tab = undefined;
  if (spoilt) await closeTab(spoilt);
}

/** Milliseconds a 429 or 503 asks to wait (RFC 9110 §10.2.3: seconds or a date); undefined when it asks for nothing. */
export function retryAfterMs(visit: Pick<Visit, 'page'>, now: number): number | undefined {
  if (visit.page.status !== 429 && visit.page.status !== 503) return undefined;
  const value = visit.page.hops.at(-1)?.headers['retry-after']?.trim();
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
