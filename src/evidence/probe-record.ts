import type { ArtifactRef, Persona, Rect, RequestRecord } from './page-record.js';

/** Where the bundle keeps what its probes found. */
export const probesFile = 'probes/probes.json';

/** What a probe answered to one of its questions; `unknown` when its runs disagree or did not come so far. */
export type ProbeValue = boolean | number | string;

/** A request that followed an action of ours and was not let out. */
export interface StoppedWrite {
  readonly method: string;
  /** Cut at 2 000 characters. */
  readonly url: string;
  readonly why: 'method' | 'beacon' | 'socket' | 'picture' | 'side-effect' | 'navigation' | 'after-typing';
}

export interface ProbeStepRecord {
  readonly action: 'open' | 'click' | 'fill' | 'press' | 'reload' | 'put-aside';
  /** The control that was worked. */
  readonly target?: { readonly role: string; readonly name: string; readonly selector: string; readonly rect: Rect };
  readonly at: string;
  readonly durationMs: number;
  /** Address at which the step ended. */
  readonly url: string;
  readonly outcome: 'done' | 'nothing' | 'gone' | 'blocked' | 'timed-out';
  readonly stopped: readonly StoppedWrite[];
  readonly screenshot?: ArtifactRef;
}

/** One walk, in a browser context that nothing had touched. */
export interface ProbeRun {
  readonly device: 'desktop' | 'mobile';
  readonly startedAt: string;
  readonly durationMs: number;
  readonly status: 'done' | 'blocked' | 'failed' | 'timed-out';
  /** One sentence for people when it did not end well. */
  readonly detail?: string;
  readonly values: Readonly<Record<string, ProbeValue>>;
  readonly steps: readonly ProbeStepRecord[];
  /** The page at the end, as it stood. */
  readonly end?: { readonly url: string; readonly dom: ArtifactRef };
  /** `requests.json` of the walk, a `ProbeRequests`. */
  readonly requests?: ArtifactRef;
}

/** What a walk asked of the network. Requests that were held back stand with their step, not here: no server saw them. */
export interface ProbeRequests {
  readonly schema: 1;
  /** One for each time the page was opened anew, in order; times of its requests count from `openedAt`. */
  readonly documents: readonly {
    readonly openedAt: string;
    readonly requests: readonly RequestRecord[];
    /** Requests beyond the limit of a record. */
    readonly requestsLeftOut: number;
  }[];
}

/** What one probe found from one page, in at least two walks. Plain data; times are ISO 8601 UTC. */
export interface ProbeRecord {
  readonly probe: string;
  readonly persona: Persona;
  /** Page record from which it started. */
  readonly page: string;
  readonly url: string;
  readonly status: ProbeRun['status'];
  /** What all runs agree on. */
  readonly values: Readonly<Record<string, ProbeValue>>;
  /** Questions to which the runs gave different answers. */
  readonly disagree: readonly string[];
  readonly runs: readonly ProbeRun[];
}

export interface ProbeRecords {
  readonly schema: 1;
  readonly probes: readonly ProbeRecord[];
}
