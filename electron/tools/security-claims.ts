/**
 * Reads the claims of SECURITY.md and finds those that no test stands for: a claim without a number, a number given
 * twice, a test file or a title that is not in the tree. Pure but for the files it is given.
 *
 * A claim is an item of the list under a heading "Claims …"; the items below it name its tests:
 *
 *     - **C1** What is claimed.
 *       - `path/of/a.test.ts`: the title, as it stands in the file
 */
import ts from 'typescript';

export interface NamedTest {
  readonly file: string;
  readonly title: string;
}

export interface Claim {
  /** Null where the item does not begin with a number. */
  readonly number: number | null;
  /** Of the Markdown file, from 1. */
  readonly line: number;
  readonly tests: readonly NamedTest[];
  /** Lines below the claim that do not name a test in the form above. */
  readonly unread: readonly number[];
}

/** Every claim, in the file's order. */
export function readClaims(markdown: string): Claim[] {
  const claims: { number: number | null; line: number; tests: NamedTest[]; unread: number[] }[] = [];
  let among = false;
  for (const [index, text] of markdown.split('\n').entries()) {
    if (text.startsWith('#')) among = /^#+ Claims\b/.test(text);
    else if (among && text.startsWith('- ')) {
      const number = /^- \*\*C([1-9]\d*)\*\* \S/.exec(text)?.[1];
      claims.push({
        number: number === undefined ? null : Number(number),
        line: index + 1,
        tests: [],
        unread: [],
      });
    } else if (among && /^\s+- /.test(text)) {
      const named = /^ {2}- `([^`]+)`: (\S.*)$/.exec(text);
      const claim = claims.at(-1);
      if (named === null) claim?.unread.push(index + 1);
      else claim?.tests.push({ file: named[1] ?? '', title: named[2] ?? '' });
    }
  }
  return claims;
}

/** A title as it stands in a test file. */
export interface TestTitle {
  readonly text: string;
  /** The title goes on with something that is known only when it runs. */
  readonly goesOn: boolean;
}

/** Shorter beginnings than this name nothing. */
const LEAST_BEGINNING = 12;
/** What may stand behind `test` and `it` where a test is made that runs; `skip`, `todo` or `step` make none. */
const RUNNING = new Set(['each', 'for', 'concurrent', 'sequential']);

/** The titles of the tests in one source. A test that is nothing but a row of a table goes by the title of its group. */
export function readTitles(source: string): TestTitle[] {
  const titles: TestTitle[] = [];
  const visit = (node: ts.Node, group: TestTitle | null): void => {
    let inside = group;
    if (ts.isCallExpression(node)) {
      const [called, ...ways] = calledWords(node.expression);
      const [given] = node.arguments;
      const title = given === undefined ? null : readTitle(given);
      if (called === 'describe') {
        // A group at rest takes its tests with it.
        if (!ways.every((way) => RUNNING.has(way))) return;
        inside = title;
      } else if (title !== null && (called === 'test' || called === 'it')) {
        const named = title.text === '' ? group : title;
        if (named !== null && ways.every((way) => RUNNING.has(way))) titles.push(named);
      }
    }
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(ts.createSourceFile('test.ts', source, ts.ScriptTarget.ESNext, true), null);
  return titles;
}

/** `it.each(rows)` gives it, each. */
function calledWords(called: ts.Expression): string[] {
  if (ts.isIdentifier(called)) return [called.text];
  if (ts.isPropertyAccessExpression(called)) return [...calledWords(called.expression), called.name.text];
  return ts.isCallExpression(called) ? calledWords(called.expression) : [];
}

function readTitle(given: ts.Expression): TestTitle | null {
  if (ts.isTemplateExpression(given)) return { text: given.head.text, goesOn: true };
  if (!ts.isStringLiteralLike(given)) return null;
  const [beginning = ''] = given.text.split(/%[sdifjo]|\$[a-z]/);
  return { text: beginning, goesOn: beginning !== given.text };
}

function isNamed({ text, goesOn }: TestTitle, title: string): boolean {
  return goesOn ? text.length >= LEAST_BEGINNING && title.startsWith(text) : title === text;
}

/** One line for everything that keeps a claim from being checkable; `read` answers null for a file that is not there. */
export function findUnheldClaims(markdown: string, read: (file: string) => string | null): string[] {
  const claims = readClaims(markdown);
  const problems = claims.length === 0 ? ['SECURITY.md holds no claims.'] : [];
  const seen = new Set<number>();
  const titles = new Map<string, TestTitle[]>();
  const titlesIn = (file: string, source: string): TestTitle[] => {
    const known = titles.get(file) ?? readTitles(source);
    titles.set(file, known);
    return known;
  };
  for (const { number, line, tests, unread } of claims) {
    const name = number === null ? `The claim in line ${line}` : `C${number}`;
    if (number === null) problems.push(`${name} has no number.`);
    else if (seen.has(number)) problems.push(`${name} is there twice (line ${line}).`);
    if (number !== null) seen.add(number);
    if (tests.length === 0) problems.push(`${name} names no test.`);
    for (const at of unread)
      problems.push(`${name}: line ${at} does not name a test as "- \`file\`: title".`);
    for (const { file, title } of tests) {
      const source = /\.(?:test|spec)\.tsx?$/.test(file) ? read(file) : null;
      if (source === null) problems.push(`${name} names ${file}, which is no test file here.`);
      else if (!titlesIn(file, source).some((one) => isNamed(one, title))) {
        problems.push(`${name} names a test that ${file} does not hold: ${title}`);
      }
    }
  }
  return problems;
}
