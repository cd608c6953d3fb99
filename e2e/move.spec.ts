/** A teacher moves to a new laptop: one file out, in on the other computer, and the journal removed from the first. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { axeViolations } from './axe.ts';
import { damageKeyFiles } from './damage.ts';
import { listFiles } from './find-bytes.ts';
import { expect, launchApp, makeComputer, PASSPHRASE, test } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';

/** The system's own dialogs cannot be driven; they answer with this path. */
async function answerDialogs(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, path);
}

/** As the system does it when a file is double-clicked while the app runs: a second start hands its arguments over. */
async function openFromOutside(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate((electron, file) => {
    electron.app.emit('second-instance', {}, ['wellspring', file]);
  }, path);
}

async function writePages(page: Page, ...words: string[]): Promise<void> {
  const book = new BookPage(page);
  for (const some of words) {
    await book.writeBlank();
    await book.type(some);
    await book.untilSaved();
    await page.getByRole('link', { name: 'Today' }).click();
  }
}

async function openMove(page: Page): Promise<void> {
  await new BookPage(page).goTo('Settings');
  await page.getByRole('link', { name: 'Move or remove' }).click();
}

test('one file goes to another computer, opens there, and the journal is removed from the first', async ({
  launch,
  launchOpened,
  computer,
}) => {
  // Three starts and five derivations of keys.
  test.slow();
  const stick = join(computer.home, 'stick');
  mkdirSync(stick);
  const file = join(stick, 'Wellspring.wsmove');
  const first = await launchOpened();
  await writePages(first.page, 'The first of the old laptop.', 'The second of the old laptop.');
  await answerDialogs(first.app, file);
  await openMove(first.page);
  expect(await axeViolations(first.page)).toEqual([]);
  await first.page.getByRole('button', { name: 'Choose where the file goes' }).click();
  await expect(first.page.getByText('The file is written, read again and whole:')).toBeVisible({
    timeout: 30_000,
  });
  await expect(first.page.getByText(file)).toBeVisible();
  expect(await axeViolations(first.page)).toEqual([]);
  expect(readdirSync(stick)).toEqual(['Wellspring.wsmove']);
  expect(readFileSync(file).includes('old laptop')).toBe(false);

  const other = makeComputer();
  const second = await launchApp(other);
  try {
    // A file that was copied only in part leaves nothing behind.
    const half = join(stick, 'half.wsmove');
    const whole = readFileSync(file);
    writeFileSync(half, whole.subarray(0, whole.length - 100));
    await second.page.getByRole('button', { name: 'Had a journal here before?' }).click();
    await answerDialogs(second.app, half);
    await second.page.getByRole('button', { name: 'A file from another computer' }).click();
    await second.page.getByRole('button', { name: /^Bring back/ }).click();
    await expect(second.page.getByText('That file is not whole', { exact: false })).toBeVisible();
    expect(listFiles(other.data).filter((one) => /\.(seg|open|pack)$|vault\.json$/.test(one))).toEqual([]);

    // The whole one is double-clicked.
    await openFromOutside(second.app, file);
    await expect(second.page.getByText(file)).toBeVisible();
    expect(await axeViolations(second.page)).toEqual([]);
    await second.page.getByRole('button', { name: /^Bring back/ }).click();
    await new UnlockPage(second.page).passphrase.waitFor();
    // Once more, with the journal here and closed: it is offered, and nothing is put over it.
    await openFromOutside(second.app, file);
    await second.page.getByRole('button', { name: /^Bring back/ }).click();
    await expect(second.page.getByText('That journal is already on this computer')).toBeVisible();
    await new UnlockPage(second.page).unlock(PASSPHRASE);
    await openFromOutside(second.app, file);
    await expect(second.page.getByText('Lock this journal, then open the file again')).toBeVisible();
    const book = new BookPage(second.page);
    await book.goTo('Look back');
    await expect(second.page.getByText('The first of the old laptop.')).toBeVisible();
    await expect(second.page.getByText('The second of the old laptop.')).toBeVisible();
    await expect(book.listed).toHaveCount(2);
    expect(second.errors).toEqual([]);
  } finally {
    await second.kill().catch(() => undefined);
    rmSync(other.root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  await first.page.getByRole('button', { name: 'Remove this journal' }).click();
  const passphrase = first.page.getByLabel('Your passphrase', { exact: true });
  await passphrase.fill('another passphrase altogether');
  await first.page.getByRole('button', { name: 'Remove it from this computer' }).click();
  const refused = first.page.getByText('That is not this journal’s passphrase.', { exact: false });
  await expect(refused).toBeVisible({ timeout: 30_000 });
  expect(await axeViolations(first.page)).toEqual([]);
  const vault = readdirSync(join(computer.data, 'journals'))[0] ?? '';
  expect(vault).toMatch(/^[0-9a-f]{32}$/);
  await passphrase.fill(PASSPHRASE);
  await first.page.getByRole('button', { name: 'Remove it from this computer' }).click();
  const gone = first.page.getByRole('heading', { name: 'The journal is gone from here' });
  await expect(gone).toBeVisible({ timeout: 30_000 });
  await expect(first.page.getByText('beyond us', { exact: false })).toBeVisible();
  expect(await axeViolations(first.page)).toEqual([]);
  expect(readdirSync(join(computer.data, 'journals'))).toEqual([]);
  await first.close();
  for (const one of listFiles(computer.data)) {
    const bytes = readFileSync(one);
    const wide = Buffer.from(vault, 'utf16le');
    const found = bytes.includes(vault) || bytes.includes(wide) || bytes.includes(Buffer.from(wide).swap16());
    expect({ one, found }).toEqual({ one, found: false });
  }
  const again = await launch();
  await expect(again.page.getByText('Whose computer is this?')).toBeVisible();
});

test('a journal whose key file is gone comes back beside itself in three clicks; an older app says first that a newer one was used here', async ({
  launch,
  launchOpened,
  computer,
}) => {
  const stick = join(computer.home, 'Documents');
  mkdirSync(stick);
  const first = await launchOpened();
  await writePages(first.page, 'Before the copy.');
  await answerDialogs(first.app, stick);
  await new BookPage(first.page).goTo('Settings');
  await first.page.getByRole('link', { name: 'Safety copy' }).click();
  await first.page.getByRole('button', { name: 'Choose a folder' }).click();
  await expect(first.page.getByText(/^Last safety copy: .*opened and checked\.$/)).toBeVisible();
  await first.page.getByRole('link', { name: 'Today' }).click();
  await writePages(first.page, 'After the copy.');
  await first.kill();
  damageKeyFiles(computer, () => null);
  writeFileSync(join(computer.data, 'newest-version'), '99.1.0');

  const second = await launch();
  await expect(
    second.page.getByText('A newer Wellspring (99.1.0) was used on this computer.', { exact: false }),
  ).toBeVisible();
  await expect(second.page.getByText('The locks of this journal are missing')).toBeVisible();
  await second.page.getByRole('button', { name: 'Had a journal here before?' }).click();
  await second.page.getByRole('button', { name: /^Bring back/ }).click();
  await expect(second.page.getByText(/^set-aside-/)).toBeVisible();
  expect(await axeViolations(second.page)).toEqual([]);
  await second.page.getByRole('button', { name: 'Go on' }).click();
  await new UnlockPage(second.page).unlock(PASSPHRASE);
  await new BookPage(second.page).goTo('Look back');
  await expect(second.page.getByText('Before the copy.')).toBeVisible();
  await expect(second.page.getByText('After the copy.')).toBeVisible();
  const names = readdirSync(join(computer.data, 'journals'));
  expect(names.filter((name) => name.startsWith('set-aside-'))).toHaveLength(1);
});

/** As the window system does it: the file itself is let go over the window, where nothing is meant for it. */
async function dropFile(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
  await session.detach();
}

test('a move file that is dropped on the window is offered like one that was double-clicked; an open journal says where it belongs', async ({
  launchOpened,
  computer,
}) => {
  test.slow();
  const file = join(computer.home, 'Wellspring.wsmove');
  const first = await launchOpened();
  await writePages(first.page, 'Carried by hand.');
  await answerDialogs(first.app, file);
  await openMove(first.page);
  await first.page.getByRole('button', { name: 'Choose where the file goes' }).click();
  await expect(first.page.getByText('The file is written, read again and whole:')).toBeVisible();
  await dropFile(first.page, file);
  await expect(first.page.getByText('Lock this journal, then open the file again')).toBeVisible();
  expect(await axeViolations(first.page)).toEqual([]);
  await first.close();

  const other = makeComputer();
  const { page, close, kill, errors } = await launchApp(other);
  try {
    await page.getByText('Whose computer is this?').waitFor();
    await test.step('a file that only calls itself one', async () => {
      // Made by a script, it lies nowhere; with other bytes, it is no journal.
      await page.evaluate(() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File(['x'], 'made-up.wsmove'));
        const drop = { dataTransfer: transfer, cancelable: true, bubbles: true };
        window.dispatchEvent(new DragEvent('drop', drop));
      });
      await expect(page.getByText('“made-up.wsmove” was not opened')).toBeVisible();
      // A path from the page is none, whichever way it is put.
      const byPath = (path: string) =>
        page.evaluate(
          async (one) => [
            await window.desktop.handDropped(one),
            await window.desktop.handDropped({ path: one }),
            await window.desktop.handDropped(new File(['x'], one)),
          ],
          path,
        );
      expect(await byPath(file)).toEqual([false, false, false]);
      const noJournal = join(computer.home, 'false.wsmove');
      writeFileSync(noJournal, 'not a journal');
      await dropFile(page, noJournal);
      await expect(page.getByText('That is not a Wellspring move file.', { exact: false })).toBeVisible();
      const folder = join(computer.home, 'folder.wsmove');
      mkdirSync(folder);
      await dropFile(page, folder);
      await expect(page.getByText('“folder.wsmove” was not opened')).toBeVisible();
    });
    await dropFile(page, file);
    await expect(page.getByText(file)).toBeVisible();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: /^Bring back/ }).click();
    await new UnlockPage(page).passphrase.waitFor();
    // On the cover: offered, and nothing is put over the journal that is here.
    await dropFile(page, file);
    await page.getByRole('button', { name: /^Bring back/ }).click();
    await expect(page.getByText('That journal is already on this computer')).toBeVisible();
    await new UnlockPage(page).unlock(PASSPHRASE);
    await new BookPage(page).goTo('Look back');
    await expect(page.getByText('Carried by hand.')).toBeVisible();
    await close();
    expect(errors).toEqual([]);
  } finally {
    await kill().catch(() => undefined);
    rmSync(other.root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
