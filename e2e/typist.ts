/** Somebody who writes while something goes wrong, and what the screen called saved at every moment of it. */
import type { Page } from '@playwright/test';

interface Note {
  /** By the computer's clock, in milliseconds. */
  readonly at: number;
  readonly text: string;
  /** The sign turned to saved at this very moment. */
  readonly saved: boolean;
}

/** Milliseconds between two words. */
const PACE = 40;

/** From now on the page notes its text every 20 ms, and each time the sign turns to saved. */
export async function watchTheSign(page: Page): Promise<void> {
  await page.evaluate(() => {
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
}

export function readNotes(page: Page): Promise<readonly Note[]> {
  return page.evaluate(() => (window as unknown as { notes: Note[] }).notes);
}

/** What stood there when the sign last turned to saved; empty when it never did. */
export function lastSaved(notes: readonly Note[]): string {
  return (notes.filter((note) => note.saved).at(-1)?.text ?? '').trimEnd();
}

/** Types words at the end of the page until `milliseconds` are over. Each says the round and its number in it. */
export async function typeFor(page: Page, milliseconds: number, round: string): Promise<void> {
  await page.keyboard.press('Control+End');
  const until = Date.now() + milliseconds;
  for (let word = 0; Date.now() < until; word += 1) {
    await page.keyboard.type(`${word === 0 ? ' ' : ''}w${round}x${word} `);
    await page.waitForTimeout(PACE);
  }
}
