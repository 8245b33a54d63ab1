import type { AbuseSignal } from '../evidence/abuse-signal.js';
import type { CaptureRecord, CrawlTrap, PicturesOff, SkippedReason } from '../evidence/capture-record.js';
import type { FailureCode, LoadState, Obstacle, Persona } from '../evidence/page-record.js';
import type { ProbeRecord } from '../evidence/probe-record.js';
import type { PageType } from '../ruleset/vocabulary.js';

/** What a capture tells while it runs; the same lines go to `logs/events.ndjson`. */
export type CaptureEvent =
  | { readonly type: 'started'; readonly entryUrl: string; readonly directory: string }
  | {
      readonly type: 'browser';
      readonly name: string;
      readonly version: string;
      readonly source: string;
      readonly sandbox: boolean;
      readonly warning?: string;
    }
  /** The capture begins a part of its work. */
  | {
      readonly type: 'phase';
      readonly phase: 'entry' | 'links' | 'usual-addresses' | 'consent' | 'probes' | 'member' | 'sealing';
    }
  | { readonly type: 'probe'; readonly probe: string; readonly page: string; readonly status: ProbeRecord['status'] }
  | { readonly type: 'resumed'; readonly pages: number }
  | { readonly type: 'page-start'; readonly url: string }
  | {
      readonly type: 'page-done';
      readonly id: string;
      readonly url: string;
      readonly status: number | null;
      readonly loadState: LoadState;
      readonly obstacle?: Obstacle;
      readonly durationMs: number;
      /** Pages captured so far, and the most there may be. */
      readonly pages: number;
      readonly maxPages: number;
      /** URLs still waiting. */
      readonly queued: number;
      /** Types the page was recognised as. */
      readonly types?: readonly PageType[];
      /** Types the rules still look for. */
      readonly sought?: readonly PageType[];
      readonly persona?: Persona;
    }
  /** A visit failed in a way that may pass, and is tried again. */
  | {
      readonly type: 'retry';
      readonly url: string;
      readonly code: FailureCode;
      readonly attempt: number;
      readonly waitMs: number;
    }
  /** The guard refused a connection (once per host and reason). */
  | { readonly type: 'refused'; readonly host: string; readonly reason: string }
  | { readonly type: 'browser-replaced'; readonly reason: 'lost' | 'age' | 'memory' }
  /** Words suggested sexual pictures of minors: the address was left, or not opened. */
  | { readonly type: 'abuse-signal'; readonly url: string; readonly place: AbuseSignal['place']; readonly trigger: string }
  /** Pictures are no longer asked for nor kept. */
  | { readonly type: 'pictures-off'; readonly why: PicturesOff['why'] }
  | { readonly type: 'trap'; readonly kind: CrawlTrap['kind']; readonly pattern: string }
  | { readonly type: 'skipped-summary'; readonly counts: Readonly<Partial<Record<SkippedReason, number>>> }
  | { readonly type: 'warning'; readonly code: string; readonly message: string }
  | {
      readonly type: 'finished';
      readonly status: CaptureRecord['status'];
      readonly pages: number;
      readonly durationMs: number;
      /** Why it ended before its time. */
      readonly stoppedBy?: CaptureRecord['stoppedBy'];
      readonly detail?: string;
    };
