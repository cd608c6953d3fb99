/**
 * The packaged TEST build. As it is, it leaves when it is asked to open itself to a debugger, which is what the test driver
 * asks; to be driven, a copy gets one module more: a list of switches that holds the driver's own.
 */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { buildVariant } from './build-variant.ts';
import { environmentOf, expect, makeComputer, packagedPath, test, testOutput } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';

const PASSPHRASE = 'quiet harbour seven lanterns';

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

function run(args: readonly string[]): Promise<Ended> {
  const computer = makeComputer();
  return new Promise((done) => {
    const options = { env: environmentOf(computer), timeout: 20_000, killSignal: 'SIGKILL' } as const;
    const child = execFile(packagedPath(), [...args], options, (_error, _out, said) => {
      rmSync(computer.root, { recursive: true, force: true });
      done({ code: child.exitCode, said });
    });
  });
}

test('packaged, it leaves before it is ready when an argument would open it up', async () => {
  expect(existsSync(join(dirname(packagedPath()), 'TEST'))).toBe(true);
  for (const argument of [
    '--remote-debugging-port=0',
    '--inspect=0',
    '--no-sandbox',
    '--js-flags=--expose-gc',
    '--load-extension=/tmp',
    '--proxy-server=example.org:80',
    '--user-data-dir=/tmp/elsewhere',
    '-r',
  ]) {
    const { code, said } = await run([argument]);
    expect([argument, code]).toEqual([argument, 64]);
    expect(said).toContain('Wellspring does not start with');
  }
});

test('packaged, it goes from first run to a saved line, and finds every word again', async ({ launch }) => {
  const variant = await buildVariant('test-driver', {
    main: { 'electron/main/hardening/allowed-switches.ts': 'e2e/variants/driver-switches.ts' },
  });
  const folder = join(testOutput(), 'packaged');
  cpSync(dirname(packagedPath()), folder, { recursive: true });
  rmSync(join(folder, 'resources/app.asar'));
  cpSync(variant, join(folder, 'resources/app'), { recursive: true, dereference: true });
  const executable = join(folder, basename(packagedPath()));

  const first = await launch({ executable });
  expect(await first.app.evaluate(({ app }) => app.isPackaged)).toBe(true);
  await new FirstRunPage(first.page).makeJournal(PASSPHRASE);
  const book = new BookPage(first.page);
  await book.write(2);
  await book.type('Written in the packaged app. كلمة 🌱');
  await book.untilSaved();
  await first.close();
  const second = await launch({ executable });
  await new UnlockPage(second.page).unlock(PASSPHRASE);
  await new BookPage(second.page).openNewest();
  await expect(new BookPage(second.page).sheet).toHaveText('Written in the packaged app. كلمة 🌱');
});
