/** A safety copy in the real app: chosen, checked, kept when everything else is wiped, and brought back in three clicks. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { journalFolders } from './damage.ts';
import { listFiles } from './find-bytes.ts';
import { axeViolations } from './axe.ts';
import { expect, PASSPHRASE, projectRoot, test } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';

/** The system's own dialog cannot be driven; it answers with this folder. */
async function answerDialog(app: ElectronApplication, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, folder);
}

test('a copy is made and checked, and brings the journal back after everything was wiped', async ({
  launch,
  launchOpened,
  computer,
}) => {
  test.slow();
  const stick = join(computer.home, 'stick');
  mkdirSync(stick);
  const first = await launchOpened();
  const book = new BookPage(first.page);
  await book.writeBlank();
  await book.type('Kept in two places.');
  await book.untilSaved();
  await answerDialog(first.app, stick);
  await first.page.getByRole('link', { name: 'Today' }).click();
  await book.goTo('Settings');
  await first.page.getByRole('link', { name: 'Safety copy' }).click();
  expect(await axeViolations(first.page)).toEqual([]);
  await first.page.getByRole('button', { name: 'Choose a folder' }).click();
  await expect(first.page.getByText(/^Last safety copy: .*opened and checked\.$/)).toBeVisible();
  expect(await axeViolations(first.page)).toEqual([]);
  await book.goTo('Today');
  await expect(first.page.getByText(/opened and checked\.$/)).toBeVisible();
  const [journal = ''] = journalFolders(computer);
  const older = join(computer.root, 'older');
  cpSync(journal, older, { recursive: true });
  // Written after the copy: closing takes it along.
  await book.writeBlank();
  await book.type('And this at the end.');
  await book.untilSaved();
  await first.close();

  const files = listFiles(stick).filter((file) => /\.(seg|open|pack)$/.test(file));
  expect(files.length).toBeGreaterThan(0);
  for (const word of ['Kept in two', 'at the end']) {
    for (const file of listFiles(stick)) expect(readFileSync(file).includes(word)).toBe(false);
  }

  // An older state is put back, and nothing else remembers: the copy has more, and gives it back.
  rmSync(join(computer.data, 'engine'), { recursive: true, force: true });
  rmSync(journal, { recursive: true });
  cpSync(older, journal, { recursive: true });
  const behind = await launch();
  await new UnlockPage(behind.page).unlock(PASSPHRASE);
  await new BookPage(behind.page).goTo('Settings');
  await behind.page.getByRole('link', { name: 'Safety copy' }).click();
  await expect(behind.page.getByText('The safety copy has more than this journal')).toBeVisible();
  expect(await axeViolations(behind.page)).toEqual([]);
  await behind.page.getByRole('button', { name: 'Bring back what the copy has' }).click();
  await expect(behind.page.getByText('What the copy had is here again')).toBeVisible();
  expect(await axeViolations(behind.page)).toEqual([]);
  await behind.close();
  const reader = [join(projectRoot, 'electron/tools/read-journal.ts'), journal];
  const read = execFileSync(process.execPath, reader, { input: `${PASSPHRASE}\n`, encoding: 'utf8' });
  for (const words of ['Kept in two places.', 'And this at the end.']) expect(read).toContain(words);
  rmSync(computer.data, { recursive: true, force: true });

  const second = await launch();
  await answerDialog(second.app, stick);
  await second.page.getByRole('button', { name: 'Had a journal here before?' }).click();
  expect(await axeViolations(second.page)).toEqual([]);
  await second.page.getByRole('button', { name: 'Show the folder' }).click();
  await second.page.getByRole('button', { name: /^Bring back/ }).click();
  await new UnlockPage(second.page).unlock(PASSPHRASE);
  const again = new BookPage(second.page);
  await again.goTo('Look back');
  await expect(second.page.getByText('Kept in two places.')).toBeVisible();
  await expect(second.page.getByText('And this at the end.')).toBeVisible();
  await second.close();
});

test('on a school’s computer a folder that is carried away is named before anything is copied there, and the window asks to be left out of screen pictures, until its owner says otherwise', async ({
  launch,
  computer,
}) => {
  const carried = join(computer.home, 'OneDrive');
  mkdirSync(carried);
  const { page, app } = await launch();
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error('no window');
    const protectedness: boolean[] = [];
    Object.assign(globalThis, { protectedness });
    window.setContentProtection = (on: boolean) => void protectedness.push(on);
  });
  const isProtected = (): Promise<boolean | undefined> =>
    app.evaluate(() => (globalThis as { protectedness?: boolean[] }).protectedness?.at(-1));
  await new FirstRunPage(page).makeJournal(PASSPHRASE, 'My school’s');
  await expect.poll(isProtected).toBe(true);
  await answerDialog(app, carried);
  await new BookPage(page).goTo('Settings');
  await page.getByRole('link', { name: 'Safety copy' }).click();
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await expect(page.getByText('OneDrive takes what lies in this folder', { exact: false })).toBeVisible();
  expect(await axeViolations(page)).toEqual([]);
  expect(readdirSync(carried)).toEqual([]);
  await page.getByRole('button', { name: 'Not now' }).click();
  expect(readdirSync(carried)).toEqual([]);
  await page.getByRole('link', { name: 'Locking' }).click();
  await page.getByRole('radio', { name: 'Shown like any other window' }).check({ force: true });
  await expect.poll(isProtected).toBe(false);
});

test('a page deleted for good is in no file of the journal any more', async ({ launchOpened, computer }) => {
  const { page, close } = await launchOpened();
  const book = new BookPage(page);
  await book.writeBlank();
  await book.type('To be gone.');
  await book.untilSaved();
  await book.goTo('Today');
  await book.writeBlank();
  await book.type('To stay.');
  await book.untilSaved();
  await page.getByRole('navigation').getByRole('link').first().click();
  await book.goTo('Look back');
  await page
    .getByRole('article')
    .filter({ hasText: 'To be gone.' })
    .getByRole('button', { name: /^Delete/ })
    .click();
  await page.getByRole('link', { name: 'Recently deleted' }).click();
  const id = (await page.getByRole('article').first().getAttribute('data-id')) ?? '';
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  await page.getByRole('button', { name: /^Delete for good now: / }).click();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Delete for good now', exact: true }).last().click();
  await expect(page.getByText('The page is gone from every place', { exact: false })).toBeVisible();
  await page.getByRole('link', { name: 'Your pages' }).click();
  await expect(page.getByText('To stay.')).toBeVisible();
  await close();
  // The browser store names its rows by their ids, in clear: after a deletion none of its files may.
  for (const file of listFiles(computer.data)) {
    const bytes = readFileSync(file);
    const wide = Buffer.from(id, 'utf16le');
    const found = bytes.includes(id) || bytes.includes(wide) || bytes.includes(Buffer.from(wide).swap16());
    expect({ file, found }).toEqual({ file, found: false });
  }
  const log = listFiles(computer.data).filter((file) => /[/]log[/].*\.(seg|pack|open)$/.test(file));
  expect(log.every((file) => file.endsWith('.pack'))).toBe(true);
});
