/** The pack workshop: the shelf, the desk and its parts. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { axeViolations } from '../axe.ts';

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

export async function noBarriers(page: Page, screen: string): Promise<void> {
  expect(await axeViolations(page), `axe on ${screen}`).toEqual([]);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways, `sideways scrolling on ${screen}`).toBeLessThanOrEqual(0);
}

/** Twelve prompts, all different. */
export const QUESTIONS = [
  'What did you hear first this morning?',
  'Who made room for you this week?',
  'Which sentence of yours would you say again?',
  'What did you put off, and what was it protecting?',
  'Where did you slow down?',
  'What did a colleague teach you without knowing?',
  'Which door did you leave open?',
  'What would be enough for tomorrow?',
  'What did the room sound like when it went well?',
  'Whom did you not ask?',
  'What changed its name for you this month?',
  'What do you want to keep from this week?',
];
