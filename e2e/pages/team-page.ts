/** Team, Second keeper and Theme card, as people see them; and the system's dialogs, answered for them. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';

/** What the next dialogs answer. Until it is called again, the same file. */
export async function answerDialogs(
  app: ElectronApplication,
  answers: { readonly save?: string; readonly open?: readonly string[] },
): Promise<void> {
  await app.evaluate(({ dialog }, { save, open }) => {
    dialog.showSaveDialog = async () => ({ canceled: save === undefined, filePath: save ?? '' });
    dialog.showOpenDialog = async () => ({ canceled: open === undefined, filePaths: [...(open ?? [])] });
  }, answers);
}

export class TeamPage {
  readonly app: ElectronApplication;
  readonly page: Page;

  constructor(app: ElectronApplication, page: Page) {
    this.app = app;
    this.page = page;
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  /** Presses what opens the system's dialog, which answers with this path, and waits until the app says so. */
  async saveBy(button: string, path: string, said: string): Promise<void> {
    await answerDialogs(this.app, { save: path });
    await this.press(button);
    await expect(this.page.getByText(said).first()).toBeVisible();
  }

  async openBy(button: string, ...paths: readonly string[]): Promise<void> {
    await answerDialogs(this.app, { open: paths });
    await this.press(button);
  }

  /** Drops files where cards are handed in. */
  async dropCards(...paths: readonly string[]): Promise<void> {
    await this.page.locator('.card-drop').evaluate(
      (place, files) => {
        const dataTransfer = new DataTransfer();
        for (const { name, bytes } of files)
          dataTransfer.items.add(new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], name));
        place.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true, bubbles: true }));
      },
      paths.map((path) => ({ name: basename(path), bytes: readFileSync(path).toString('base64') })),
    );
  }

  async startTeam(name: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Settings', exact: true }).click();
    await this.page.getByRole('link', { name: 'Teams and rounds' }).click();
    await this.page.getByLabel('Name of the team').fill(name);
    await this.press('Start the team');
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  async openRound(mode: 'Two keepers' | 'One keeper' | 'Paper' = 'Two keepers'): Promise<void> {
    await this.press('Open a round');
    await this.page.getByRole('radio', { name: 'No, nobody' }).check({ force: true });
    await this.page.getByRole('radio', { name: mode }).check({ force: true });
    await this.press('Open the round');
    await expect(this.page.getByRole('heading', { level: 1, name: 'A round' })).toBeVisible();
  }
}
