import { defineConfig } from 'vitest/config';

/** Tests that start a browser or the built command; they run after the fast ones. */
const slow = ['test/capture/**/*.test.ts', 'test/commands/**/*.test.ts', 'test/**/*.browser.test.ts'];

export default defineConfig({
  test: {
    // The output of a command under test is read by @oclif/test; vitest must not take it away.
    disableConsoleIntercept: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: slow,
          setupFiles: ['test/refuse-network.ts'],
          testTimeout: 20_000,
          // They share no state but what is read once: rules, lexicons, templates.
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: slow,
          setupFiles: ['test/refuse-network.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // Loading the modules anew for each file costs a fifth of the run; every file closes what it opens.
          isolate: false,
          // Much of a visit is waiting; more than this and a small machine answers too late for what is waited for.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
