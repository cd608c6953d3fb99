/**
 * Counts what ran, from the reports that the test runners write. A runner that crashed, reported nothing, or skipped
 * something never counts as passed. Pure.
 */

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

export const onePassed: Tally = { passed: 1, failed: 0 };
export const oneFailed: Tally = { passed: 0, failed: 1 };

export function addTallies(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
  };
}

/** The last line of `npm test`. */
export function lastLine({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

interface VitestReport {
  readonly testResults?: readonly {
    readonly status?: string;
    readonly assertionResults?: readonly { readonly status?: string }[];
  }[];
}

/** `report` is what Vitest's JSON reporter wrote (undefined: nothing), `code` its exit code. */
export function tallyVitest(report: unknown, code: number): Tally {
  const files = (report as VitestReport | undefined)?.testResults ?? [];
  const counted = addTallies(
    files.map(({ status, assertionResults = [] }) => {
      const passed = assertionResults.filter((test) => test.status === 'passed').length;
      const failed = assertionResults.length - passed;
      // A file that could not be loaded has no tests to fail.
      return { passed, failed: failed === 0 && status !== 'passed' ? 1 : failed };
    }),
  );
  return withRunner(counted, code);
}

interface PlaywrightReport {
  readonly stats?: {
    readonly expected?: number;
    readonly unexpected?: number;
    readonly flaky?: number;
    readonly skipped?: number;
  };
  readonly errors?: readonly unknown[];
}

/** `report` is what Playwright's JSON reporter wrote (undefined: nothing), `code` its exit code. */
export function tallyPlaywright(report: unknown, code: number): Tally {
  const { stats = {}, errors = [] } = (report as PlaywrightReport | undefined) ?? {};
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = stats;
  return withRunner({ passed: expected, failed: unexpected + flaky + skipped + errors.length }, code);
}

/** A runner that failed without naming a test, or ran none, is one failure itself. */
function withRunner(counted: Tally, code: number): Tally {
  const unexplained = counted.failed === 0 && (code !== 0 || counted.passed === 0);
  return unexplained ? { passed: counted.passed, failed: 1 } : counted;
}
