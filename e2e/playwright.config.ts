/**
 * End-to-end tests in the real Electron, one at a time. Results go where the command that starts them says, because the
 * ordinary user who runs them may not write into the checkout.
 */
import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

const output = process.env['WELLSPRING_TEST_OUTPUT'] ?? resolve(import.meta.dirname, '../test-results');

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.spec.ts',
  outputDir: resolve(output, 'results'),
  workers: 1,
  fullyParallel: false,
  retries: 0,
  // What passes passes as soon as it is so; these only say when a slow computer is taken for a fault.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: resolve(output, 'report.json') }]],
});
