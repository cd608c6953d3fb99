/** First run, as a person sees it. */
import type { Locator, Page } from '@playwright/test';

export type Owner = 'Mine' | 'My school’s' | 'Shared with others';

export class FirstRunPage {
  readonly page: Page;
  readonly passphrase: Locator;
  readonly again: Locator;
  readonly label: Locator;
  readonly goOn: Locator;
  readonly make: Locator;

  constructor(page: Page) {
    this.page = page;
    this.goOn = page.getByRole('button', { name: 'Go on' });
    this.label = page.getByRole('textbox', { name: 'Name on the cover' });
    this.passphrase = page.getByLabel('Passphrase', { exact: true });
    this.again = page.getByLabel('The same passphrase again');
    this.make = page.getByRole('button', { name: 'Make the journal' });
  }

  async chooseOwner(owner: Owner): Promise<void> {
    await this.page.getByRole('radio', { name: owner }).check({ force: true });
    await this.goOn.click();
  }

  /** Types as a person would, key by key: what is typed goes through the whole way that keys take. */
  async makeJournal(passphrase: string, owner: Owner = 'Mine'): Promise<void> {
    await this.chooseOwner(owner);
    await this.passphrase.click();
    await this.page.keyboard.type(passphrase);
    await this.again.click();
    await this.page.keyboard.type(passphrase);
    await this.make.click();
    await this.page.getByRole('navigation').waitFor({ timeout: 30_000 });
  }
}
