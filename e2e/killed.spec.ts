/** Killed while typing: everything the screen called saved is there, and at most the last second of typing is not. */
import { expect, test } from './launch.ts';
import { BookPage } from './pages/book-page.ts';
import { FirstRunPage } from './pages/first-run-page.ts';
import { UnlockPage } from './pages/unlock-page.ts';

const PASSPHRASE = 'quiet harbour seven lanterns';
const KILLS = Number(process.env['TORTURE'] ?? 1) * 10;
/** Milliseconds between two words of the typist. */
const PACE = 40;

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
    // What the page held each time its sign turned to saved, noted in the page at the very moment.
    await app.page.evaluate(() => {
      const notes: { at: number; text: string; saved: boolean }[] = [];
      (window as unknown as { notes: typeof notes }).notes = notes;
      const text = (): string => document.querySelector('[role="textbox"]')?.textContent ?? '';
      const sign = document.querySelector('[data-saved]');
      if (sign === null) throw new Error('no sign');
      new MutationObserver(() => {
        notes.push({ at: Date.now(), text: text(), saved: sign.getAttribute('data-saved') === 'saved' });
      }).observe(sign, { attributes: true, attributeFilter: ['data-saved'] });
      setInterval(() => notes.push({ at: Date.now(), text: text(), saved: false }), 20);
    });
    await app.page.keyboard.press('Control+End');
    const until = Date.now() + 1200 + Math.random() * 1500;
    for (let word = 0; Date.now() < until; word += 1) {
      await app.page.keyboard.type(`${word === 0 ? ' ' : ''}w${round}x${word} `);
      await app.page.waitForTimeout(PACE);
    }
    const notes = await app.page.evaluate(
      () => (window as unknown as { notes: { at: number; text: string; saved: boolean }[] }).notes,
    );
    const killedAt = Date.now();
    await app.kill();

    const after = await launch();
    await new UnlockPage(after.page).unlock(PASSPHRASE);
    const again = new BookPage(after.page);
    await again.openNewest();
    const kept = await again.sheet.innerText();
    const saved = notes.filter((note) => note.saved).at(-1)?.text ?? '';
    expect(kept.startsWith(saved.trimEnd()), `called saved: "${saved}", kept: "${kept}"`).toBe(true);
    const oneSecondBefore = notes.filter((note) => note.at <= killedAt - 1000).at(-1)?.text ?? '';
    expect(kept.length, 'at most the last second is missing').toBeGreaterThanOrEqual(
      oneSecondBefore.trimEnd().length,
    );
    expected = kept;
    await after.kill();
  }
});
