/** What the walks through passphrases, sheets and new keys do again and again, and what a key file on the disk says. */
import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { axeViolations } from './axe.ts';
import { BookPage } from './pages/book-page.ts';

export const FIRST = 'quiet harbour seven lanterns';
export const SECOND = 'slow herons over nine roofs';
/** These tests start the app several times, which a busy machine takes its time for. In milliseconds. */
export const SEVERAL_STARTS = 300_000;

export async function expectAccessible(page: Page): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
}

/** From Today: a blank page with this line, saved, and back. */
export async function writeLine(page: Page, line: string): Promise<void> {
  const book = new BookPage(page);
  await book.writeBlank();
  await book.type(line);
  await book.untilSaved();
  await page.getByRole('navigation').getByRole('link').first().click();
}

/** One symbol of the group changed for another of the alphabet. */
export function spoil(group: string): string {
  return `${group.startsWith('7') ? '8' : '7'}${group.slice(1)}`;
}

export interface KeyFileOnDisk {
  readonly generation: number;
  readonly epoch?: number;
  readonly slots: readonly { readonly bytes: string }[];
}

export function readKeyFileAt(path: string): KeyFileOnDisk {
  return JSON.parse(readFileSync(path, 'utf8')) as KeyFileOnDisk;
}

/** 1 passphrase, 2 recovery code, 3 keychain, 4 former data key (shared/vault/FORMAT.md, section 3). */
export const kindOf = (slot: string): number => Number.parseInt(slot.slice(66, 68), 16);
export const kindsOf = ({ slots }: KeyFileOnDisk): number[] =>
  slots.map(({ bytes }) => kindOf(bytes)).toSorted((one, other) => one - other);
