/** What a writer puts on a page by hand: a star, tags, themes, notes in the margin. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

export class MarksPage {
  readonly page: Page;
  readonly star: Locator;
  readonly tags: Locator;
  readonly themes: Locator;
  readonly notes: Locator;
  readonly passages: Locator;

  constructor(page: Page) {
    this.page = page;
    this.star = page.getByRole('checkbox', { name: 'Give this page a star' });
    this.tags = page.getByRole('grid', { name: 'Your tags' }).getByRole('row');
    this.themes = page.getByRole('listbox', { name: 'Themes' });
    this.notes = page.getByRole('region', { name: 'Margin notes' });
    this.passages = page.locator('.passage-mark');
  }

  /** By keys alone, from the button on. */
  async tag(...tags: readonly string[]): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a tag' }).press('Enter');
    const field = this.page.getByRole('combobox', { name: 'A tag in your own words' });
    await expect(field).toBeFocused();
    for (const tag of tags) {
      await this.page.keyboard.type(tag);
      await this.page.keyboard.press('Enter');
      await expect(field).toHaveValue('');
    }
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.press('Escape');
    await expect(field).toHaveCount(0);
  }

  /** Puts a theme on what is chosen on the sheet, or on the whole page: the keys, the first letters, Enter. */
  async mark(letters: string, title: string): Promise<void> {
    await this.page.keyboard.press('Control+Shift+M');
    await expect(this.themes).toBeVisible();
    await this.page.keyboard.type(letters);
    await expect(this.themes.getByRole('option', { name: title })).toBeFocused();
    await this.page.keyboard.press('Enter');
    await expect(this.themes).toHaveCount(0);
    // The sheet takes its selection back with one of the next frames.
    await this.page.waitForTimeout(500);
  }

  async note(words: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a margin note' }).press('Enter');
    await expect(this.page.getByLabel('Your note')).toBeFocused();
    await this.page.keyboard.type(words);
    await this.page.keyboard.press('Control+Enter');
    await expect(this.page.getByLabel('Your note')).toHaveCount(0);
  }
}
