import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHostPace } from '../../src/capture/host-pace.js';

const site = 'https://example.org/page';

describe('createHostPace', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 0 }));
  afterEach(() => void vi.useRealTimers());

  /** Milliseconds at which each of `count` turns came. */
  async function turns(pace: ReturnType<typeof createHostPace>, count: number, url = site, share = 1) {
    const times: number[] = [];
    const all = Promise.all(Array.from({ length: count }, () => pace.turn(url, share).then(() => times.push(Date.now()))));
    await vi.runAllTimersAsync();
    await all;
    return times;
  }

  it('keeps the pause between two requests to one host', async () => {
    expect(await turns(createHostPace(250), 3)).toEqual([0, 250, 500]);
  });

  it('keeps a part of it for small requests', async () => {
    expect(await turns(createHostPace(200), 3, site, 0.25)).toEqual([0, 50, 100]);
  });

  it('keeps none on this machine', async () => {
    expect(await turns(createHostPace(250), 3, 'http://127.0.0.1:8080/')).toEqual([0, 0, 0]);
  });

  it('slows down for a host that asks for mercy, up to a limit, and for no other', async () => {
    const pace = createHostPace(250);
    for (let time = 0; time < 20; time++) pace.slowDown(site);
    expect(await turns(pace, 2)).toEqual([0, 30_000]);
    const elsewhere = await turns(pace, 2, 'https://example.com/');
    expect((elsewhere[1] ?? 0) - (elsewhere[0] ?? 0)).toBe(250);
  });

  it('honours a longer pause that robots.txt asks for, not a shorter one', async () => {
    const pace = createHostPace(250);
    pace.atLeast(site, 1000);
    pace.atLeast(site, 10);
    expect(await turns(pace, 2)).toEqual([0, 1000]);
  });
});
