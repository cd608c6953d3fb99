import { describe, expect, it } from 'vitest';
import { addTallies, lastLine, tallyPlaywright, tallyVitest } from './tally.ts';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});

describe('tallyVitest', () => {
  it('counts each test', () => {
    const report = { testResults: [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')] };
    expect(tallyVitest(report, 1)).toEqual({ passed: 3, failed: 1 });
  });
  it('counts what was skipped or left for later as failed', () => {
    const report = { testResults: [file('passed', 'passed', 'skipped', 'todo', 'pending')] };
    expect(tallyVitest(report, 0)).toEqual({ passed: 1, failed: 3 });
  });
  it('counts a file that could not be loaded as failed', () => {
    expect(tallyVitest({ testResults: [file('passed', 'passed'), file('failed')] }, 1)).toEqual({
      passed: 1,
      failed: 1,
    });
  });
  it('counts a runner that fails without naming a test as failed', () => {
    expect(tallyVitest({ testResults: [file('passed', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1 });
  });
  it('counts no report and no tests as failed', () => {
    expect(tallyVitest(undefined, 0)).toEqual({ passed: 0, failed: 1 });
    expect(tallyVitest({}, 0)).toEqual({ passed: 0, failed: 1 });
    expect(tallyVitest({ testResults: [] }, 0)).toEqual({ passed: 0, failed: 1 });
  });
});

describe('tallyPlaywright', () => {
  it('counts only what was expected as passed', () => {
    const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 2 };
    expect(tallyPlaywright({ stats, errors: [] }, 1)).toEqual({ passed: 7, failed: 4 });
  });
  it('counts errors outside the tests', () => {
    expect(tallyPlaywright({ stats: { expected: 3 }, errors: [{}] }, 1)).toEqual({ passed: 3, failed: 1 });
  });
  it('counts no report, no tests and a crash as failed', () => {
    expect(tallyPlaywright(undefined, 0)).toEqual({ passed: 0, failed: 1 });
    expect(tallyPlaywright({ stats: { expected: 0 } }, 0)).toEqual({ passed: 0, failed: 1 });
    expect(tallyPlaywright({ stats: { expected: 3 } }, 128)).toEqual({ passed: 3, failed: 1 });
  });
});

describe('lastLine', () => {
  it('says both numbers', () => {
    const sum = addTallies([
      { passed: 2, failed: 1 },
      { passed: 3, failed: 0 },
    ]);
    expect(lastLine(sum)).toBe('5 passed, 1 failed');
  });
});
