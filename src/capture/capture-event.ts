import type { CaptureRecord, SkippedReason } from '../evidence/capture-record.js';
import type { LoadState, Obstacle } from '../evidence/page-record.js';

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
    }
  | { readonly type: 'skipped-summary'; readonly counts: Readonly<Partial<Record<SkippedReason, number>>> }
  | { readonly type: 'warning'; readonly code: string; readonly message: string }
  | {
      readonly type: 'finished';
      readonly status: CaptureRecord['status'];
      readonly pages: number;
      readonly durationMs: number;
      readonly detail?: string;
    };
