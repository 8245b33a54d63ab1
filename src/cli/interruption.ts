import { ExitCode } from '../errors.js';

/**
 * Runs something that Ctrl-C may stop early. The first SIGINT or SIGTERM aborts the signal, so that what was captured is
 * sealed and reported; the second ends the process at once.
 */
export async function interruptible<T>(
  run: (signal: AbortSignal) => Promise<T>,
  onFirst: () => void,
): Promise<{ readonly value: T; readonly interrupted: boolean }> {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(ExitCode.interrupted);
    controller.abort();
    onFirst();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    return { value: await run(controller.signal), interrupted: controller.signal.aborted };
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}
