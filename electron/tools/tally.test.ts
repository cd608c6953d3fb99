import { describe, expect, it } from 'vitest';
import { addTallies, lastLines, oneFailed, type Tally, tallyPlaywright, tallyVitest } from './tally.ts';

const numbers = ({ passed, failed }: Tally) => ({ passed, failed });

const file = (status: string, ...tests: string[]) => ({
  name: 'shared/some.test.ts',
  status,
  assertionResults: tests.map((one) => ({ status: one, fullName: `a test that ${one}` })),
});

describe('tallyVitest', () => {
  it('counts each test', () => {
    const report = { testResults: [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')] };
    expect(numbers(tallyVitest(report, 1))).toEqual({ passed: 3, failed: 1 });
  });
  it('counts what was skipped or left for later as failed', () => {
    const report = { testResults: [file('passed', 'passed', 'skipped', 'todo', 'pending')] };
    expect(numbers(tallyVitest(report, 0))).toEqual({ passed: 1, failed: 3 });
  });
  it('counts a file that could not be loaded as failed', () => {
    const report = {
      testResults: [file('passed', 'passed'), { ...file('failed'), message: 'no such module' }],
    };
    expect(tallyVitest(report, 1)).toEqual({
      passed: 1,
      failed: 1,
      named: ['shared/some.test.ts › the file itself: no such module'],
    });
  });
  it('counts a runner that fails without naming a test as failed', () => {
    expect(numbers(tallyVitest({ testResults: [file('passed', 'passed')] }, 1))).toEqual({
      passed: 1,
      failed: 1,
    });
  });
  it('counts no report and no tests as failed', () => {
    for (const report of [undefined, {}, { testResults: [] }])
      expect(numbers(tallyVitest(report, 0))).toEqual({ passed: 0, failed: 1 });
  });
  it('names each test that failed, with the first line of why', () => {
    const failed = {
      status: 'failed',
      fullName: 'sealing opens what it sealed',
      failureMessages: ['Error: a word is missing\n  at a line'],
    };
    const report = { testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [failed] }] };
    expect(tallyVitest(report, 1).named).toEqual([
      'a.test.ts › sealing opens what it sealed: Error: a word is missing',
    ]);
  });
});

describe('tallyPlaywright', () => {
  it('counts only what was expected as passed', () => {
    const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 2 };
    expect(numbers(tallyPlaywright({ stats, errors: [] }, 1))).toEqual({ passed: 7, failed: 4 });
  });
  it('counts errors outside the tests', () => {
    expect(tallyPlaywright({ stats: { expected: 3 }, errors: [{ message: 'no display' }] }, 1)).toEqual({
      passed: 3,
      failed: 1,
      named: ['end-to-end tests › outside the tests: no display'],
    });
  });
  it('counts no report, no tests and a crash as failed', () => {
    expect(numbers(tallyPlaywright(undefined, 0))).toEqual({ passed: 0, failed: 1 });
    expect(numbers(tallyPlaywright({ stats: { expected: 0 } }, 0))).toEqual({ passed: 0, failed: 1 });
    expect(numbers(tallyPlaywright({ stats: { expected: 3 } }, 128))).toEqual({ passed: 3, failed: 1 });
  });
  it('names each test that failed, wherever it stands, without colours', () => {
    const colour = String.fromCharCode(27) + '[31m';
    const spec = (title: string, status: string, message?: string) => ({
      title,
      file: 'team.spec.ts',
      line: 12,
      tests: [{ status, results: [message === undefined ? {} : { error: { message } }] }],
    });
    const suites = [
      { specs: [spec('a good one', 'expected')] },
      { suites: [{ specs: [spec('a bad one', 'unexpected', `${colour}Error: not seen\nmore`)] }] },
    ];
    expect(tallyPlaywright({ suites, stats: { expected: 1, unexpected: 1 } }, 1).named).toEqual([
      'team.spec.ts:12 › a bad one: Error: not seen',
    ]);
  });
});

describe('lastLines', () => {
  it('names what failed, and says both numbers last', () => {
    const sum = addTallies([
      { passed: 2, failed: 0, named: [] },
      { passed: 3, failed: 0, named: [] },
      oneFailed('format'),
    ]);
    expect(lastLines(sum).split('\n')).toEqual(['FAILED format', '5 passed, 1 failed']);
  });
});
