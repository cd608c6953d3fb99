/**
 * Killed in the middle of what the app does with a journal: writing, sealing, packing, changing the passphrase, making a safety
 * copy, going over to new keys. The journal always opens, and everything the screen called saved is there.
 */
import { randomInt } from 'node:crypto';
import { mkdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { journalFolders } from './damage.ts';
import { FIRST, kindsOf, readKeyFileAt } from './key-steps.ts';
import { expect, test } from './launch.ts';
import type { Computer, RunningApp } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { RecoveryPage } from './pages/recovery-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';
import { underTorture } from './torture.ts';
import { lastSaved, readNotes, typeFor, watchTheSign } from './typist.ts';

const KILLS = underTorture ? 50 : 6;

interface Life {
  readonly computer: Computer;
  readonly running: RunningApp;
  /** The safety copy's folder. */
  readonly stick: string;
  /** The one that opened the journal this time. */
  readonly passphrase: string;
  readonly round: number;
}

/** Does something up to the moment of the kill, and says which passphrases may open the journal afterwards. */
type Act = (life: Life) => Promise<readonly string[]>;

/** A moment after the first touch of anything in the folder: in the middle of what is being done there. */
async function amidst(folder: string, begin: () => Promise<unknown>, within: number): Promise<void> {
  const touched = new Promise<void>((done) => {
    const watcher = watch(folder, { recursive: true }, () => {
      watcher.close();
      done();
    });
  });
  void begin().catch(() => undefined);
  await Promise.race([touched, pause(8000)]);
  await pause(randomInt(within));
}

const journalOf = ({ computer }: Life): string => journalFolders(computer)[0] ?? '';

const acts: Readonly<Record<string, Act>> = {
  writing: async ({ running: { page }, passphrase, round }) => {
    await typeFor(page, 300 + randomInt(1200), `${round}on`);
    return [passphrase];
  },

  sealing: async (life) => {
    const { app } = life.running;
    const close = (): Promise<unknown> =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await amidst(join(journalOf(life), 'log'), close, 30);
    return [life.passphrase];
  },

  /** Deleting a page for good packs the whole log. */
  packing: async (life) => {
    const { page } = life.running;
    const book = new BookPage(page);
    await toToday(page);
    await book.writeBlank();
    await book.type('A page to go.');
    await book.untilSaved();
    await toToday(page);
    await book.goTo('Look back');
    await page
      .getByRole('button', { name: /^Delete the page of/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Recently deleted' }).click();
    await page
      .getByRole('button', { name: /^Delete for good now: / })
      .first()
      .click();
    const last = page.getByRole('button', { name: 'Delete for good now', exact: true }).last();
    await amidst(join(journalOf(life), 'log'), () => last.click(), 60);
    return [life.passphrase];
  },

  'changing the passphrase': async (life) => {
    const { page } = life.running;
    const recovery = new RecoveryPage(page);
    const next = `${FIRST} ${life.round}`;
    await toToday(page);
    await new BookPage(page).goTo('Settings');
    await recovery.openSection('Passphrase');
    await page.getByLabel('Present passphrase').fill(life.passphrase);
    await recovery.chooseNewPassphrase(next);
    const change = page.getByRole('button', { name: 'Change the passphrase' });
    await amidst(journalOf(life), () => change.click(), 25);
    return [next, life.passphrase];
  },

  copying: async (life) => {
    await amidst(life.stick, () => makeCopy(life), 60);
    return [life.passphrase];
  },

  /** What is written anew after that goes on behind the next round, which is killed too. */
  'making new keys': async (life) => {
    const { page } = life.running;
    await toToday(page);
    await new BookPage(page).goTo('Settings');
    await page.getByRole('link', { name: 'New keys' }).click();
    const make = page.getByRole('button', { name: 'Make new keys' });
    const passphrase = page.getByLabel('Passphrase', { exact: true });
    // The keys of the round before may still be on their way; then they are what is killed.
    await make.click({ timeout: 5000 }).catch(() => undefined);
    if (await passphrase.isVisible()) {
      await passphrase.fill(life.passphrase);
      await amidst(journalOf(life), () => make.click(), 40);
    }
    return [life.passphrase];
  },
};

/** A lock of kind 4 holds the keys from before, until nothing is left under them. */
function isGoingOverToNewKeys(journal: string): boolean {
  return kindsOf(readKeyFileAt(join(journal, 'vault.json'))).includes(4);
}

async function makeCopy({ running: { app, page }, stick }: Life): Promise<void> {
  await toToday(page);
  await new BookPage(page).goTo('Settings');
  await page.getByRole('link', { name: 'Safety copy' }).click();
  const choose = page.getByRole('button', { name: 'Choose a folder' });
  const again = page.getByRole('button', { name: 'Make a copy now' });
  await choose.or(again).waitFor();
  if (await again.isVisible()) return again.click();
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, stick);
  await choose.click();
}

/** Out of the page that is being written, to wherever it was opened from, and on. */
async function toToday(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link').first().click();
  await new BookPage(page).goTo('Today');
}

/** Tries them in turn; one must open the journal. */
async function unlockWithOneOf(page: Page, passphrases: readonly string[]): Promise<string> {
  const wrong = page.getByText('That passphrase does not open this journal.');
  const opened = page.getByRole('navigation');
  for (const passphrase of passphrases) {
    await new UnlockPage(page).tryPassphrase(passphrase);
    await expect(wrong.or(opened).first()).toBeVisible({ timeout: 40_000 });
    if (await opened.isVisible()) return passphrase;
  }
  throw new Error('no passphrase opens the journal');
}

test(`killed while writing, sealing, packing, copying and changing keys, ${KILLS} times, nothing that was called saved is missing`, async ({
  computer,
  launch,
}) => {
  test.setTimeout(KILLS * 40_000 + 60_000);
  const stick = join(computer.home, 'stick');
  mkdirSync(stick);
  let running = await launch();
  await new FirstRunPage(running.page).makeJournal(FIRST);
  await new BookPage(running.page).write(10);
  let passphrase = FIRST;
  let killedAnew = 0;
  for (let round = 0; round < KILLS; round += 1) {
    const [name, act] = Object.entries(acts)[round % Object.keys(acts).length] ?? [];
    if (act === undefined) throw new Error('no act');
    await watchTheSign(running.page);
    await typeFor(running.page, 500, String(round));
    await new BookPage(running.page).untilSaved();
    const noted = readNotes(running.page);
    const life = { computer, running, stick, passphrase, round };
    const before = await noted;
    const may = await act(life);
    const notes = name === 'writing' ? await readNotes(running.page) : before;
    const killedAt = Date.now();
    await running.kill();

    running = await launch();
    if (isGoingOverToNewKeys(journalOf(life))) {
      // Once more, while everything is written anew under them.
      const { page, kill } = running;
      await amidst(join(journalOf(life), 'log'), () => unlockWithOneOf(page, may), 400);
      await kill();
      killedAnew += 1;
      running = await launch();
    }
    passphrase = await unlockWithOneOf(running.page, may);
    const book = new BookPage(running.page);
    await book.openNewest();
    const kept = await book.sheet.innerText();
    const saved = lastSaved(notes);
    expect(kept.startsWith(saved), `${name}: called saved: "${saved}", kept: "${kept}"`).toBe(true);
    const oneSecondBefore = notes.filter((note) => note.at <= killedAt - 1000).at(-1)?.text ?? '';
    expect(kept.length, `${name}: at most the last second is missing`).toBeGreaterThanOrEqual(
      oneSecondBefore.trimEnd().length,
    );
  }
  test.info().annotations.push({ type: 'killed while writing anew', description: String(killedAnew) });
  // After all that a safety copy is whole.
  await makeCopy({ computer, running, stick, passphrase, round: KILLS });
  await expect(running.page.getByText(/opened and checked\.$/)).toBeVisible({ timeout: 30_000 });
});
