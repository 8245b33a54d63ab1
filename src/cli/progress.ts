import type { CaptureEvent } from '../capture/capture-event.js';
import type { LoginWarning } from '../capture/storage-state.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import type { InterfaceLanguage } from './interface-language.js';
import { progressBlock } from './progress-block.js';
import { jsonLine } from './progress-json.js';
import { lastingLine, type ProgressSpeech, plainLine } from './progress-line.js';
import { advance, initialProgress } from './progress-state.js';
import { loginWarningWords, progressWords } from './progress-words.js';

/** The part of a stream that progress needs; stderr in commands. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

export interface ProgressOptions {
  readonly speech: ProgressSpeech;
  readonly quiet: boolean;
  readonly format: 'text' | 'json';
  /** Longest duration of the visit. */
  readonly maxSeconds: number;
  /** Epoch milliseconds; replaced in tests. */
  readonly now?: () => number;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

export interface Progress {
  readonly onEvent: (event: CaptureEvent) => void;
  /** Tells what is doubtful about a login file. */
  readonly warnOfLogin: (warnings: readonly LoginWarning[]) => void;
  /** Says that the visit is being stopped, after Ctrl-C. */
  readonly stopping: () => void;
  /** Stops the display and leaves the cursor on a fresh line; must be called, whatever happened. */
  readonly end: () => void;
}

/** The words of the interface language, page types as the rules folder calls them. */
export const speechOf = (ruleset: Ruleset, lang: InterfaceLanguage): ProgressSpeech => ({
  lang,
  titleOf: (type) => ruleset.pageTypes.get(type)?.title[lang] ?? type,
});

/** How events reach the stream. */
interface Display {
  readonly show: (event: CaptureEvent) => void;
  /** A line of ours that is no event of the capture. */
  readonly say: (line: string, event: { readonly type: string }) => void;
  readonly end: () => void;
}

const silent: Display = { show: () => undefined, say: () => undefined, end: () => undefined };

function jsonDisplay(stream: ProgressStream, now: () => number): Display {
  const write = (event: { readonly type: string }) => void stream.write(`${jsonLine(event, now())}\n`);
  return { show: write, say: (_, event) => write(event), end: () => undefined };
}

function plainDisplay(stream: ProgressStream, speech: ProgressSpeech): Display {
  const say = (line: string | undefined) => void (line === undefined || stream.write(`${line}\n`));
  return { show: (event) => say(plainLine(event, speech)), say, end: () => undefined };
}

/** A block rewritten in place at the bottom; lasting lines scroll above it. */
function liveDisplay(stream: ProgressStream, { speech, maxSeconds }: ProgressOptions, now: () => number): Display {
  let state = initialProgress(now());
  let drawn = 0;
  let done = false;
  // Cursor to the first column of the first line of the block, then everything below it erased.
  const erased = () => (drawn === 0 ? '' : `\r${drawn > 1 ? `\u001b[${drawn - 1}A` : ''}\u001b[J`);
  const draw = (above = '') => {
    const lines = done ? [] : progressBlock(state, speech, { now: now(), width: (stream.columns || 80) - 1, maxSeconds });
    stream.write(`${erased()}${above}${lines.join('\n')}`);
    drawn = lines.length;
  };
  const clock = setInterval(draw, 1000);
  clock.unref();
  const say = (line: string) => draw(`${line}\n`);
  return {
    show: (event) => {
      state = advance(state, event);
      if (event.type === 'finished') done = true;
      const line = lastingLine(event, speech);
      if (line !== undefined) say(line);
      else draw();
    },
    say,
    end: () => {
      clearInterval(clock);
      done = true;
      draw();
    },
  };
}

/**
 * Shows a capture's progress: a live block on a terminal, one line per page elsewhere (logs, CI), or one JSON object per event.
 * Nothing of the site reaches the stream before it is made printable.
 */
export function progressTo(stream: ProgressStream, options: ProgressOptions): Progress {
  const { speech, quiet, format, now = Date.now, environment = process.env } = options;
  const isLive = stream.isTTY === true && environment.TERM !== 'dumb' && !environment.CI;
  const display = quiet
    ? silent
    : format === 'json'
      ? jsonDisplay(stream, now)
      : isLive
        ? liveDisplay(stream, options, now)
        : plainDisplay(stream, speech);
  return {
    onEvent: display.show,
    warnOfLogin: (warnings) => {
      for (const code of warnings) {
        display.show({ type: 'warning', code: `login-${code}`, message: loginWarningWords[code][speech.lang] });
      }
    },
    stopping: () => display.say(progressWords.stopping[speech.lang], { type: 'stopping' }),
    end: display.end,
  };
}
