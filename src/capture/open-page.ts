import type { LoadState } from '../evidence/page-record.js';
import type { CaptureLimits } from './capture-options.js';
import { settleProgram } from './in-page/program.js';
import type { Settling } from './in-page/settle.js';
import { runIsolated } from './isolated-world.js';
import { type NavigationFailure, navigationFailure } from './navigation-failure.js';
import type { NetworkLog } from './network-log.js';
import type { SettleMemory } from './settle-memory.js';
import type { Tab } from './tab.js';
import type { TabGuard } from './tab-guard.js';
import { timedOut, withTimeLimit } from './time-limit.js';

/** Quiet time that is enough on a page whose like never changed late, milliseconds. */
const stillQuietMs = 50;

export interface Opening {
  readonly loadState: LoadState;
  /** Set when no document came. */
  readonly failure?: NavigationFailure;
}

/**
 * Navigates and waits: DOMContentLoaded within the navigation limit, then a quiet DOM or the settle limit. Never waits for an
 * idle network: advertising and chat keep it busy for ever. `deadline` is in epoch milliseconds.
 */
export async function openPage(
  tab: Tab,
  url: string,
  tools: {
    readonly limits: CaptureLimits;
    readonly network: NetworkLog;
    readonly guard: TabGuard;
    readonly deadline: number;
    readonly settled?: SettleMemory | undefined;
  },
): Promise<Opening> {
  const { limits, network, guard, deadline } = tools;
  const left = () => Math.max(1, deadline - Date.now());
  const timeout = Math.min(limits.navigationMs, left());
  const went = await Promise.race([
    withTimeLimit(
      tab.page.goto(url, { waitUntil: 'domcontentloaded', timeout }).then(
        () => '',
        (error: Error) => error.message,
      ),
      timeout + 1000,
    ),
    guard.stopped.then(() => 'stopped'),
  ]);
  if (went === 'stopped') {
    if (guard.why() === 'crash') return { loadState: 'failed', failure: navigationFailure(url, 'The page crashed.') };
    return { loadState: 'settle-timeout' };
  }
  if (went === timedOut || /Timeout \d+ms exceeded/.test(went)) {
    await stopLoading(tab);
    if (network.lastNavigation()) return { loadState: 'navigation-timeout' };
    return { loadState: 'navigation-timeout', failure: navigationFailure(url, `Timeout ${timeout}ms exceeded`) };
  }
  if (/interrupted by another navigation|ERR_ABORTED/.test(went) && network.lastNavigation()) {
    await tab.page.waitForLoadState('domcontentloaded', { timeout: Math.min(timeout, left()) }).catch(() => undefined);
  } else if (/Download is starting|ERR_HTTP_RESPONSE_CODE_FAILURE/.test(went) && network.lastNavigation()) {
    return { loadState: 'quiet' };
  } else if (went !== '') {
    return { loadState: 'failed', failure: navigationFailure(url, went) };
  }
  return { loadState: await settle(tab, url, tools, left) };
}

async function settle(tab: Tab, url: string, tools: Parameters<typeof openPage>[2], left: () => number): Promise<LoadState> {
  const { limits, guard, settled } = tools;
  const end = Date.now() + Math.min(limits.settleMs, left());
  const still = settled?.isStill(url) ?? false;
  const quietMs = still ? Math.min(stillQuietMs, limits.quietMs) : limits.quietMs;
  for (let attempt = 0; attempt < 4; attempt++) {
    const rest = end - Date.now();
    if (rest <= 0 || guard.why()) break;
    try {
      const program = settleProgram(Math.min(quietMs, rest), rest, still);
      const answer = await Promise.race([runIsolated<Settling>(tab.session, program, rest + 200), guard.stopped]);
      if (answer === timedOut || typeof answer === 'string') return 'settle-timeout';
      settled?.note(url, answer);
      return answer.state;
    } catch {
      // The page went to another document by script: wait for that one.
      await tab.page.waitForLoadState('domcontentloaded', { timeout: Math.max(1, end - Date.now()) }).catch(() => undefined);
    }
  }
  return 'settle-timeout';
}

async function stopLoading(tab: Tab): Promise<void> {
  await withTimeLimit(tab.session.send('Page.stopLoading'), 1000).catch(() => undefined);
}
