/** The open journal: Today, Write, Look back, Settings and the running head. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

export class BookPage {
  readonly page: Page;
  readonly prompt: Locator;
  readonly sheet: Locator;
  readonly sheets: Locator;
  readonly saved: Locator;
  readonly closeTheDoor: Locator;
  readonly lock: Locator;

  constructor(page: Page) {
    this.page = page;
    this.prompt = page.getByRole('heading', { level: 1 });
    this.sheets = page.locator('[role="textbox"][contenteditable="true"]');
    this.sheet = page.getByRole('textbox', { name: 'Your page' });
    this.saved = page.locator('[data-saved]');
    this.closeTheDoor = page.getByRole('button', { name: 'Close the door' });
    this.lock = page.getByRole('link', { name: 'Lock' });
  }

  async goTo(place: 'Today' | 'Look back' | 'Settings'): Promise<void> {
    await this.page.getByRole('link', { name: place, exact: true }).click();
  }

  async write(minutes: 2 | 10 | 25): Promise<void> {
    await this.page.getByRole('link', { name: new RegExp(`^${minutes} minutes`) }).click();
    await expect(this.sheet).toBeFocused();
  }

  async writeBlank(): Promise<void> {
    await this.page.getByText('A blank page', { exact: true }).click();
    await expect(this.sheet).toBeFocused();
  }

  async type(words: string): Promise<void> {
    await this.page.keyboard.type(words);
  }

  /** Waits until the sign says saved and nothing is on its way. */
  async untilSaved(): Promise<void> {
    await expect(this.saved).toHaveAttribute('data-saved', 'saved', { timeout: 10_000 });
  }

  /** The pages of the list that is shown. */
  get listed(): Locator {
    return this.page.getByRole('article');
  }

  /** Opens the newest page of the list. */
  async openNewest(): Promise<void> {
    await this.goTo('Look back');
    await this.listed.first().getByRole('link').click();
    await expect(this.sheet).toBeFocused();
  }
}
