/** The name guard as it stands on a page being written. */
import type { Locator, Page } from '@playwright/test';

export class NamesPage {
  readonly page: Page;
  readonly marks: Locator;
  readonly note: Locator;

  constructor(page: Page) {
    this.page = page;
    this.marks = page.locator('.name-mark');
    this.note = page.getByRole('complementary', { name: 'Name guard' });
  }

  act(name: string | RegExp): Locator {
    return this.note.getByRole('button', { name });
  }

  /** What is underlined, whole names: a line over bold and plain words is drawn in pieces that touch. */
  markedTexts(): Promise<string[]> {
    return this.page.evaluate(() => {
      const pieces = [...document.querySelectorAll('.name-mark')];
      const texts: string[] = [];
      let before: Element | null = null;
      for (const piece of pieces) {
        const range = document.createRange();
        if (before !== null) {
          range.setStartAfter(before);
          range.setEndBefore(piece);
        }
        const touches =
          before !== null && range.toString() === '' && before.closest('p') === piece.closest('p');
        if (touches) texts.push(`${texts.pop() ?? ''}${piece.textContent}`);
        else texts.push(piece.textContent ?? '');
        before = piece;
      }
      return texts;
    });
  }
}
