import type { CaptureEvent } from '../capture/capture-event.js';
import { cut, printable } from './printable.js';

/** The part of a stream that progress needs; stderr in commands. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

export interface Progress {
  readonly onEvent: (event: CaptureEvent) => void;
  /** Says that the visit is being stopped, after Ctrl-C. */
  readonly stopping: () => void;
  /** Leaves the cursor on a fresh line. */
  readonly end: () => void;
}

/** The line that tells an event, if it is worth one. `lasting` lines stay on the screen. */
export function progressLine(event: CaptureEvent): { readonly text: string; readonly lasting: boolean } | undefined {
  switch (event.type) {
    case 'started':
      return { text: `capturing ${printable(event.entryUrl)}`, lasting: true };
    case 'browser':
      return {
        text: `${event.name} ${event.version} (${event.source})${event.warning === undefined ? '' : `: ${event.warning}`}`,
        lasting: true,
      };
    case 'page-done': {
      const state = event.obstacle ?? event.status ?? event.loadState;
      return {
        text: `[${event.pages}/${event.maxPages}] ${state} ${printable(event.url)} — ${event.queued} waiting`,
        lasting: false,
      };
    }
    case 'warning':
      return { text: `warning: ${printable(event.message)}`, lasting: true };
    case 'finished':
      return {
        text: `${event.pages} pages in ${Math.round(event.durationMs / 1000)} s, ${event.status}${event.detail === undefined ? '' : `: ${printable(event.detail)}`}`,
        lasting: true,
      };
    default:
      return undefined;
  }
}

const clearLine = '\r\u001b[2K';

/** Shows a capture's progress: one line rewritten in place on a terminal, one line per page elsewhere (logs, CI). */
export function progressTo(stream: ProgressStream, quiet: boolean): Progress {
  const inPlace = stream.isTTY === true && process.env.TERM !== 'dumb' && !process.env.CI;
  let pending = false;
  const show = (text: string, lasting: boolean) => {
    if (quiet) return;
    if (!inPlace) stream.write(`${text}\n`);
    else stream.write(`${clearLine}${lasting ? text : cut(text, (stream.columns ?? 80) - 1)}${lasting ? '\n' : ''}`);
    pending = inPlace && !lasting;
  };
  return {
    onEvent: (event) => {
      const line = progressLine(event);
      if (line !== undefined) show(line.text, line.lasting);
    },
    stopping: () => show('stopping: what was captured so far is sealed and reported; press Ctrl-C again to stop at once', true),
    end: () => {
      if (pending) stream.write(clearLine);
      pending = false;
    },
  };
}
