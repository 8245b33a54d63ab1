/**
 * Runs jobs side by side so that what is chosen never depends on which one ends first: job n is chosen when exactly the
 * results of the jobs 1 … n − `window` are applied, always in the order of choice. Two visits of the same site thus take
 * the same way. `next` gives the next job or undefined when there is none for now; it is asked again after each result.
 * Rejects with the first error of `run` or `apply`, once the jobs that run have settled.
 */
export async function runInOrder<Job, Result>(work: {
  readonly window: number;
  readonly next: (running: number) => Job | undefined;
  readonly run: (job: Job) => Promise<Result>;
  readonly apply: (job: Job, result: Result) => void | Promise<void>;
}): Promise<void> {
  const running: { readonly job: Job; readonly result: Promise<Result> }[] = [];
  try {
    for (;;) {
      while (running.length < work.window) {
        const job = work.next(running.length);
        if (job === undefined) break;
        const result = work.run(job);
        result.catch(() => undefined);
        running.push({ job, result });
      }
      const head = running[0];
      if (!head) return;
      await work.apply(head.job, await head.result);
      running.shift();
    }
  } finally {
    await Promise.allSettled(running.map(({ result }) => result));
  }
}
