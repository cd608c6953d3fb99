/**
 * Starts the real app for a test: real Electron, Chromium's sandbox on, a data folder of its own. Every error that the window
 * or its workers print fails the test that let it happen, refusals by the content security policy among them.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { _electron, expect, test as base } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';
import { FirstRunPage } from './pages/first-run-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';

export const projectRoot = resolve(import.meta.dirname, '..');

function fromEnvironment(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set; start these tests with: npm run e2e`);
  return value;
}

export const electronPath = (): string => fromEnvironment('WELLSPRING_ELECTRON');
export const packagedPath = (): string => fromEnvironment('WELLSPRING_PACKAGED');
export const testOutput = (): string =>
  process.env['WELLSPRING_TEST_OUTPUT'] ?? join(tmpdir(), 'wellspring-e2e');

/** Folders of one simulated person at one computer. */
export interface Computer {
  readonly root: string;
  /** Where the app keeps everything: the journals, the preferences, the engine's profile. */
  readonly data: string;
  readonly temp: string;
  readonly home: string;
}

/** `disk`: the folder on whose disk the app's data lies, when that is to be another one. */
export function makeComputer(disk?: string): Computer {
  const root = mkdtempSync(join(tmpdir(), 'wellspring-computer-'));
  const computer = {
    root,
    data: join(disk ?? root, 'data/wellspring'),
    temp: join(root, 'temp'),
    home: join(root, 'home'),
  };
  for (const folder of [dirname(computer.data), computer.temp, computer.home])
    mkdirSync(folder, { recursive: true });
  return computer;
}

/** What the app's processes get to know of this machine: the screen, the languages, and this computer's folders. */
export function environmentOf(computer: Computer): Record<string, string> {
  const kept = ['PATH', 'DISPLAY', 'XAUTHORITY', 'LANG'];
  const environment: Record<string, string> = { LANG: 'en_GB.UTF-8', LANGUAGE: 'en_GB' };
  for (const name of kept) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  return {
    ...environment,
    HOME: computer.home,
    XDG_DATA_HOME: dirname(computer.data),
    XDG_CONFIG_HOME: join(computer.root, 'config'),
    XDG_CACHE_HOME: join(computer.root, 'cache'),
    TMPDIR: computer.temp,
  };
}

export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Errors printed by the window and its workers so far. */
  readonly errors: readonly string[];
  /** Errors like this are what the test is about; all others still fail it. */
  expectErrors(pattern: RegExp): void;
  /** Closes the window as a person would, and waits for the app to end. */
  close(): Promise<void>;
  /** SIGKILL to every process of the app, main first. */
  kill(): Promise<void>;
}

export interface LaunchOptions {
  /** Another app folder than the project: a variant built for one test. */
  readonly appFolder?: string;
  readonly executable?: string;
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** A start takes about two seconds, on a busy machine up to ten; one that takes this long, in milliseconds, has failed. */
const START_LIMIT = 60_000;

export async function launchApp(computer: Computer, options: LaunchOptions = {}): Promise<RunningApp> {
  const app = await _electron.launch({
    executablePath: options.executable ?? electronPath(),
    args: [
      ...(options.args ?? []),
      ...(options.executable === undefined ? [options.appFolder ?? projectRoot] : []),
    ],
    env: { ...environmentOf(computer), ...options.environment },
    chromiumSandbox: true,
    timeout: START_LIMIT,
  });
  const errors: string[] = [];
  const expected: RegExp[] = [];
  const note = (error: string): void => {
    if (!expected.some((pattern) => pattern.test(error))) errors.push(error);
  };
  const ended = new Promise<void>((done) => app.process().once('exit', () => done()));
  app.on('console', (message) => {
    if (message.type() === 'error') note(message.text());
  });
  const page = await app.firstWindow({ timeout: 60_000 });
  page.on('console', (message) => {
    if (message.type() === 'error' || /content security policy/iu.test(message.text())) note(message.text());
  });
  page.on('pageerror', (error) => note(String(error)));
  await page.waitForLoadState('domcontentloaded');
  return {
    app,
    page,
    errors,
    expectErrors: (pattern) => expected.push(pattern),
    close: async () => {
      await app
        .evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
        .catch(() => undefined);
      await ended;
    },
    kill: async () => {
      app.process().kill('SIGKILL');
      await ended;
    },
  };
}

/** What opens the journal of `launchOpened`. */
export const PASSPHRASE = 'quiet harbour seven lanterns';

let fresh: Promise<Computer> | undefined;

/**
 * A closed journal without a page, onto a computer where the app was never started. The real app makes it once for all tests of
 * a run, by its screens: most tests are not about that.
 */
export async function putFreshJournal(computer: Computer): Promise<void> {
  fresh ??= makeFreshJournal();
  cpSync((await fresh).data, computer.data, { recursive: true });
}

async function makeFreshJournal(): Promise<Computer> {
  const computer = makeComputer();
  process.once('exit', () => rmSync(computer.root, { recursive: true, force: true }));
  const { page, close, errors } = await launchApp(computer);
  await new FirstRunPage(page).makeJournal(PASSPHRASE);
  await close();
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return computer;
}

type Launch = (options?: LaunchOptions) => Promise<RunningApp>;

interface Fixtures {
  readonly computer: Computer;
  /** Starts the app on `computer`; whatever still runs at the end of the test is ended. */
  readonly launch: Launch;
  /** The same, on a computer that gets a journal without a page, which is then opened. */
  readonly launchOpened: Launch;
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright's way to say that a fixture needs no other
  computer: async ({}, use) => {
    const computer = makeComputer();
    await use(computer);
    rmSync(computer.root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  },
  launch: async ({ computer }, use) => {
    const running: RunningApp[] = [];
    await use(async (options = {}) => {
      const app = await launchApp(computer, options);
      running.push(app);
      return app;
    });
    for (const app of running) await app.kill().catch(() => undefined);
    for (const app of running) expect(app.errors, 'errors printed by the window').toEqual([]);
  },
  launchOpened: async ({ computer, launch }, use) => {
    await use(async (options) => {
      await putFreshJournal(computer);
      const app = await launch(options);
      await new UnlockPage(app.page).unlock(PASSPHRASE);
      return app;
    });
  },
});

export { expect };
