/** Writing and looking for words in an open journal: saves that the disk has acknowledged, frames, questions. */
import { rmSync } from 'node:fs';
import type { Computer, RunningApp } from '../launch.ts';
import { BookPage } from '../pages/book-page.ts';
import { UnlockPage } from '../pages/unlock-page.ts';
import { listsFor } from './figures.ts';
import type { Measurements } from './figures.ts';
import { enginePlace, openCover, PASSPHRASE, unlockAndSearch } from './measure-opening.ts';
import { askAll, saveNow, takeCalls, takeFrames, watchFrames, whenSeen } from './page-clock.ts';
import type { WorkerCall } from './page-clock.ts';
import type { Scan } from './scan.ts';
import { drawQuestions } from './scan.ts';

/** As many as make a 95th percentile worth saying. */
const SAVES = 200;
const QUESTIONS = 150;
/** Sittings of typing while the index is built, and the length of each in words. */
const SITTINGS = 3;
const WORDS = 60;
/** Between two keys, in milliseconds: somebody in full flow. */
const PACE = 45;

const msOf = (calls: readonly WorkerCall[], name: string): number[] =>
  calls.filter((call) => call.name === name).map(({ ms }) => ms);

/** On a page that was begun: a letter, and to the disk with it. */
export async function measureSaving(computer: Computer): Promise<Measurements> {
  const { running } = await openCover(computer);
  await unlockAndSearch(running);
  await beginPage(running);
  await takeCalls(running.page);
  for (let save = 0; save < SAVES; save += 1) {
    await running.page.keyboard.type('e');
    await saveNow(running.page);
  }
  const save = msOf(await takeCalls(running.page), 'save');
  await running.close();
  return { save, ...(await measureTyping(computer)) };
}

async function beginPage({ page }: RunningApp): Promise<void> {
  const book = new BookPage(page);
  await book.goTo('Today');
  await book.writeBlank();
  await book.type('A page. ');
  await book.untilSaved();
}

/** Somebody types from the first moment on while the search index is made anew behind them, and every half second is saved. */
async function measureTyping(computer: Computer): Promise<Measurements> {
  const found = listsFor('frame', 'paint', 'busySave');
  for (let sitting = 0; sitting < SITTINGS; sitting += 1) {
    rmSync(enginePlace(computer), { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    const { running } = await openCover(computer);
    // All of the list is made again first, which takes minutes for a very long journal.
    await new UnlockPage(running.page).tryPassphrase(PASSPHRASE);
    await whenSeen(running.page, 'opened');
    await beginPage(running);
    await takeCalls(running.page);
    await watchFrames(running.page);
    for (let word = 0; word < WORDS; word += 1)
      await running.page.keyboard.type(`w${sitting}x${word} `, { delay: PACE });
    const { frames, paints } = await takeFrames(running.page);
    found.frame.push(Math.max(...frames));
    found.paint.push(...paints);
    found.busySave.push(...msOf(await takeCalls(running.page), 'save'));
    await running.close();
  }
  return found;
}

/** Words as they are typed into the field. `missed`: questions that were answered with another count than a look at every word. */
export async function measureSearching(computer: Computer, scan: Scan): Promise<Measurements> {
  const questions = drawQuestions(scan.vocabulary, QUESTIONS);
  const { running } = await openCover(computer);
  await unlockAndSearch(running);
  await takeCalls(running.page);
  const asked = await askAll(running.page, questions);
  const calls = (await takeCalls(running.page)).filter(({ name }) => name === 'search');
  await running.close();
  const answers = new Map(
    calls.flatMap(({ found }) => (found === null ? [] : [[found.asked, found] as const])),
  );
  const missed = questions.filter((question) => {
    const found = answers.get(question);
    const counted = scan.count(question);
    // Where nothing begins so, words that come close are shown instead.
    return found === undefined || (counted > 0 && (found.close || found.total !== counted));
  }).length;
  return { query: calls.map(({ ms }) => ms), shown: asked.map(({ seen }) => seen), missed: [missed] };
}
