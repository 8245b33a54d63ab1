import type { ControlRecord } from '../../evidence/page-record.js';
import type { ProbeRun, ProbeStepRecord } from '../../evidence/probe-record.js';
import type { ListOption, PageState } from './page-state.js';

/** A walk that came to its end before its time. */
export class WalkEnded extends Error {
  constructor(
    readonly status: Exclude<ProbeRun['status'], 'done'>,
    detail: string,
  ) {
    super(detail);
  }
}

/** One visitor with a clean browser, before one page: hands, eyes and a diary. */
export interface Walk {
  /** Opens the page anew, as if nothing had been done. Throws `WalkEnded`. */
  readonly open: () => Promise<PageState>;
  /** The page as it stands. Throws `WalkEnded`. */
  readonly read: () => Promise<PageState>;
  /** Loads the page again in the same browser, with all that it remembers, and waits for what comes late. Throws `WalkEnded`. */
  readonly reload: () => Promise<PageState>;
  /** Scrolls to the end, waits for what comes late, and reads again. */
  readonly lookFurther: () => Promise<PageState>;
  /** Clicks a control, or chooses one from a list; undefined when it is not there any more or nothing can reach it. */
  readonly click: (control: ControlRecord | ListOption, state: PageState) => Promise<PageState | undefined>;
  /** Presses Escape, which sends a dialog away that lets itself be closed. Throws `WalkEnded`. */
  readonly pressEscape: () => Promise<PageState>;
  /** Whether a hand comes to one of these controls at all, or something covers them; nothing is clicked. */
  readonly canReachAny: (controls: readonly ControlRecord[]) => Promise<boolean>;
  /** Types into a box; undefined when it cannot be. */
  readonly fill: (control: ControlRecord, text: string, state: PageState) => Promise<PageState | undefined>;
  readonly steps: readonly ProbeStepRecord[];
  /** Requests stopped by the last action. */
  readonly lastStopped: () => ProbeStepRecord['stopped'];
  readonly isOver: () => boolean;
  /** No page on the way broke off before it was whole: what is not on one that did proves nothing. */
  readonly isWhole: () => boolean;
  readonly keepEnd: (state: PageState) => ProbeRun['end'];
  /** List of what was asked of the network, once the walk is closed. */
  readonly keepRequests: () => ProbeRun['requests'];
  readonly close: () => Promise<void>;
}
