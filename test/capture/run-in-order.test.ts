import { describe, expect, it } from 'vitest';
import { runInOrder } from '../../src/capture/run-in-order.js';

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A site as a map of links; each page takes as long as it is told. Returns the order in which pages were chosen and filed. */
async function crawl(delays: (page: string) => number) {
  const links: Readonly<Record<string, readonly string[]>> = { a: ['d', 'e'], b: ['f'], c: ['g', 'h'], d: [], e: ['i'], f: [] };
  const queue = ['a', 'b', 'c'];
  const chosen: string[] = [];
  const filed: string[] = [];
  let most = 0;
  let running = 0;
  await runInOrder<string, string>({
    window: 3,
    next: () => {
      // The latest find comes first: the choice depends on what was filed.
      const page = queue.pop();
      if (page) chosen.push(page);
      return page;
    },
    async run(page) {
      most = Math.max(most, ++running);
      await later(delays(page));
      running--;
      return page.toUpperCase();
    },
    apply(page, result) {
      expect(result).toBe(page.toUpperCase());
      filed.push(page);
      queue.push(...(links[page] ?? []));
    },
  });
  return { chosen, filed, most };
}

describe('runInOrder', () => {
  it('takes the same way whichever page answers first', async () => {
    const quickFirst = await crawl((page) => (page < 'c' ? 1 : 12));
    const slowFirst = await crawl((page) => (page < 'c' ? 12 : 1));
    expect(quickFirst.chosen).toEqual(slowFirst.chosen);
    expect(quickFirst.filed).toEqual(slowFirst.filed);
    expect(quickFirst.filed).toEqual(quickFirst.chosen);
    expect([...quickFirst.filed].sort()).toEqual([...'abcdefghi']);
  });

  it('never runs more than the window', async () => {
    expect((await crawl(() => 2)).most).toBe(3);
  });

  it('rejects with the first error, after the others have ended', async () => {
    let ended = 0;
    const jobs = [1, 2, 3];
    const work = runInOrder<number, void>({
      window: 2,
      next: () => jobs.shift(),
      async run(job) {
        await later(job === 1 ? 1 : 15);
        ended++;
        if (job === 1) throw new Error('first');
      },
      apply: () => undefined,
    });
    await expect(work).rejects.toThrow('first');
    expect(ended).toBe(2);
  });

  it('lets what is quick go past what is slow when fewer run than are chosen, and files in the order of choice', async () => {
    const jobs = [40, 1, 1, 1, 1];
    const ended: number[] = [];
    const filed: number[] = [];
    let most = 0;
    let now = 0;
    let index = 0;
    await runInOrder<{ ms: number; at: number }, number>({
      window: 5,
      lanes: 2,
      next: () => (jobs.length === 0 ? undefined : { ms: jobs.shift() as number, at: index++ }),
      async run({ ms, at }) {
        most = Math.max(most, ++now);
        await later(ms);
        now--;
        ended.push(at);
        return at;
      },
      apply: (_, at) => {
        filed.push(at);
      },
    });
    expect(most).toBe(2);
    expect(ended).toEqual([1, 2, 3, 4, 0]);
    expect(filed).toEqual([0, 1, 2, 3, 4]);
  });

  it('does not begin what waits for a lane after a failure', async () => {
    const begun: number[] = [];
    const jobs = [1, 2, 3];
    const work = runInOrder<number, void>({
      window: 3,
      lanes: 1,
      next: () => jobs.shift(),
      async run(job) {
        begun.push(job);
        throw new Error(`job ${job}`);
      },
      apply: () => undefined,
    });
    await expect(work).rejects.toThrow('job 1');
    expect(begun).toHaveLength(1);
  });
});
