/** Theme card and second keeper, with the system's dialogs answered for the person. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from '@playwright/test';

export class ThemeCardPage {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly place: Locator;
  readonly openFile: Locator;
  readonly title: Locator;
  readonly review: Locator;
  readonly saved: Locator;

  constructor(app: ElectronApplication, page: Page) {
    this.app = app;
    this.page = page;
    this.place = page.getByRole('link', { name: 'Theme card', exact: true });
    this.openFile = page.getByRole('button', { name: 'Open a file from your team…' });
    this.title = page.getByRole('heading', { name: 'What would you want talked about?' });
    this.review = page.getByRole('heading', { name: 'This leaves, and nothing else.' });
    this.saved = page.getByRole('heading', { name: 'Your card is saved.' });
  }

  /** The dialog for opening will give this file. */
  async willOpen(path: string): Promise<void> {
    await this.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, path);
  }

  /** The dialog for saving will keep the proposed name, in this folder. */
  async willSaveIn(folder: string): Promise<void> {
    await this.app.evaluate(({ dialog }, chosen) => {
      dialog.showSaveDialog = (async (_window: unknown, options: { defaultPath?: string }) => ({
        canceled: false,
        filePath: `${chosen}/${options.defaultPath ?? ''}`,
      })) as unknown as typeof dialog.showSaveDialog;
    }, folder);
  }

  async open(path: string): Promise<void> {
    await this.place.click();
    await this.willOpen(path);
    await this.openFile.click();
  }

  /** A file chosen by the menu's own entry. */
  async handByMenu(path: string): Promise<void> {
    await this.willOpen(path);
    await this.app.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
      items.find(({ label }) => label === 'Open a file from your team…')?.click();
    });
  }

  /** Files given to a second start of the app, as a double-click gives them while it runs. */
  async handBySecondStart(...paths: readonly string[]): Promise<void> {
    await this.app.evaluate(({ app }, given) => {
      app.emit('second-instance', {}, ['wellspring', ...given], '', undefined);
    }, paths);
  }

  /** From now on: every heading with the receipt beside it that was on the screen, however shortly. */
  async watchSaved(): Promise<() => Promise<readonly string[]>> {
    await this.page.evaluate(() => {
      const seen = new Set<string>();
      const note = (): void => {
        const [heading, words] = ['main h1', '.receipt .spoken'].map((one) => document.querySelector(one));
        if (words !== null) seen.add(`${heading?.textContent} ${words?.textContent}`);
      };
      new MutationObserver(note).observe(document.body, {
        childList: true,
        subtree: true,
        characterData: true,
      });
      Object.assign(window, { savedSeen: () => [...seen] });
    });
    return () => this.page.evaluate(() => (window as unknown as { savedSeen: () => string[] }).savedSeen());
  }

  theme(name: string): Locator {
    return this.page.getByRole('checkbox', { name });
  }
}

/** The saved cards of a folder, by name. */
export function cardsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.wscard'))
    .map((name) => join(folder, name));
}
