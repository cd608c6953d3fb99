/** The recovery sheet: where it is made in Settings, where it is shown, and where a closed journal is opened by one. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

export class RecoveryPage {
  readonly page: Page;
  readonly groups: Locator;
  readonly code: Locator;
  readonly useSheet: Locator;
  readonly goOn: Locator;

  constructor(page: Page) {
    this.page = page;
    this.groups = page
      .locator('.recovery-sheet')
      .getByRole('list', { name: 'Recovery code' })
      .getByRole('listitem');
    this.code = page.getByRole('textbox', { name: 'Recovery code' });
    this.useSheet = page.getByRole('button', { name: 'Use the recovery sheet' });
    this.goOn = page.getByRole('button', { name: 'Go on' });
  }

  /** From Settings: makes a sheet and gives its eight groups. */
  async makeSheet(passphrase: string): Promise<string[]> {
    await this.openSection('Recovery sheet');
    await this.page.getByRole('button', { name: /^Make a (recovery|new) sheet$/ }).click();
    await this.page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await this.page.getByRole('button', { name: 'Make a recovery sheet' }).click();
    return this.shownGroups();
  }

  async openSection(
    name: 'Passphrase' | 'Recovery sheet' | 'Keychain' | 'New keys' | 'Locking' | 'Safety copy',
  ): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name }).click();
  }

  async shownGroups(): Promise<string[]> {
    await expect(this.groups).toHaveCount(8, { timeout: 30_000 });
    return this.groups.allInnerTexts();
  }

  async tryCode(typed: string): Promise<void> {
    await this.code.fill(typed);
    await this.goOn.click();
  }

  async chooseNewPassphrase(passphrase: string): Promise<void> {
    await this.page.getByLabel('New passphrase', { exact: true }).fill(passphrase);
    await this.page.getByLabel('The new passphrase again').fill(passphrase);
  }
}
