/** New keys for a whole journal, cut short and taken up again; and a lock that was lost, which is named. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  expectAccessible,
  FIRST,
  kindOf,
  kindsOf,
  readKeyFileAt,
  SECOND,
  SEVERAL_STARTS,
  spoil,
  writeLine,
} from './key-steps.ts';
import type { KeyFileOnDisk } from './key-steps.ts';
import { allIn } from './find-bytes.ts';
import { hold, letGo, untilHeld } from './held-disk.ts';
import { expect, test } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { RecoveryPage } from './pages/recovery-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';

const LINE = 'What I wrote under the old keys.';

test.beforeEach(() => {
  test.setTimeout(SEVERAL_STARTS);
});

test('new keys: everything is written anew, cut short and taken up again, and no old file is left', async ({
  computer,
  launch,
}) => {
  const first = await launch();
  await new FirstRunPage(first.page).makeJournal(FIRST);
  await writeLine(first.page, LINE);
  await new BookPage(first.page).goTo('Settings');
  const recovery = new RecoveryPage(first.page);
  const groups = await recovery.makeSheet(FIRST);
  await first.close();
  const [vault = ''] = readdirSync(join(computer.data, 'journals')).filter((name) =>
    /^[0-9a-f]{32}$/.test(name),
  );
  const folder = join(computer.data, 'journals', vault);
  const keyFile = () => readKeyFileAt(join(folder, 'vault.json'));
  const logFiles = () => readdirSync(join(folder, 'log')).filter((name) => name !== 'vault.json');
  const before = logFiles();

  const second = await launch();
  await new UnlockPage(second.page).unlock(FIRST);
  await new BookPage(second.page).goTo('Settings');
  const settings = new RecoveryPage(second.page);
  await settings.openSection('New keys');
  await expect(second.page.getByText('nothing ends that')).toBeVisible();
  await expectAccessible(second.page);
  await second.page.getByRole('button', { name: 'Make new keys' }).click();
  await second.page.getByRole('button', { name: 'Keep my sheet and type its code' }).click();
  await settings.tryCode(groups.with(2, spoil(groups[2] ?? '')).join(' '));
  await expect(second.page.getByText('Group 3 does not match the sheet.')).toBeVisible();
  await settings.tryCode(groups.join(' '));
  const draw = second.page.getByRole('button', { name: 'Make new keys' });
  await second.page.getByLabel('Passphrase', { exact: true }).fill('not this one');
  await draw.click();
  await expect(second.page.getByText('Nothing was changed.')).toBeVisible({ timeout: 30_000 });
  await expectAccessible(second.page);
  await second.page.getByLabel('Passphrase', { exact: true }).fill(FIRST);
  await draw.click();
  await expect(second.page.getByRole('heading', { name: 'The new keys are made' })).toBeFocused({
    timeout: 30_000,
  });
  await expectAccessible(second.page);
  expect(kindsOf(keyFile())).toEqual([1, 2, 4]);
  expect(keyFile().epoch).toBe(1);
  await second.close();

  // The plug is pulled before anything is written anew.
  const third = await launch();
  await new UnlockPage(third.page).unlock(FIRST);
  await third.kill();
  expect(kindsOf(keyFile())).toEqual([1, 2, 4]);

  const fourth = await launch();
  await new UnlockPage(fourth.page).unlock(FIRST);
  await new BookPage(fourth.page).openNewest();
  await expect(new BookPage(fourth.page).sheet).toHaveText(LINE);
  await expect.poll(() => kindsOf(keyFile()), { timeout: 30_000 }).toEqual([1, 2]);
  expect(logFiles().filter((name) => before.includes(name))).toEqual([]);
  await fourth.close();

  const fifth = await launch();
  const byCode = new RecoveryPage(fifth.page);
  await byCode.useSheet.click();
  await byCode.tryCode(groups.join(' '));
  await byCode.chooseNewPassphrase(SECOND);
  await fifth.page.getByRole('button', { name: 'Make the new passphrase' }).click();
  await byCode.shownGroups();
  await fifth.page.getByRole('button', { name: 'Open the journal' }).click();
  await new BookPage(fifth.page).openNewest();
  await expect(new BookPage(fifth.page).sheet).toHaveText(LINE);
});

test('new keys, stopped: before they are on the disk nothing is changed; afterwards what is still under the old ones is said, and it goes on', async ({
  computer,
  launch,
}) => {
  const first = await launch();
  const { page } = first;
  await new FirstRunPage(page).makeJournal(FIRST);
  await writeLine(page, LINE);
  await new BookPage(page).goTo('Settings');
  const recovery = new RecoveryPage(page);
  await recovery.makeSheet(FIRST);
  await recovery.openSection('New keys');
  const [vault = ''] = readdirSync(join(computer.data, 'journals'));
  const folder = join(computer.data, 'journals', vault);
  const log = join(folder, 'log');
  const before = allIn(folder);
  const make = page.getByRole('button', { name: 'Make new keys' });
  const draw = async () => {
    await make.click();
    await page.getByRole('button', { name: 'Make a new sheet' }).click();
    await page.getByLabel('Passphrase', { exact: true }).fill(FIRST);
    await make.click();
  };

  await hold(first.app, 'free-space', computer.data, 1);
  await draw();
  await untilHeld(first.app);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(page.getByText('Nothing was changed: the journal opens as it did')).toBeVisible();
  await letGo(first.app, page);
  await expectAccessible(page);
  // Another time the question is answered, and the stop comes by leaving the place while the lock is being made.
  await hold(first.app, 'free-space', computer.data, 1);
  await draw();
  await untilHeld(first.app);
  await recovery.openSection('Locking');
  await letGo(first.app, page);
  await recovery.openSection('New keys');
  await expect(make).toBeEnabled();
  expect(allIn(folder)).toEqual(before);

  await draw();
  await recovery.shownGroups();
  await first.close();
  const keyFile = () => readKeyFileAt(join(folder, 'vault.json'));
  expect(kindsOf(keyFile())).toEqual([1, 2, 4]);
  const old = allIn(log);

  /** Opens the journal, and stops while the first file is being written anew. */
  const openAndStop = async () => {
    const running = await launch();
    await hold(running.app, 'new-file', log, 1);
    await new UnlockPage(running.page).unlock(FIRST);
    await new BookPage(running.page).goTo('Settings');
    await new RecoveryPage(running.page).openSection('New keys');
    await expect(running.page.getByText('Everything is being written anew')).toBeVisible();
    expect(await untilHeld(running.app)).toMatch(/[.]packing$/);
    await running.page.getByRole('button', { name: 'Stop for now' }).click();
    await expect(running.page.getByText('Stopping.')).toBeVisible();
    await letGo(running.app, running.page);
    const stopped = running.page.getByText(
      'What you wrote before the new keys still lies under the old ones',
    );
    await expect(stopped).toBeVisible();
    await expectAccessible(running.page);
    expect(allIn(log)).toEqual(old);
    return running;
  };
  const second = await openAndStop();
  await second.close();
  expect(allIn(log)).toEqual(old);
  expect(kindsOf(keyFile())).toEqual([1, 2, 4]);

  const third = await openAndStop();
  await third.page.getByRole('button', { name: 'Go on' }).click();
  await expect(third.page.getByText('Everything lies under the new keys.')).toBeVisible();
  expect(kindsOf(keyFile())).toEqual([1, 2]);
  expect(allIn(log).filter((file) => old.includes(file))).toEqual([]);
  await third.page.getByRole('link', { name: 'Today' }).click();
  await new BookPage(third.page).openNewest();
  await expect(new BookPage(third.page).sheet).toHaveText(LINE);
});

test('a lock for the sheet that is lost is named once the passphrase has opened the journal', async ({
  computer,
  launch,
}) => {
  const first = await launch();
  await new FirstRunPage(first.page).makeJournal(FIRST);
  await writeLine(first.page, LINE);
  const [vault = ''] = readdirSync(join(computer.data, 'journals')).filter((name) =>
    /^[0-9a-f]{32}$/.test(name),
  );
  const places = ['vault.json', 'log/vault.json'].map((name) => join(computer.data, 'journals', vault, name));
  const before = readFileSync(places[0] ?? '', 'utf8');
  await new BookPage(first.page).goTo('Settings');
  await new RecoveryPage(first.page).makeSheet(FIRST);
  await first.close();
  const after = readFileSync(places[0] ?? '', 'utf8');
  const sheetSlot = (JSON.parse(after) as KeyFileOnDisk).slots.find(({ bytes }) => kindOf(bytes) === 2);
  const sealed = sheetSlot?.bytes ?? '';
  for (const place of places) writeFileSync(place, after.replace(sealed, `${sealed.slice(0, -2)}00`));
  const second = await launch();
  await new UnlockPage(second.page).unlock(FIRST);
  await expect(second.page.getByText('One of its locks is damaged and opens nothing.')).toBeVisible();
  await expectAccessible(second.page);
  await second.close();
  for (const place of places) writeFileSync(place, before);
  const third = await launch();
  await new UnlockPage(third.page).unlock(FIRST);
  await expect(third.page.getByText('the sheet opens nothing here')).toBeVisible();
  await expect(third.page.getByText('One of its locks is damaged')).toHaveCount(0);
});
