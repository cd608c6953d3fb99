/** Killed while typing: everything the screen called saved is there, and at most the last second of typing is not. */
import { expect, test } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';
import { underTorture } from './torture.ts';
import { lastSaved, readNotes, typeFor, watchTheSign } from './typist.ts';

const PASSPHRASE = 'quiet harbour seven lanterns';
const KILLS = underTorture ? 50 : 5;

test(`killed while typing, ${KILLS} times, nothing that was called saved is missing`, async ({ launch }) => {
  test.setTimeout(KILLS * 25_000 + 60_000);
  let expected = '';
  for (let round = 0; round < KILLS; round += 1) {
    const app = await launch();
    const book = new BookPage(app.page);
    if (round === 0) {
      await new FirstRunPage(app.page).makeJournal(PASSPHRASE);
      await book.write(10);
    } else {
      await new UnlockPage(app.page).unlock(PASSPHRASE);
      await book.openNewest();
      // Everything of the rounds before is here, whole and once.
      expect(await book.sheet.innerText()).toBe(expected);
    }
    await watchTheSign(app.page);
    await typeFor(app.page, 1200 + Math.random() * 1500, String(round));
    const notes = await readNotes(app.page);
    const killedAt = Date.now();
    await app.kill();

    const after = await launch();
    await new UnlockPage(after.page).unlock(PASSPHRASE);
    const again = new BookPage(after.page);
    await again.openNewest();
    const kept = await again.sheet.innerText();
    const saved = lastSaved(notes);
    expect(kept.startsWith(saved), `called saved: "${saved}", kept: "${kept}"`).toBe(true);
    const oneSecondBefore = notes.filter((note) => note.at <= killedAt - 1000).at(-1)?.text ?? '';
    expect(kept.length, 'at most the last second is missing').toBeGreaterThanOrEqual(
      oneSecondBefore.trimEnd().length,
    );
    expected = kept;
    await after.kill();
  }
});
