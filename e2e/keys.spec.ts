/** A forgotten passphrase, a changed one, and the sheet between them. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findWords, listFiles } from './find-bytes.ts';
import { expectAccessible, FIRST, SECOND, SEVERAL_STARTS, spoil, writeLine } from './key-steps.ts';
import { expect, test } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { RecoveryPage } from './pages/recovery-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';

const LINE = 'What I wrote before I forgot.';

test.beforeEach(() => {
  test.setTimeout(SEVERAL_STARTS);
});

test('a forgotten passphrase: the sheet opens the journal, the group with a slip is named, everything is there', async ({
  computer,
  launch,
}) => {
  const first = await launch();
  await new FirstRunPage(first.page).makeJournal(FIRST);
  await writeLine(first.page, LINE);
  const book = new BookPage(first.page);
  await book.goTo('Settings');
  const settings = new RecoveryPage(first.page);
  const groups = await settings.makeSheet(FIRST);
  await expectAccessible(first.page);
  await first.close();

  const second = await launch();
  const { page } = second;
  const unlock = new UnlockPage(page);
  const recovery = new RecoveryPage(page);
  await expect(recovery.useSheet).toBeVisible();
  for (const wrong of ['quiet harbour six lanterns', 'QUIET HARBOUR SEVEN LANTERNS', 'seven lanterns']) {
    await unlock.tryPassphrase(wrong);
    await expect(page.getByText('That passphrase does not open this journal.')).toBeVisible({
      timeout: 30_000,
    });
    await expect(recovery.useSheet).toBeVisible();
  }
  await recovery.useSheet.click();
  await expect(page.getByText('nobody can open this journal, including us')).toBeVisible();
  await expectAccessible(page);

  await recovery.tryCode(
    groups
      .with(4, spoil(groups[4] ?? ''))
      .join(' ')
      .toLowerCase(),
  );
  await expect(page.getByText('Group 5 does not match the sheet. The others fit.')).toBeVisible();
  await expect(recovery.code).toBeFocused();
  await expectAccessible(page);
  await recovery.tryCode([groups[1], groups[0], ...groups.slice(2)].join('-'));
  await expect(page.getByText('Groups 1 and 2 do not match the sheet.')).toBeVisible();
  await recovery.tryCode('seven lanterns');
  await expect(page.getByText('This is not a whole recovery code.')).toBeVisible();

  await recovery.tryCode(groups.join('').toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'));
  await expect(page.getByRole('heading', { name: 'A new passphrase' })).toBeFocused();
  await expectAccessible(page);
  await recovery.chooseNewPassphrase(SECOND);
  await page.getByRole('button', { name: 'Make the new passphrase' }).click();
  const anew = await recovery.shownGroups();
  expect(anew).not.toEqual(groups);
  await expect(page.getByText('the old sheet are void here')).toBeVisible();
  await expect(page.getByText('The app writes no file')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Open the journal' }).click();
  await new BookPage(page).openNewest();
  await expect(new BookPage(page).sheet).toHaveText(LINE);
  await second.close();

  const third = await launch();
  const again = new RecoveryPage(third.page);
  await again.useSheet.click();
  await again.tryCode(groups.join(' '));
  await expect(third.page.getByText('this sheet does not open this journal')).toBeVisible();
  await third.page.getByRole('button', { name: 'Back' }).click();
  await new UnlockPage(third.page).tryPassphrase(FIRST);
  await expect(third.page.getByText('That passphrase does not open this journal.')).toBeVisible({
    timeout: 30_000,
  });
  await new UnlockPage(third.page).unlock(SECOND);
  await new BookPage(third.page).openNewest();
  await expect(new BookPage(third.page).sheet).toHaveText(LINE);
  // Neither code was left anywhere on the disk.
  const [one = '', other = ''] = [groups[0], anew[0]];
  expect(findWords([computer.root], [one + (groups[1] ?? ''), groups.join(' '), anew.join(' ')])).toEqual([]);
  expect(one.length + other.length).toBe(10);
});

test('without passphrase and sheet: a new journal stands beside the old one, of which no byte is touched', async ({
  computer,
  launch,
}) => {
  const first = await launch();
  await new FirstRunPage(first.page).makeJournal(FIRST);
  await writeLine(first.page, LINE);
  await first.close();
  const [old = ''] = readdirSync(join(computer.data, 'journals')).filter((name) =>
    /^[0-9a-f]{32}$/.test(name),
  );
  const bytes = () =>
    listFiles(join(computer.data, 'journals', old))
      .toSorted()
      .map((path) => `${path} ${readFileSync(path, 'base64')}`);
  const before = bytes();
  expect(before.length).toBeGreaterThan(2);

  const { page } = await launch();
  const recovery = new RecoveryPage(page);
  await recovery.useSheet.click();
  await recovery.tryCode('0123456789');
  await expect(recovery.code).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('You can start a new journal beside it.')).toBeVisible();
  await page.getByRole('button', { name: 'Start a new journal' }).click();
  await new FirstRunPage(page).makeJournal(SECOND);
  expect(bytes()).toEqual(before);
});

test('another passphrase in Settings: the present one is asked for, the sheet stays, both places hold the same', async ({
  computer,
  launch,
}) => {
  const { app, page, close } = await launch();
  await new FirstRunPage(page).makeJournal(FIRST);
  await writeLine(page, LINE);
  const book = new BookPage(page);
  const recovery = new RecoveryPage(page);
  await book.goTo('Settings');
  const groups = await recovery.makeSheet(FIRST);
  await page.getByRole('button', { name: 'Try the sheet' }).click();
  await recovery.code.fill(groups.join(' '));
  await page.getByRole('button', { name: 'Try this code' }).click();
  await expect(page.getByText('The code is right: this sheet opens your journal.')).toBeVisible();
  await expectAccessible(page);

  const stick = join(computer.home, 'stick');
  mkdirSync(stick);
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, stick);
  await recovery.openSection('Safety copy');
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await expect(page.getByText(/opened and checked\.$/)).toBeVisible();

  await recovery.openSection('Passphrase');
  await expect(page.getByText('Whoever has an older copy of the key file')).toBeVisible();
  await expectAccessible(page);
  const change = page.getByRole('button', { name: 'Change the passphrase' });
  await page.getByLabel('Present passphrase').fill('not this one');
  await recovery.chooseNewPassphrase(SECOND);
  await change.click();
  await expect(page.getByText('Nothing was changed.')).toBeVisible({ timeout: 30_000 });
  await page.getByLabel('Present passphrase').fill(FIRST);
  await change.click();
  await expect(page.getByText('The passphrase is changed.')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Your recovery sheet is as good as before.')).toBeVisible();
  await expect(page.getByLabel('New passphrase', { exact: true })).toHaveValue('');

  const vault = await page.evaluate(async () => {
    const desktop = (
      window as unknown as Record<string, Record<string, (request: null) => Promise<unknown>>>
    )['desktop'];
    const listed = (await desktop?.['listJournals']?.(null)) as { vault: string }[];
    return listed[0]?.vault ?? '';
  });
  const folder = join(computer.data, 'journals', vault);
  const texts = [join(folder, 'vault.json'), join(folder, 'log', 'vault.json')].map((path) =>
    readFileSync(path, 'utf8'),
  );
  expect(texts[0]).toBe(texts[1]);
  expect(texts[0]).toContain('"generation": 3');
  // The safety copy has the new lock at once, without anybody asking for a copy.
  const copied = ['vault.json', 'log/vault.json'].map((name) =>
    join(stick, 'Wellspring safety copy', vault, name),
  );
  await expect.poll(() => copied.map((path) => readFileSync(path, 'utf8'))).toEqual(texts);

  // An older key file is refused, whoever asks.
  const refused = await page.evaluate(
    async ([of, keyFile]) => {
      const desktop = (
        window as unknown as Record<string, Record<string, (request: unknown) => Promise<unknown>>>
      )['desktop'];
      return desktop?.['replaceKeyFile']?.({ vault: of, keyFile });
    },
    [vault, texts[0]],
  );
  expect(refused).toEqual({ ok: false, problem: 'superseded' });

  // What is printed is the sheet and nothing else; the dialog itself belongs to the system.
  await recovery.openSection('Recovery sheet');
  await page.getByRole('button', { name: 'Make a new sheet' }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(SECOND);
  await page.getByRole('button', { name: 'Make a recovery sheet' }).click();
  const printed = await recovery.shownGroups();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.printed-sheet')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Settings' })).toBeHidden();
  expect(await page.locator('.printed-sheet li').allInnerTexts()).toEqual(printed);
  await page.emulateMedia({ media: 'screen' });
  await expect(page.locator('.printed-sheet')).toBeHidden();
  const saved = join(computer.root, 'chosen.pdf');
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, saved);
  await page.getByRole('button', { name: 'Save as PDF' }).click();
  await expect(page.getByText('Saved where you said.')).toBeVisible({ timeout: 15_000 });
  expect(readFileSync(saved).subarray(0, 5).toString()).toBe('%PDF-');
  await close();

  const again = await launch();
  await new UnlockPage(again.page).unlock(SECOND);
});
