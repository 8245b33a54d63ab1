import { describe, expect, it } from 'vitest';
import type { CaptureEvent } from '../../src/capture/capture-event.js';
import { progressTo } from '../../src/cli/progress.js';

const page: CaptureEvent = {
  type: 'page-done',
  id: 'p0001',
  url: 'https://forum.example/\u001b[31mred',
  status: 200,
  loadState: 'quiet',
  durationMs: 400,
  pages: 1,
  maxPages: 40,
  queued: 7,
};
const finished: CaptureEvent = { type: 'finished', status: 'complete', pages: 1, durationMs: 1_900 };

const shown = (events: readonly CaptureEvent[], stream: { isTTY?: boolean; columns?: number }, quiet = false): string => {
  let text = '';
  const progress = progressTo({ ...stream, write: (part: string) => (text += part) }, quiet);
  for (const event of events) progress.onEvent(event);
  progress.end();
  return text;
};

describe('progress of a capture', () => {
  it('is one plain line per page where there is no terminal', () => {
    expect(shown([page, finished], {})).toBe('[1/40] 200 https://forum.example/red — 7 waiting\n1 pages in 2 s, complete\n');
  });

  it('rewrites one line on a terminal and never exceeds its width', () => {
    const { CI, TERM } = process.env;
    delete process.env.CI;
    process.env.TERM = 'xterm';
    try {
      const text = shown([page], { isTTY: true, columns: 30 });
      expect(text).not.toContain('\n');
      expect(text.startsWith('\r\u001b[2K')).toBe(true);
      expect(text.replaceAll('\r\u001b[2K', '').length).toBeLessThan(30);
    } finally {
      if (CI !== undefined) process.env.CI = CI;
      if (TERM === undefined) delete process.env.TERM;
      else process.env.TERM = TERM;
    }
  });

  it('says nothing when quiet', () => {
    expect(shown([page, finished], {}, true)).toBe('');
  });
});
