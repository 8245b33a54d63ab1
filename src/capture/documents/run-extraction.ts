import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ExtractionAnswer, ExtractionTask } from './extract-worker.js';

export interface ExtractionBounds {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

const heapMegabytes = 256;
/** Bytes outside the heap are not bounded by the thread's limits: the growth of the whole process is watched instead. */
const mostGrowth = 1_200_000_000;

/**
 * Runs one extraction in a thread, ended when its time, its memory or the caller's patience is over. Never rejects.
 */
export function runExtraction(task: ExtractionTask, { timeoutMs, signal }: ExtractionBounds): Promise<ExtractionAnswer> {
  if (signal?.aborted) return Promise.resolve({ kind: 'unreadable', why: 'The reading was interrupted.' });
  return new Promise((resolve) => {
    const startBytes = process.memoryUsage.rss();
    const worker = new Worker(workerAddress(), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
      // The file's reader has no use for them, and its warnings are nobody's concern.
      env: {},
      stdin: false,
      stdout: true,
      stderr: true,
    });
    const settle = (answer: ExtractionAnswer) => {
      clearTimeout(timer);
      clearInterval(watch);
      signal?.removeEventListener('abort', interrupt);
      void worker.terminate();
      resolve(answer);
    };
    const give = (why: string) => settle({ kind: 'unreadable', why });
    const interrupt = () => give('The reading was interrupted.');
    const timer = setTimeout(() => give(`The file was not read within ${timeoutMs / 1000} seconds.`), timeoutMs);
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - startBytes > mostGrowth) give('The file needs more memory to be read than it may have.');
    }, 200);
    signal?.addEventListener('abort', interrupt, { once: true });
    worker.once('message', settle);
    worker.once('error', (error: Error & { code?: string }) =>
      give(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? 'The file needs more memory to be read than it may have.'
          : `The file is damaged (${error.message}).`,
      ),
    );
    worker.once('exit', () => give('The reader of the file stopped without an answer.'));
  });
}

/** The compiled thread stands beside this file; when the sources themselves run, it stands in the same place of `dist`. */
function workerAddress(): URL {
  const beside = new URL('./extract-worker.js', import.meta.url);
  if (existsSync(fileURLToPath(beside))) return beside;
  const compiled = new URL('../../../dist/capture/documents/extract-worker.js', import.meta.url);
  if (existsSync(fileURLToPath(compiled))) return compiled;
  throw new Error('The compiled program is missing: run `npm run build` first.');
}
