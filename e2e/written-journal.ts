/**
 * A closed journal with one page in it. The real app writes it once for all tests of a run; each test that needs no more than
 * that gets a copy of the whole computer's data.
 */
import { cpSync, rmSync } from 'node:fs';
import { launchApp, makeComputer, PASSPHRASE, putFreshJournal } from './launch.ts';
import type { Computer } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';

export const WRITTEN = 'Safe words.';

let written: Promise<Computer> | undefined;

/** Onto a computer where the app was never started. Its passphrase is the one of fresh journals. */
export async function putWrittenJournal(computer: Computer): Promise<void> {
  written ??= makeWrittenJournal();
  cpSync((await written).data, computer.data, { recursive: true });
}

async function makeWrittenJournal(): Promise<Computer> {
  const computer = makeComputer();
  process.once('exit', () => rmSync(computer.root, { recursive: true, force: true }));
  await putFreshJournal(computer);
  const { page, close, errors } = await launchApp(computer);
  await new UnlockPage(page).unlock(PASSPHRASE);
  const book = new BookPage(page);
  await book.writeBlank();
  await book.type(WRITTEN);
  await book.untilSaved();
  await close();
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return computer;
}
