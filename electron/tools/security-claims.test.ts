import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from './project.mjs';
import { findUnheldClaims, readClaims, readTitles } from './security-claims.ts';

const ofProject = (file: string): string | null =>
  existsSync(resolve(projectRoot, file)) ? readFileSync(resolve(projectRoot, file), 'utf8') : null;
const security = ofProject('SECURITY.md') ?? '';

describe('SECURITY.md', () => {
  it('claims only what a test in the tree stands for', () => {
    expect(findUnheldClaims(security, ofProject)).toEqual([]);
  });

  it('counts its claims from C1 without a gap', () => {
    const claims = readClaims(security);
    expect(claims.map(({ number }) => number)).toEqual(claims.map((_, index) => index + 1));
    expect(claims.length).toBeGreaterThan(20);
  });
});

const source = `
describe('a lock', () => {
  it('opens with its key', () => {});
  it.each(rows)('refuses the damaged %s', () => {});
  it.skip('opens by itself', () => {});
});
describe('the vectors of the lock', () => {
  test.each(vectors)('$name', () => {});
});
describe.skip('another lock', () => {
  it('opens for anybody', () => {});
});
test(\`killed while typing, \${KILLS} times\`, () => {});
// it('is only a comment', () => {});
`;
const problemsOf = (...lines: string[]): string[] =>
  findUnheldClaims(['## Claims of the lock', '', ...lines].join('\n'), (file) =>
    file === 'lock.test.ts' ? source : null,
  );

describe('findUnheldClaims', () => {
  it('is content with a claim whose test is there, whole or by the beginning of its title', () => {
    expect(
      problemsOf(
        '- **C1** It opens.',
        '  - `lock.test.ts`: opens with its key',
        '- **C2** It refuses, in words that go',
        '  on over two lines.',
        '  - `lock.test.ts`: refuses the damaged slot',
        '  - `lock.test.ts`: killed while typing, 10 times',
      ),
    ).toEqual([]);
  });

  it('finds a claim without a number, one without a test, and a number given twice', () => {
    expect(problemsOf('- It opens.', '  - `lock.test.ts`: opens with its key')).toEqual([
      'The claim in line 3 has no number.',
    ]);
    expect(problemsOf('- **C1** It opens.')).toEqual(['C1 names no test.']);
    const claim = ['- **C1** It opens.', '  - `lock.test.ts`: opens with its key'];
    expect(problemsOf(...claim, ...claim)).toEqual(['C1 is there twice (line 5).']);
  });

  it('finds a file and a title that are not there, and a line that names no test', () => {
    const withTest = (line: string): string[] => problemsOf('- **C1** It opens.', `  - ${line}`);
    expect(withTest('`gone.test.ts`: opens with its key')).toEqual([
      'C1 names gone.test.ts, which is no test file here.',
    ]);
    expect(withTest('`lock.test.ts`: opens with any key')).toEqual([
      'C1 names a test that lock.test.ts does not hold: opens with any key',
    ]);
    expect(withTest('the tests of the lock')).toEqual([
      'C1 names no test.',
      'C1: line 4 does not name a test as "- `file`: title".',
    ]);
  });

  it('takes no test that is skipped, nor a comment, nor a describe, for one that runs', () => {
    expect(readTitles(source).map(({ text }) => text)).toEqual([
      'opens with its key',
      'refuses the damaged ',
      'the vectors of the lock',
      'killed while typing, ',
    ]);
  });

  it('finds a document without claims', () => {
    expect(problemsOf()).toEqual(['SECURITY.md holds no claims.']);
  });
});
