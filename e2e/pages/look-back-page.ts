/** Look back: its search, its views, the ways through it in the outer margin, and all answers to one prompt. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

export class LookBackPage {
  readonly page: Page;
  readonly field: Locator;
  readonly results: Locator;
  readonly marks: Locator;
  readonly count: Locator;
  readonly calendar: Locator;
  /** Days of the calendar that have a page. */
  readonly days: Locator;

  constructor(page: Page) {
    this.page = page;
    this.field = page.getByRole('searchbox', { name: 'Find a word in your pages' });
    this.results = page.getByRole('article');
    this.marks = page.locator('article mark');
    this.count = page.getByRole('status').filter({ hasText: /hold|close|No page/ });
    this.calendar = page.getByRole('grid');
    this.days = this.calendar.getByRole('button', { name: /show what you wrote$/ });
  }

  view(name: 'Your pages' | 'By arc' | 'With a star' | 'Recently deleted'): Locator {
    return this.page.getByRole('navigation', { name: 'Which pages' }).getByRole('link', { name });
  }

  /** A tag or a theme in the outer margin. */
  way(group: 'Tags' | 'Themes you marked', name: string): Locator {
    return this.page.getByRole('navigation', { name: group }).getByRole('link', { name });
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
