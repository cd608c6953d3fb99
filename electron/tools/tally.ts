/**
 * Counts what ran, from the reports that the test runners write. A runner that crashed, reported nothing, or skipped
 * something never counts as passed. Pure.
 */

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** One line for each failure that can be named: where, which test, and the first line of what it says. */
  readonly named: readonly string[];
}

export const onePassed: Tally = { passed: 1, failed: 0, named: [] };

/** One check without tests of its own, that failed. */
export const oneFailed = (name: string): Tally => ({ passed: 0, failed: 1, named: [name] });

export function addTallies(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
    failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
    named: tallies.flatMap(({ named }) => named),
  };
}

/** What a command that counts says last: what failed by name, for whoever sees only the end, then both numbers. */
export function lastLines(tally: Tally): string {
  return [...tally.named.map((name) => `FAILED ${name}`), inNumbers(tally)].join('\n');
}

/** "12 passed, 1 failed". */
export function inNumbers({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

const longestReason = 200;
// A runner's colours are escape sequences.
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** `where › test: reason`, on one line and without colours. */
function nameFailure(where: string, test: string, message: string | undefined): string {
  const reason = (message ?? '').replaceAll(COLOURS, '').split('\n')[0] ?? '';
  return `${where} › ${test}${reason === '' ? '' : `: ${reason.slice(0, longestReason)}`}`;
}

interface VitestReport {
  readonly testResults?: readonly {
    readonly name?: string;
    readonly status?: string;
    readonly message?: string;
    readonly assertionResults?: readonly {
      readonly status?: string;
      readonly fullName?: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** `report` is what Vitest's JSON reporter wrote (undefined: nothing), `code` its exit code. */
export function tallyVitest(report: unknown, code: number): Tally {
  const files = (report as VitestReport | undefined)?.testResults ?? [];
  const counted = addTallies(
    files.map(({ name = 'a file', status, message, assertionResults = [] }) => {
      const named = assertionResults
        .filter((test) => test.status !== 'passed')
        .map((test) =>
          nameFailure(name, test.fullName ?? 'a test', test.failureMessages?.[0] ?? test.status),
        );
      const passed = assertionResults.length - named.length;
      // A file that could not be loaded has no tests to fail.
      if (named.length === 0 && status !== 'passed')
        return { passed, failed: 1, named: [nameFailure(name, 'the file itself', message)] };
      return { passed, failed: named.length, named };
    }),
  );
  return withRunner(counted, code, 'unit tests');
}

interface PlaywrightSpec {
  readonly title?: string;
  readonly file?: string;
  readonly line?: number;
  readonly ok?: boolean;
  readonly tests?: readonly {
    readonly status?: string;
    readonly results?: readonly { readonly error?: { readonly message?: string } }[];
  }[];
}

interface PlaywrightSuite {
  readonly specs?: readonly PlaywrightSpec[];
  readonly suites?: readonly PlaywrightSuite[];
}

interface PlaywrightReport {
  readonly suites?: readonly PlaywrightSuite[];
  readonly stats?: {
    readonly expected?: number;
    readonly unexpected?: number;
    readonly flaky?: number;
    readonly skipped?: number;
  };
  readonly errors?: readonly { readonly message?: string }[];
}

/** `report` is what Playwright's JSON reporter wrote (undefined: nothing), `code` its exit code. */
export function tallyPlaywright(report: unknown, code: number): Tally {
  const { suites = [], stats = {}, errors = [] } = (report as PlaywrightReport | undefined) ?? {};
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = stats;
  const named = [
    ...suites.flatMap(specsOf).flatMap(nameSpec),
    ...errors.map(({ message }) => nameFailure('end-to-end tests', 'outside the tests', message)),
  ];
  const failed = unexpected + flaky + skipped + errors.length;
  return withRunner({ passed: expected, failed, named }, code, 'end-to-end tests');
}

function specsOf({ specs = [], suites = [] }: PlaywrightSuite): PlaywrightSpec[] {
  return [...specs, ...suites.flatMap(specsOf)];
}

/** A line for a test that was not as expected; none for one that was. */
function nameSpec({ title = 'a test', file = '', line = 0, tests = [] }: PlaywrightSpec): string[] {
  const bad = tests.find(({ status }) => status !== 'expected');
  if (bad === undefined) return [];
  const message = bad.results?.find(({ error }) => error !== undefined)?.error?.message ?? bad.status;
  return [nameFailure(`${file}:${line}`, title, message)];
}

/** A runner that failed without naming a test, or ran none, is one failure itself. */
function withRunner(counted: Tally, code: number, runner: string): Tally {
  const unexplained = counted.failed === 0 && (code !== 0 || counted.passed === 0);
  if (!unexplained) return counted;
  return { ...counted, failed: 1, named: [nameFailure(runner, 'the runner itself', `ended with ${code}`)] };
}
