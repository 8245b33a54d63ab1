import type { RunnerTask, RunnerTestSuite } from 'vitest';

const testsOf = (task: RunnerTask): readonly RunnerTask[] => (task.type === 'suite' ? task.tasks.flatMap(testsOf) : [task]);

/**
 * Tells of the suites of a file whether any test of theirs is to run, so that what is made for all of them at once is only made for
 * those that somebody chose (`-t`).
 * @param file what the hook of the file is given
 */
export function chosenSuites(file: Readonly<RunnerTestSuite>): (suite: string) => boolean {
  const chosen = new Set(
    file.tasks.filter((task) => testsOf(task).some(({ mode }) => mode === 'run' || mode === 'queued')).map(({ name }) => name),
  );
  return (suite) => chosen.has(suite);
}
