import type { AbuseSignal } from '../evidence/abuse-signal.js';
import type { CrawlState } from './crawl-state.js';
import type { VisitOutcome } from './visit-outcome.js';

/** The address leads to what must not be looked at: it is noted, and nothing of it is kept. */
export function turnAway(state: CrawlState, signal: Omit<AbuseSignal, 'at'>): VisitOutcome {
  state.watch.raise({ ...signal, ...(state.persona === 'visitor' ? {} : { persona: state.persona }) });
  return { kind: 'skip', reason: 'abuse-signal' };
}
