import type { CaptureEvent } from '../capture/capture-event.js';
import type { PageType } from '../ruleset/vocabulary.js';

type Phase = Extract<CaptureEvent, { type: 'phase' }>['phase'];

/** What is known of a running capture from its events. Times in milliseconds. */
export interface ProgressState {
  readonly startedAt: number;
  readonly host: string;
  readonly phase: Phase | undefined;
  readonly pages: number;
  /** Pages that an earlier run captured: they do not count for the rate. */
  readonly resumedPages: number;
  readonly maxPages: number;
  readonly queued: number;
  /** In order of discovery, each once. */
  readonly found: readonly PageType[];
  /** Undefined until the capture says what it looks for. */
  readonly sought: readonly PageType[] | undefined;
  /** The page opened last. */
  readonly opening: string | undefined;
}

export const initialProgress = (now: number): ProgressState => ({
  startedAt: now,
  host: '',
  phase: undefined,
  pages: 0,
  resumedPages: 0,
  maxPages: 0,
  queued: 0,
  found: [],
  sought: undefined,
  opening: undefined,
});

/** The state after one more event. */
export function advance(state: ProgressState, event: CaptureEvent): ProgressState {
  switch (event.type) {
    case 'started':
      return { ...state, host: URL.canParse(event.entryUrl) ? new URL(event.entryUrl).host : event.entryUrl };
    case 'phase':
      return { ...state, phase: event.phase, opening: undefined };
    case 'resumed':
      return { ...state, pages: event.pages, resumedPages: event.pages };
    case 'page-start':
      return { ...state, opening: event.url };
    case 'page-done':
      return {
        ...state,
        pages: event.pages,
        maxPages: event.maxPages,
        queued: event.queued,
        found: [...new Set([...state.found, ...(event.types ?? [])])],
        sought: event.sought ?? state.sought,
      };
    default:
      return state;
  }
}

/** Pages per minute of this run, once there is enough to say it: two pages and three seconds. */
export function rateOf(state: ProgressState, now: number): number | undefined {
  const [pages, elapsed] = [state.pages - state.resumedPages, now - state.startedAt];
  return pages < 2 || elapsed < 3000 ? undefined : (pages * 60_000) / elapsed;
}
