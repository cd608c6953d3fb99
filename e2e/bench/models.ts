/**
 * Two ways in which others keep an encrypted journal, measured in the same run on the same words. Each is simpler than the
 * program it stands for, in its favour.
 *
 * - One item each: Argon2id (64 MiB, five passes) and XChaCha20-Poly1305 for every page by itself, in the browser's store; all
 *   are read, opened and put in order for the list. As Standard Notes keeps its items (protocol 004), without the second key
 *   that each item has there.
 * - One file: all pages as one text, sealed as one, written anew at every save. As Mini Diary keeps a journal, but with the
 *   disk asked to keep it, because a save here is acknowledged by the disk.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import type { Page } from '@playwright/test';
import type Sodium from 'libsodium-wrappers-sumo';
import { randomBytes, utf8 } from '../../shared/base/bytes.ts';
import { electronPath, environmentOf, makeComputer } from '../launch.ts';
import { seededPages } from './seeded-pages.ts';

/** How long each of `runs` rewritings of one file with `count` pages took, in milliseconds. */
export async function rewriteOneFile(folder: string, count: number, runs: number): Promise<number[]> {
  const pages = [...seededPages(count)].map(({ id, made, words }) => ({ id, made, words }));
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const taken: number[] = [];
  for (let index = 0; index < runs; index += 1) {
    const began = performance.now();
    const text = utf8(JSON.stringify({ index, pages }));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: randomBytes(12) }, key, text);
    const beside = await open(join(folder, 'diary.tmp'), 'w');
    await beside.writeFile(new Uint8Array(sealed));
    await beside.sync();
    await beside.close();
    await rename(join(folder, 'diary.tmp'), join(folder, 'diary'));
    const names = await open(folder, 'r');
    await names.sync();
    await names.close();
    taken.push(performance.now() - began);
  }
  rmSync(join(folder, 'diary'), { force: true });
  return taken;
}

const MAIN = `
const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadFile('index.html'));
`;

/** In the window: what the browser's store holds, and libsodium as its script leaves it. */
type ModelWindow = typeof globalThis & { readonly sodium: typeof Sodium };

export interface ItemModel {
  /** From the passphrase to the first page of the list, after a restart, in milliseconds. */
  readonly open: () => Promise<number>;
  readonly remove: () => void;
}

/** `count` items, each sealed by itself, on a computer of their own. */
export async function makeItemModel(count: number): Promise<ItemModel> {
  const computer = makeComputer();
  const folder = join(computer.root, 'items');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "name": "items", "main": "main.js" }');
  writeFileSync(join(folder, 'main.js'), MAIN);
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>items</title><ol></ol>');
  const inWindow = async <Result>(act: (page: Page) => Promise<Result>): Promise<Result> => {
    const app = await _electron.launch({
      executablePath: electronPath(),
      args: [folder],
      env: environmentOf(computer),
      chromiumSandbox: true,
    });
    const page = await app.firstWindow();
    await addSodium(page);
    const result = await act(page);
    await app.close();
    return result;
  };
  const remove = (): void =>
    rmSync(computer.root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  try {
    await inWindow(async (page) => {
      let batch: { id: string; made: string; words: string }[] = [];
      for (const { id, made, words } of seededPages(count)) {
        batch.push({ id, made, words });
        if (batch.length === 1000) await page.evaluate(seedItems, batch.splice(0));
      }
      if (batch.length > 0) await page.evaluate(seedItems, batch);
      batch = [];
    });
  } catch (error) {
    remove();
    throw error;
  }
  return { open: () => inWindow((page) => page.evaluate(openItems, count)), remove };
}

/** Where nothing else is opened beside it. */
export async function openOften(model: ItemModel, runs: number): Promise<number[]> {
  const taken: number[] = [];
  for (let run = 0; run < runs; run += 1) taken.push(await model.open());
  return taken;
}

async function addSodium(page: Page): Promise<void> {
  const require = createRequire(import.meta.url);
  const wrappers = require.resolve('libsodium-wrappers-sumo');
  const core = createRequire(wrappers).resolve('libsodium-sumo');
  await page.addScriptTag({ path: core });
  await page.addScriptTag({ path: wrappers });
  await page.evaluate(() => (globalThis as ModelWindow).sodium.ready);
}

/** Runs in the window, so it stands on its own. */
async function seedItems(pages: readonly { id: string; made: string; words: string }[]): Promise<void> {
  const { sodium } = globalThis as ModelWindow;
  const key = sodium.crypto_pwhash(32, 'the passphrase', new Uint8Array(16), 5, 64 * 1024 * 1024, 2);
  const database = await new Promise<IDBDatabase>((done, fail) => {
    const asked = indexedDB.open('items', 1);
    asked.addEventListener('upgradeneeded', () => asked.result.createObjectStore('items', { keyPath: 'id' }));
    asked.addEventListener('success', () => done(asked.result));
    asked.addEventListener('error', () => fail(new Error('no store')));
  });
  const writing = database.transaction('items', 'readwrite');
  for (const page of pages) {
    const nonce = sodium.randombytes_buf(24);
    const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
      JSON.stringify(page),
      page.id,
      null,
      nonce,
      key,
    );
    writing.objectStore('items').put({ id: page.id, nonce, sealed });
  }
  await new Promise<void>((done, fail) => {
    writing.addEventListener('complete', () => done());
    writing.addEventListener('abort', () => fail(new Error('not written')));
  });
  database.close();
}

/** Runs in the window, so it stands on its own. */
async function openItems(count: number): Promise<number> {
  const { sodium } = globalThis as ModelWindow;
  const began = performance.now();
  const key = sodium.crypto_pwhash(32, 'the passphrase', new Uint8Array(16), 5, 64 * 1024 * 1024, 2);
  const database = await new Promise<IDBDatabase>((done, fail) => {
    const asked = indexedDB.open('items', 1);
    asked.addEventListener('success', () => done(asked.result));
    asked.addEventListener('error', () => fail(new Error('no store')));
  });
  const items = await new Promise<{ id: string; nonce: Uint8Array; sealed: Uint8Array }[]>((done, fail) => {
    const asked = database.transaction('items').objectStore('items').getAll();
    asked.addEventListener('success', () => done(asked.result));
    asked.addEventListener('error', () => fail(new Error('not read')));
  });
  const pages = items.map(({ id, nonce, sealed }) => {
    const plain = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed, id, nonce, key);
    return JSON.parse(sodium.to_string(plain)) as { made: string; words: string };
  });
  if (pages.length !== count) throw new Error('not every page is there');
  pages.sort((a, b) => (a.made < b.made ? 1 : -1));
  const list = document.querySelector('ol');
  for (const { made, words } of pages.slice(0, 64)) {
    const line = document.createElement('li');
    line.textContent = `${made} ${words.slice(0, 200)}`;
    list?.append(line);
  }
  await new Promise<void>((done) => {
    requestAnimationFrame(() => setTimeout(done, 0));
  });
  return performance.now() - began;
}
