/** Look back and its search, and the earlier versions of a page. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

export class LookBackPage {
  readonly page: Page;
  readonly field: Locator;
  readonly results: Locator;
  readonly marks: Locator;
  readonly count: Locator;

  constructor(page: Page) {
    this.page = page;
    this.field = page.getByRole('searchbox', { name: 'Find a word in your pages' });
    this.results = page.getByRole('article');
    this.marks = page.locator('article mark');
    this.count = page.getByRole('status').filter({ hasText: /hold|close|No page/ });
  }

  /** Types as a person would, over what was there. */
  async find(typed: string): Promise<void> {
    await this.field.click();
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(typed);
  }

  async expectFound(typed: string, marks: readonly string[], count: RegExp): Promise<void> {
    await this.find(typed);
    await expect(this.count).toHaveText(count);
    await expect(this.marks).toHaveText([...marks]);
  }
}
