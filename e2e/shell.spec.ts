/** The shell's own promises: sandboxed renderers, no Node in the page, no foreign caller, no way out of the page, one lock. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endWhatCameAnew } from './come-anew.ts';
import { electronPath, environmentOf, expect, PASSPHRASE, projectRoot, test } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';
import { isAlive, processesOf, treeOf } from './processes.ts';

test('every renderer is sandboxed, and nothing was started without', async ({ launch }) => {
  const { app } = await launch();
  const tree = treeOf(app.process().pid ?? 0);
  const renderers = tree.filter(({ command }) => command.includes('--type=renderer'));
  expect(renderers.length).toBeGreaterThan(0);
  for (const { command } of tree) expect(command).not.toContain('--no-sandbox');
  for (const { pid } of renderers) {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    // Seccomp 2: a filter is in force. The user namespace is another than the browser's.
    expect(status).toMatch(/^Seccomp:\s+2$/m);
    expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
  }
});

test('the page has no Node, no Electron and only named calls', async ({ launch }) => {
  const { page } = await launch();
  const seen = await page.evaluate(() => ({
    require: typeof (window as unknown as Record<string, unknown>)['require'],
    process: typeof (window as unknown as Record<string, unknown>)['process'],
    module: typeof (window as unknown as Record<string, unknown>)['module'],
    desktop: Object.entries((window as unknown as Record<string, object>)['desktop'] ?? {}).map(
      ([name, value]) => `${name}: ${typeof value}`,
    ),
  }));
  expect(seen).toMatchObject({ require: 'undefined', process: 'undefined', module: 'undefined' });
  expect(seen.desktop.length).toBeGreaterThan(5);
  for (const line of seen.desktop) expect(line).toMatch(/: function$/);
});

test('a call from a foreign page is refused, and so is one out of contract', async ({ launch }) => {
  const { app, page, expectErrors } = await launch();
  // The shell's own log says what was refused: the call's name and the code.
  expectErrors(/ERR_BLOCKED_BY_CLIENT|: (?:untrusted-sender|bad-request)/);
  const preload = await app.evaluate(({ app: electron }) => `${electron.getAppPath()}/out/preload/index.cjs`);
  const foreign = await app.evaluate(async ({ BrowserWindow }, path) => {
    const window = new BrowserWindow({ show: false, webPreferences: { preload: path, sandbox: true } });
    await window.loadURL('data:text/html,<p>foreign</p>').catch(() => undefined);
    const said = await window.webContents
      .executeJavaScript('desktop.listJournals(null).then(() => "answered", (error) => String(error))')
      .catch((error: unknown) => String(error));
    window.destroy();
    return String(said);
  }, preload);
  expect(foreign).toContain('untrusted-sender');
  const outOfContract = await page.evaluate(async () => {
    const call = (window as unknown as { desktop: Record<string, (request: unknown) => Promise<unknown>> })
      .desktop;
    const asked: [string, unknown][] = [
      ['openLog', { vault: '../../etc' }],
      ['readLog', { vault: 'a'.repeat(32), file: '../vault.json', offset: 0 }],
      ['writePreferences', { version: 1, extra: true }],
      ['appendFrames', { vault: 'a'.repeat(32), run: 'b'.repeat(32), frames: 'text' }],
    ];
    const answers: string[] = [];
    for (const [name, request] of asked) {
      try {
        await call[name]?.(request);
        answers.push('answered');
      } catch (error) {
        answers.push(String(error));
      }
    }
    return answers;
  });
  expect(outOfContract).toHaveLength(4);
  for (const answer of outOfContract) expect(answer).toContain('bad-request');
});

test('nothing navigates, opens a window, downloads or is granted a permission', async ({ launch }) => {
  const { app, page, expectErrors } = await launch();
  // Chromium says so when a page asks for what its policy forbids.
  expectErrors(/^Permissions policy violation/);
  const before = page.url();
  const opened = await page.evaluate(() => {
    const window_ = window.open('https://example.org/');
    location.href = 'https://example.org/';
    const link = document.createElement('a');
    link.href = 'https://example.org/file';
    link.download = 'file';
    document.body.append(link);
    link.click();
    return window_ === null;
  });
  expect(opened).toBe(true);
  const permissions = await page.evaluate(async () => {
    const asked = await Promise.allSettled([
      navigator.mediaDevices.getUserMedia({ audio: true }),
      Notification.requestPermission(),
      navigator.clipboard.readText(),
    ]);
    return asked.map((one) => (one.status === 'fulfilled' ? String(one.value) : 'refused'));
  });
  expect(permissions).toEqual(['refused', 'denied', 'refused']);
  await page.waitForTimeout(500);
  expect(page.url()).toBe(before);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('only the listed files answer under app://', async ({ launch }) => {
  const { app } = await launch();
  const answers = await app.evaluate(async ({ net }) => {
    const paths = [
      'index.html',
      'index.html?x=1',
      '../main/index.js',
      '%2e%2e/main/index.js',
      'assets/',
      '',
      'vault.json',
    ];
    const found: [string, number, string | null][] = [];
    for (const path of paths) {
      const response = await net.fetch(`app://wellspring/${path}`, { bypassCustomProtocolHandlers: false });
      found.push([path, response.status, response.headers.get('content-security-policy')]);
    }
    return found;
  });
  for (const [path, status, policy] of answers) {
    expect([path, status]).toEqual([path, path === 'index.html' ? 200 : 404]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).not.toContain("'unsafe-eval'");
  }
});

test('locking ends every process and starts the app anew, locked', async ({
  computer,
  launch,
  launchOpened,
}) => {
  const { app, page } = await launchOpened();
  const book = new BookPage(page);
  await book.writeBlank();
  await book.type('Before the door closes.');
  const old = treeOf(app.process().pid ?? 0).map(({ pid }) => pid);
  const pressed = Date.now();
  await book.closeTheDoor.click();
  await expect.poll(() => old.filter(isAlive).length, { timeout: 10_000, intervals: [50] }).toBe(0);
  const gone = Date.now() - pressed;
  await expect
    .poll(
      () => processesOf(computer.root).filter(({ command }) => command.includes('--type=renderer')).length,
      {
        timeout: 15_000,
        intervals: [50],
      },
    )
    .toBeGreaterThan(0);
  test.info().annotations.push({ type: 'lock', description: `old processes gone after ${gone} ms` });
  // Everything was sealed on the way: no file of a run is left open.
  const [vault] = readdirSync(join(computer.data, 'journals')).filter((name) => /^[0-9a-f]{32}$/.test(name));
  const files = readdirSync(join(computer.data, 'journals', vault ?? '', 'log'));
  expect(files.filter((name) => name.endsWith('.open'))).toEqual([]);
  expect(files.filter((name) => name.endsWith('.seg'))).toHaveLength(1);
  await endWhatCameAnew(computer);

  const again = await launch();
  await new UnlockPage(again.page).unlock(PASSPHRASE);
  const opened = new BookPage(again.page);
  await opened.openNewest();
  await expect(opened.sheet).toHaveText('Before the door closes.');
});

test('after idle minutes the app locks by itself, and a keystroke begins the time anew', async ({
  computer,
  launch,
}) => {
  const { app, page } = await launch();
  await page.clock.install();
  await new FirstRunPage(page).makeJournal(PASSPHRASE);
  const book = new BookPage(page);
  await book.writeBlank();
  await book.type('Some words.');
  await page.clock.runFor(4 * 60_000);
  await book.type(' And more.');
  await page.clock.runFor(4 * 60_000);
  const pid = app.process().pid ?? 0;
  expect(isAlive(pid)).toBe(true);
  await page.clock.runFor(61_000).catch(() => undefined);
  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  await endWhatCameAnew(computer);
  const again = await launch();
  await new UnlockPage(again.page).unlock(PASSPHRASE);
  await new BookPage(again.page).openNewest();
  await expect(new BookPage(again.page).sheet).toHaveText('Some words. And more.');
});

test('a second start ends itself, and a file it brings is named and not opened', async ({
  computer,
  launch,
}) => {
  const { page } = await launch();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const code = await new Promise<number | null>((done) => {
    const child = execFile(
      electronPath(),
      [projectRoot, '/etc/hostname', 'file:///etc/passwd'],
      { env: environmentOf(computer), timeout: 20_000 },
      () => done(child.exitCode),
    );
  });
  expect(code).toBe(0);
  await expect(page.getByText('Nothing was done with it.', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Close this note' }).click();
  await expect(page.getByText('Nothing was done with it.', { exact: false })).toHaveCount(0);
});

test('the menu locks, and leads to places', async ({ computer, launch, launchOpened }) => {
  const { app, page } = await launchOpened();
  const press = (accelerator: string): Promise<void> =>
    app.evaluate(({ Menu }, wanted) => {
      const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? [];
      const item = items.find((one) => String(one.accelerator) === wanted);
      if (item === undefined) throw new Error(`no ${wanted}`);
      item.click();
    }, accelerator);
  await press('CmdOrCtrl+2');
  await expect(page.getByText('There are none yet', { exact: false })).toBeVisible();
  await press('CmdOrCtrl+1');
  const book = new BookPage(page);
  await book.writeBlank();
  await book.type('Locked from the menu.');
  const pid = app.process().pid ?? 0;
  await press('CmdOrCtrl+L').catch(() => undefined);
  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  await endWhatCameAnew(computer);
  const again = await launch();
  await new UnlockPage(again.page).unlock(PASSPHRASE);
  await new BookPage(again.page).openNewest();
  await expect(new BookPage(again.page).sheet).toHaveText('Locked from the menu.');
});
