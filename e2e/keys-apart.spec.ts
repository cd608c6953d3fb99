/** Two copies of one journal in which new keys were made, each for itself: put together, nothing is lost and it is said what it is. */
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { allIn, listFiles } from './find-bytes.ts';
import { expectAccessible, kindsOf, readKeyFileAt, SEVERAL_STARTS, writeLine } from './key-steps.ts';
import { expect, launchApp, makeComputer, PASSPHRASE, test } from './launch.ts';
import type { Computer } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { RecoveryPage } from './pages/recovery-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';
import { putWrittenJournal, WRITTEN } from './written-journal.ts';

test.setTimeout(SEVERAL_STARTS);

const folderOf = (computer: Computer): string => {
  const [vault = ''] = readdirSync(join(computer.data, 'journals')).filter((name) =>
    /^[0-9a-f]{32}$/.test(name),
  );
  return join(computer.data, 'journals', vault);
};

/** Opens the journal there, does something in it, and closes it. */
async function inJournal(
  computer: Computer,
  work: (page: Page) => Promise<void>,
  stick?: string,
): Promise<void> {
  const { app, page, close, kill, errors } = await launchApp(computer);
  try {
    await new UnlockPage(page).unlock(PASSPHRASE);
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, stick ?? '');
    await work(page);
    await close();
    expect(errors).toEqual([]);
  } finally {
    await kill().catch(() => undefined);
  }
}

async function drawNewKeys(page: Page): Promise<void> {
  await new BookPage(page).goTo('Settings');
  await new RecoveryPage(page).openSection('New keys');
  const make = page.getByRole('button', { name: 'Make new keys' });
  await make.click();
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await make.click();
  await expect(page.getByRole('heading', { name: 'The new keys are made' })).toBeVisible({ timeout: 30_000 });
}

test('two copies of one journal with new keys of their own, put together: neither loses anything, and the screen says what it is', async ({
  computer,
}) => {
  const school = makeComputer();
  try {
    await putWrittenJournal(computer);
    cpSync(computer.data, school.data, { recursive: true });
    for (const [one, line] of [
      [computer, 'Only at home.'],
      [school, 'Only at school.'],
    ] as const) {
      await inJournal(one, drawNewKeys);
      await inJournal(one, async (page) => {
        await writeLine(page, line);
        await expect.poll(() => kindsOf(readKeyFileAt(join(folderOf(one), 'vault.json')))).toEqual([1]);
      });
    }
    const [home, away] = [folderOf(computer), folderOf(school)];
    expect(readKeyFileAt(join(home, 'vault.json')).epoch).toBe(1);
    expect(readKeyFileAt(join(away, 'vault.json')).epoch).toBe(1);

    const stick = join(computer.home, 'stick');
    mkdirSync(stick);
    await inJournal(
      computer,
      async (page) => {
        await new BookPage(page).goTo('Settings');
        await new RecoveryPage(page).openSection('Safety copy');
        await page.getByRole('button', { name: 'Choose a folder' }).click();
        await expect(page.getByText(/^Last safety copy: .*opened and checked\.$/)).toBeVisible();
      },
      stick,
    );
    const copied = allIn(stick);
    await inJournal(
      school,
      async (page) => {
        await new BookPage(page).goTo('Settings');
        await new RecoveryPage(page).openSection('Safety copy');
        await page.getByRole('button', { name: 'Choose a folder' }).click();
        await expect(page.getByText('in another copy of this journal', { exact: false })).toBeVisible();
        await expectAccessible(page);
        await page.getByRole('button', { name: 'Bring back what the copy has' }).click();
        await expect(page.getByText('in another copy of this journal', { exact: false })).toBeVisible();
      },
      stick,
    );
    expect(allIn(stick)).toEqual(copied);

    // Put together by hand: the log of the one beside that of the other.
    const theirs = listFiles(join(away, 'log')).filter((file) => !file.endsWith('vault.json'));
    for (const file of theirs) cpSync(file, join(home, 'log', basename(file)));
    await inJournal(computer, async (page) => {
      await expect(
        page.getByText('Some files are sealed under keys that this journal does not have'),
      ).toBeVisible();
      await expect(page.getByText('could not be read', { exact: false })).toHaveCount(0);
      await expectAccessible(page);
      await new BookPage(page).goTo('Look back');
      await expect(page.getByText(WRITTEN)).toBeVisible();
      await expect(page.getByText('Only at home.')).toBeVisible();
    });
    for (const file of theirs) expect(allIn(join(home, 'log')).join()).toContain(basename(file));
    await inJournal(school, async (page) => {
      await new BookPage(page).goTo('Look back');
      await expect(page.getByText(WRITTEN)).toBeVisible();
      await expect(page.getByText('Only at school.')).toBeVisible();
    });
  } finally {
    rmSync(school.root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
