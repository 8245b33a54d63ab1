import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pause } from '../../src/capture/time-limit.js';

let now = 0;

beforeEach(() => {
  now = 1_000_000;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.spyOn(Date, 'now').mockImplementation(() => now);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The pause under way, and whether it has ended. */
function begun(ms: number, signal?: AbortSignal): { readonly ended: () => boolean } {
  let isOver = false;
  void pause(ms, signal).then(() => {
    isOver = true;
  });
  return { ended: () => isOver };
}

async function timerFires(afterMs: number, clockShows: number): Promise<void> {
  now += clockShows;
  await vi.advanceTimersByTimeAsync(afterMs);
}

it('goes on until the clock shows the whole wait, though its timer fires early', async () => {
  const wait = begun(1500);
  await timerFires(1500, 1499);
  expect(wait.ended()).toBe(false);
  await timerFires(1, 1);
  expect(wait.ended()).toBe(true);
});

it('ends with its timer when the clock was set back meanwhile', async () => {
  const wait = begun(1500);
  await timerFires(1500, -3_600_000);
  expect(wait.ended()).toBe(true);
});

it('ends at once when it is called off, also while it makes up for an early timer', async () => {
  const off = new AbortController();
  const wait = begun(1500, off.signal);
  await timerFires(1500, 1400);
  off.abort();
  await vi.advanceTimersByTimeAsync(0);
  expect(wait.ended()).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});
