import type { File, Suite, Task } from 'vitest';

const testsOf = (task: Task): readonly Task[] => (task.type === 'suite' ? task.tasks.flatMap(testsOf) : [task]);

/**
 * Tells of the suites of a file whether any test of theirs is to run, so that what is made for all of them at once is only made for
 * those that somebody chose (`-t`).
 * @param file what the hook of the file is given
 */
export function chosenSuites(file: Readonly<Suite | File>): (suite: string) => boolean {
  const chosen = new Set(
    file.tasks.filter((task) => testsOf(task).some(({ mode }) => mode === 'run' || mode === 'queued')).map(({ name }) => name),
  );
  return (suite) => chosen.has(suite);
}
