/** What bad input gets: named for what it is, nothing overwritten, and the app goes on. */
import { createHash, randomBytes } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { damageKeyFiles, keyFiles, logFiles, snapshot } from './damage.ts';
import { expect, PASSPHRASE, projectRoot, test } from './launch.ts';
import type { Computer } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';
import { putWrittenJournal, WRITTEN } from './written-journal.ts';

/** A key file with other content and a checksum that holds, as a careful stranger would write it. */
function rewriteKeyFile(text: string, change: (file: Record<string, unknown>) => void): string {
  const file = JSON.parse(text) as Record<string, unknown>;
  change(file);
  const { sha256: _, slots, ...rest } = file;
  const covered = {
    ...rest,
    slots: (slots as Record<string, unknown>[]).map(({ bytes: __, ...slot }) => slot),
  };
  return JSON.stringify({ ...file, sha256: createHash('sha256').update(canonical(covered)).digest('hex') });
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

for (const [name, change, said] of [
  ['missing', () => null, 'The locks of this journal are missing'],
  ['cut short', (text: string) => text.slice(0, text.length / 2), 'The locks of this journal are damaged'],
  [
    'of a newer version',
    (text: string) => rewriteKeyFile(text, (file) => (file['version'] = 2)),
    'This journal is from a newer Wellspring',
  ],
] as const) {
  test(`a key file that is ${name} is named for what it is, and nothing is overwritten`, async ({
    computer,
    launch,
  }) => {
    await putWrittenJournal(computer);
    const before = keyFiles(computer).map((file) => readFileSync(file, 'utf8'));
    damageKeyFiles(computer, change);
    const harmed = snapshot(computer);
    const { page, close } = await launch();
    await expect(page.getByText(said)).toBeVisible();
    await close();
    expect(snapshot(computer)).toEqual(harmed);
    // The file put back, everything is there.
    keyFiles(computer).forEach((file, index) => writeFileSync(file, before[index] ?? ''));
    const again = await launch();
    await new UnlockPage(again.page).unlock(PASSPHRASE);
    await new BookPage(again.page).openNewest();
    await expect(new BookPage(again.page).sheet).toHaveText(WRITTEN);
  });
}

test('a key file with absurd numbers is refused before anything is allocated', async ({
  computer,
  launch,
}) => {
  await putWrittenJournal(computer);
  damageKeyFiles(computer, (text) =>
    rewriteKeyFile(text, (file) => {
      const [slot] = file['slots'] as { bytes: string; sha256: string }[];
      if (slot === undefined) throw new Error('no slot');
      const bytes = Buffer.from(slot.bytes, 'hex');
      // Memory in KiB follows version, vault, slot id, kind and key derivation (FORMAT.md, "Slots"): 4 GiB.
      bytes.writeUInt32BE(4 * 1024 * 1024, 1 + 16 + 16 + 1 + 1);
      slot.bytes = bytes.toString('hex');
      slot.sha256 = createHash('sha256').update(bytes).digest('hex');
    }),
  );
  const harmed = snapshot(computer);
  const { page, app, close } = await launch();
  const began = Date.now();
  await new UnlockPage(page).tryPassphrase(PASSPHRASE);
  await expect(page.locator('.notice, [role="alert"]').first()).toBeVisible({ timeout: 10_000 });
  expect(Date.now() - began).toBeLessThan(10_000);
  const memory = await app.evaluate(({ app: electron }) =>
    Math.max(...electron.getAppMetrics().map((one) => one.memory.peakWorkingSetSize)),
  );
  expect(memory, 'peak working set of any process, in KiB').toBeLessThan(1024 * 1024);
  await close();
  expect(snapshot(computer)).toEqual(harmed);
});

test('an unfinished end is left where it is and said; everything before it opens and writing goes on', async ({
  computer,
  launch,
  launchOpened,
}) => {
  const first = await launchOpened();
  const book = new BookPage(first.page);
  await book.writeBlank();
  await book.type('Before the cut.');
  await book.untilSaved();
  await first.page.waitForTimeout(700);
  const [file] = logFiles(computer);
  if (file === undefined) throw new Error('no log');
  const whole = statSync(file).size;
  await book.type(' Cut off.');
  await book.untilSaved();
  await first.kill();
  const grown = statSync(file).size;
  expect(grown).toBeGreaterThan(whole);
  truncateSync(file, grown - 7);
  forgetCache(computer);
  const cut = readFileSync(file, 'base64');

  const { page } = await launch();
  await new UnlockPage(page).unlock(PASSPHRASE);
  await expect(page.getByText('the app stopped while it was writing', { exact: false })).toBeVisible();
  const again = new BookPage(page);
  await again.openNewest();
  await expect(again.sheet).toHaveText('Before the cut.');
  await page.keyboard.press('Control+End');
  await again.type(' And on.');
  await again.untilSaved();
  expect(readFileSync(file, 'base64')).toBe(cut);
  expect(logFiles(computer).length).toBe(2);
});

test('a damaged middle takes nothing else with it, is named by the days beside it, and is left as it is', async ({
  computer,
  launchOpened,
  launch,
}) => {
  const first = await launchOpened();
  const book = new BookPage(first.page);
  const sizes: number[] = [];
  for (const [day, words] of [
    ['02', 'On the second.'],
    ['09', 'On the ninth.'],
    ['16', 'On the sixteenth.'],
  ] as const) {
    await first.page.clock.setFixedTime(`2026-11-${day}T17:40:00`);
    await book.goTo('Today');
    await book.writeBlank();
    await book.type(words);
    await book.untilSaved();
    await book.goTo('Today');
    sizes.push(statSync(logFiles(computer)[0] ?? '').size);
  }
  await first.close();
  forgetCache(computer);
  const [file = ''] = logFiles(computer);
  const [from = 0, to = 0] = sizes;
  const harmed = readFileSync(file);
  harmed.set(randomBytes(to - from), from);
  writeFileSync(file, harmed);

  const { page, close } = await launch();
  await page.clock.setFixedTime('2026-11-16T17:50:00');
  await new UnlockPage(page).unlock(PASSPHRASE);
  await expect(page.getByText(/could not be read and w(?:as|ere) left out/)).toBeVisible();
  await expect(
    page.getByText(
      'between what belongs to the pages of Monday, 2 November 2026 and Monday, 16 November 2026',
    ),
  ).toBeVisible();
  const again = new BookPage(page);
  await again.goTo('Look back');
  await expect(again.listed).toHaveCount(2);
  await expect(page.getByRole('main')).toContainText('On the second.');
  await expect(page.getByRole('main')).toContainText('On the sixteenth.');
  await close();
  expect(readFileSync(file)).toEqual(harmed);
});

/** The browser store gone, as a cleaner or a full disk may leave it. */
function forgetCache(computer: Computer): void {
  rmSync(join(computer.data, 'engine/IndexedDB'), { recursive: true });
}

/** A second data folder whose journals are the first one's. */
function linkedData(computer: Computer): string {
  const data = join(computer.root, 'second');
  mkdirSync(join(data, 'wellspring'), { recursive: true });
  symlinkSync(join(computer.data, 'journals'), join(data, 'wellspring/journals'));
  return data;
}

test('the browser store deleted, every page is found again', async ({ computer, launch }) => {
  await putWrittenJournal(computer);
  forgetCache(computer);
  const { page } = await launch();
  await new UnlockPage(page).unlock(PASSPHRASE);
  await new BookPage(page).openNewest();
  await expect(new BookPage(page).sheet).toHaveText(WRITTEN);
});

test('a bad programme is refused by place and reason, and the app goes on with the others', async ({
  computer,
  launchOpened,
}) => {
  const appFolder = join(computer.root, 'app');
  cpSync(join(projectRoot, 'out'), join(appFolder, 'out'), { recursive: true });
  cpSync(join(projectRoot, 'resources'), join(appFolder, 'resources'), { recursive: true });
  cpSync(join(projectRoot, 'package.json'), join(appFolder, 'package.json'));
  const bad: Record<string, string> = {
    'not-json': '{ "format": ',
    'too-large': `"${'x'.repeat(2 * 1024 * 1024 + 1)}"`,
    newer: '{\n  "format": "programme-pack",\n  "formatVersion": "2.0"\n}',
  };
  for (const [name, text] of Object.entries(bad)) {
    mkdirSync(join(appFolder, 'resources/programmes', name));
    writeFileSync(join(appFolder, 'resources/programmes', name, 'pack.json'), text);
  }
  const { page } = await launchOpened({ appFolder });
  await expect(page.getByText('not-json, line 1: the file is not well formed here.')).toBeVisible();
  await expect(page.getByText('too-large: the file is larger than 2 MiB.')).toBeVisible();
  await expect(page.getByText(/newer, line 3: it was made for a newer Wellspring/)).toBeVisible();
  await new BookPage(page).write(2);
});

test('a second instance on the same journal is refused politely', async ({ computer, launch }) => {
  await putWrittenJournal(computer);
  const first = await launch();
  await new UnlockPage(first.page).unlock(PASSPHRASE);
  // Another profile on the same journals, as another account or a copied folder would have.
  const second = await launch({ environment: { XDG_DATA_HOME: linkedData(computer) } });
  await new UnlockPage(second.page).tryPassphrase(PASSPHRASE);
  await expect(second.page.getByText('already open', { exact: false })).toBeVisible({ timeout: 20_000 });
  await second.kill();
  await first.kill();
  // The owner is dead; its lock is taken over.
  const third = await launch();
  await new UnlockPage(third.page).unlock(PASSPHRASE);
});
