/** Programmes of others, at the end of Programme: adding one by its file, removing one, printing one. */
import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';
import type { RunningApp } from '../launch.ts';
import { ProgrammePage } from './programme-page.ts';

export class PacksPage {
  readonly running: Pick<RunningApp, 'app' | 'page'>;
  readonly heading: Locator;
  readonly take: Locator;
  readonly back: Locator;

  constructor(running: Pick<RunningApp, 'app' | 'page'>) {
    const { page } = running;
    this.running = running;
    this.heading = page.getByRole('heading', { level: 1 });
    this.take = page.getByRole('button', { name: 'Add this programme' });
    this.back = page.getByRole('button', { name: 'Back to the programme' });
  }

  async open(): Promise<void> {
    await new ProgrammePage(this.running.page).open();
    await expect(this.add).toBeVisible();
  }

  get add(): Locator {
    return this.running.page.getByRole('button', { name: 'Add a programme…' });
  }

  /** Chooses a file in the system's dialog, as a person would. */
  async offer(path: string): Promise<void> {
    const { app } = this.running;
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, path);
    await this.add.click();
  }

  /** The names of the programmes that are here. */
  names(): Locator {
    return this.running.page.locator('.pack h3');
  }

  /** Saves the booklet that is being shown as a PDF at `path`. */
  async saveBooklet(path: string): Promise<void> {
    const { app, page } = this.running;
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path);
    await page.locator('.pack-acts .button').first().click();
    await expect(page.getByRole('status').filter({ hasText: /\S/u })).toBeVisible({ timeout: 30_000 });
  }
}
