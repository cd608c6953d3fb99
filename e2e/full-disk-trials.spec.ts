/** A disk that runs full in the middle of writing, again and again: nothing that was called saved is ever missing. */
import { randomInt } from 'node:crypto';
import { expect } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';
import { test } from './small-disk.ts';
import { underTorture } from './torture.ts';
import { lastSaved, readNotes, typeFor, watchTheSign } from './typist.ts';

const PASSPHRASE = 'quiet harbour seven lanterns';
const TRIALS = underTorture ? 20 : 2;
/** In every other trial the app starts again while the disk is still full. */
const isStillFull = (trial: number): boolean => trial % 2 === 0;

test(`the disk runs full while somebody writes, ${TRIALS} times, nothing that was called saved is missing`, async ({
  small,
  launchSmall,
}) => {
  test.setTimeout(TRIALS * 60_000 + 60_000);
  const first = await launchSmall();
  await new FirstRunPage(first.page).makeJournal(PASSPHRASE);
  await new BookPage(first.page).write(10);
  let { app, page, kill } = first;
  for (let trial = 0; trial < TRIALS; trial += 1) {
    await watchTheSign(page);
    await typeFor(page, 900, `${trial}a`);
    small.fill(randomInt(3) * randomInt(64 * 1024));
    await typeFor(page, 2500, `${trial}b`);
    // Somebody stops writing and looks: on a full disk this is where the last words come in, or are said not to have.
    if (randomInt(2) === 0) await page.waitForTimeout(1500);
    const notes = await readNotes(page);
    const written = notes.at(-1)?.text ?? '';
    await kill();
    if (!isStillFull(trial)) small.empty();

    ({ app, page, kill } = await launchSmall());
    await new UnlockPage(page).unlock(PASSPHRASE);
    const book = new BookPage(page);
    await book.openNewest();
    const kept = (await book.sheet.innerText()).trimEnd();
    const saved = lastSaved(notes);
    expect(kept.startsWith(saved), `trial ${trial}, called saved: "${saved}", kept: "${kept}"`).toBe(true);
    expect(written.startsWith(kept), `trial ${trial}, written: "${written}", kept: "${kept}"`).toBe(true);
    expect(saved.length, 'something was saved before it was full').toBeGreaterThan(0);
    small.empty();
  }
  // With room again, writing goes on as ever.
  const book = new BookPage(page);
  await typeFor(page, 400, 'end');
  await book.untilSaved();
  await app.close();
});
