import { createSeats } from './seats.js';

/**
 * Runs jobs side by side so that what is chosen never depends on which one ends first: job n is chosen when exactly the
 * results of the jobs 1 … n − `window` are applied, always in the order of choice. Two visits of the same site thus take
 * the same way. `next` gives the next job or undefined when there is none for now; it is asked again after each result.
 * Rejects with the first error of `run` or `apply`, once the jobs that run have settled;
 * those that wait for a lane are not begun.
 */
export async function runInOrder<Job, Result>(work: {
  readonly window: number;
  /** So many of the chosen jobs run at a time, the earliest chosen first (default: all), so that one slow job does not hold up the rest. */
  readonly lanes?: number;
  readonly next: (running: number) => Job | undefined;
  readonly run: (job: Job) => Promise<Result>;
  readonly apply: (job: Job, result: Result) => void | Promise<void>;
}): Promise<void> {
  const seat = createSeats(work.lanes ?? work.window);
  let isOver = false;
  async function inLane(job: Job): Promise<Result> {
    const leave = await seat();
    try {
      if (isOver) throw new Error('Not begun: an earlier job failed.');
      return await work.run(job);
    } finally {
      leave();
    }
  }
  const running: { readonly job: Job; readonly result: Promise<Result> }[] = [];
  try {
    for (;;) {
      while (running.length < work.window) {
        const job = work.next(running.length);
        if (job === undefined) break;
        const result = inLane(job);
        result.catch(() => undefined);
        running.push({ job, result });
      }
      const head = running[0];
      if (!head) return;
      await work.apply(head.job, await head.result);
      running.shift();
    }
  } finally {
    isOver = true;
    await Promise.allSettled(running.map(({ result }) => result));
  }
}
