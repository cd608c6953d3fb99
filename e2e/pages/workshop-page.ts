/** The pack workshop: the shelf, the desk and its parts. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

export class WorkshopPage {
  readonly page: Page;
  readonly heading: Locator;
  readonly saved: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.locator('#part-heading');
    this.saved = page.locator('[data-saved]');
  }

  async open(): Promise<void> {
    await this.page.getByRole('link', { name: 'Programme', exact: true }).click();
    await this.page.getByRole('button', { name: 'Pack workshop' }).click();
    await expect(this.page.getByRole('heading', { name: 'My packs' })).toBeVisible();
  }

  async part(name: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Parts of the pack' })
      .getByRole('link', { name, exact: true })
      .click();
    await expect(this.heading).toHaveText(name);
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  async choose(name: string): Promise<void> {
    await this.page.getByRole('radio', { name }).check({ force: true });
  }

  async untilSaved(): Promise<void> {
    await expect(this.saved).toHaveAttribute('data-saved', 'saved', { timeout: 10_000 });
  }
}

/** What the system's dialogs answer from now on. */
export async function answerDialogs(
  app: ElectronApplication,
  answer: { readonly open?: string; readonly save?: string },
): Promise<void> {
  await app.evaluate(({ dialog }, { open, save }) => {
    dialog.showOpenDialog = async () => ({
      canceled: open === undefined,
      filePaths: open === undefined ? [] : [open],
    });
    dialog.showSaveDialog = async () => ({ canceled: save === undefined, filePath: save ?? '' });
  }, answer);
}

/** A table of prompts as a spreadsheet saves it. */
export function writeTable(path: string, rows: readonly (readonly string[])[]): void {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  writeFileSync(path, rows.map((row) => row.map(cell).join(',')).join('\r\n'));
}

export function readJson(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
}
