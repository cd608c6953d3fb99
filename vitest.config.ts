import { defineConfig } from 'vitest/config';

/** Unit tests stand beside what they test and run in Node; end-to-end tests are Playwright's (e2e/). */
export default defineConfig({
  test: {
    include: [
      'shared/**/*.test.ts',
      'electron/**/*.test.ts',
      'renderer/**/*.test.{ts,tsx}',
      'e2e/bench/*.test.ts',
    ],
    environment: 'node',
    testTimeout: 30_000,
    pool: 'forks',
  },
});
