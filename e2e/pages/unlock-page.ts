/** The cover of a closed journal. */
import type { Locator, Page } from '@playwright/test';

export class UnlockPage {
  readonly page: Page;
  readonly passphrase: Locator;
  readonly open: Locator;

  constructor(page: Page) {
    this.page = page;
    this.passphrase = page.getByLabel('Passphrase', { exact: true });
    this.open = page.getByRole('button', { name: 'Open', exact: true });
  }

  async tryPassphrase(passphrase: string): Promise<void> {
    await this.passphrase.click();
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(passphrase);
    await this.open.click();
  }

  async unlock(passphrase: string): Promise<void> {
    await this.tryPassphrase(passphrase);
    await this.page.getByRole('navigation').waitFor({ timeout: 30_000 });
  }
}
