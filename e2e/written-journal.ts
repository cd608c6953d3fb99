/**
 * A closed journal with one page in it. The real app makes it once for all tests of a run, by its screens; each test that
 * needs no more than that gets a copy of the whole computer's data.
 */
import { cpSync, rmSync } from 'node:fs';
import { launchApp, makeComputer } from './launch.ts';
import type { Computer } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';

export const WRITTEN = { passphrase: 'quiet harbour seven lanterns', words: 'Safe words.' } as const;

let made: Promise<Computer> | undefined;

/** Onto a computer where the app was never started. */
export async function putWrittenJournal(computer: Computer): Promise<void> {
  made ??= makeWrittenJournal();
  const { data } = await made;
  cpSync(data, computer.data, { recursive: true });
}

async function makeWrittenJournal(): Promise<Computer> {
  const computer = makeComputer();
  process.once('exit', () => rmSync(computer.root, { recursive: true, force: true }));
  const { page, close, errors } = await launchApp(computer);
  await new FirstRunPage(page).makeJournal(WRITTEN.passphrase);
  const book = new BookPage(page);
  await book.writeBlank();
  await book.type(WRITTEN.words);
  await book.untilSaved();
  await close();
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return computer;
}
