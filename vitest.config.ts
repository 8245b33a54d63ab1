import { defineConfig } from 'vitest/config';

/** Tests that start a browser or the built command: one at a time, after the fast ones. */
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
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
