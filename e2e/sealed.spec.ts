/** Nothing readable on disk, and the proof that this test would see it. */
import { randomInt } from 'node:crypto';
import { buildVariant } from './build-variant.ts';
import { findWords } from './find-bytes.ts';
import type { Hit } from './find-bytes.ts';
import { expect, test } from './launch.ts';
import type { Computer, RunningApp } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { processesOf } from './processes.ts';

/** 16 letters, new each time, so that no file could hold them by chance. */
function sentinel(): string {
  return Array.from({ length: 16 }, () => String.fromCharCode(97 + randomInt(26))).join('');
}

/** Makes a journal, answers a prompt and writes a blank page, and kills the app while it is in use. */
async function writeAndKill(
  app: RunningApp,
  words: { passphrase: string; answer: string; body: string },
): Promise<void> {
  await new FirstRunPage(app.page).makeJournal(words.passphrase);
  const book = new BookPage(app.page);
  await book.write(2);
  await put(book, 'First ', words.answer);
  await book.untilSaved();
  await app.page.getByRole('navigation').getByRole('link').first().click();
  await book.writeBlank();
  await put(book, 'And ', words.body);
  await book.untilSaved();
  await book.goTo('Today').catch(() => undefined);
  // The browser store writes a little later than the log; it must have had its chance to leak.
  await app.page.waitForTimeout(1500);
  await app.kill();
}

/**
 * Words that are typed slowly are saved in pieces, and a piece of a sentinel is nothing to look for: each comes into the page at
 * once, as from an input method, between letters that are typed.
 */
async function put(book: BookPage, before: string, word: string): Promise<void> {
  await book.type(before);
  await book.page.keyboard.insertText(word);
  await book.type(' then.');
}

function search(computer: Computer, words: readonly string[]): Hit[] {
  // The whole of this computer: the app's data and profile, temporary files, crash reports, home, caches.
  return findWords([computer.root], words);
}

test('typed words, answers and the passphrase are nowhere on the disk after a kill', async ({
  computer,
  launch,
}) => {
  const words = { passphrase: sentinel(), answer: sentinel(), body: sentinel() };
  await writeAndKill(await launch(), words);
  await expect.poll(() => processesOf(computer.root).length, { timeout: 10_000 }).toBe(0);
  expect(search(computer, Object.values(words))).toEqual([]);
});

test('with sealing swapped out, the same search finds the words in log and cache', async ({
  computer,
  launch,
}) => {
  const appFolder = await buildVariant('plain-sealing', {
    renderer: { 'shared/vault/sealing.ts': 'e2e/variants/plain-sealing.ts' },
  });
  const words = { passphrase: sentinel(), answer: sentinel(), body: sentinel() };
  await writeAndKill(await launch({ appFolder }), words);
  const hits = search(computer, [words.answer, words.body]);
  const files = hits.map((hit) => hit.file);
  expect(files.some((file) => file.includes('/log/'))).toBe(true);
  expect(files.some((file) => file.includes('IndexedDB'))).toBe(true);
  for (const word of [words.answer, words.body]) expect(hits.map((hit) => hit.word)).toContain(word);
});

test('no argument, variable or setting switches sealing off', async ({ computer, launch }) => {
  const words = { passphrase: sentinel(), answer: sentinel(), body: sentinel() };
  const environment = Object.fromEntries(
    ['WELLSPRING_VARIANT', 'WELLSPRING_PLAIN', 'WELLSPRING_NO_SEALING', 'NO_SEALING', 'DEBUG', 'TORTURE'].map(
      (name) => [name, '1'],
    ),
  );
  const app = await launch({
    environment: { ...environment, NODE_ENV: 'development' },
    args: ['--plain', '--no-sealing', '--variant=plain-sealing'],
  });
  await writeAndKill(app, words);
  expect(search(computer, Object.values(words))).toEqual([]);
});
