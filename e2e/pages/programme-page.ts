/** Programme: the sequence, the writer's place on it, and the choices. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

export class ProgrammePage {
  readonly page: Page;
  readonly here: Locator;
  readonly skip: Locator;

  constructor(page: Page) {
    this.page = page;
    this.here = page.getByRole('listitem').filter({ hasText: 'You are here' });
    this.skip = page.getByRole('button', { name: 'Pass this one over' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Programme', exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
  }

  arc(title: string): Locator {
    return this.page.getByRole('button', { name: title, exact: true });
  }

  /** Ticks one of the boxes, by its name. */
  async choose(label: string): Promise<void> {
    // The tick follows the disk, not the press.
    await this.page.getByText(label, { exact: true }).click();
    await expect(this.page.getByRole('checkbox', { name: label })).toBeChecked();
  }
}
