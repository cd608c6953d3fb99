import { describe, expect, it } from 'vitest';
import { findStrayNames } from './names-with-a-home.ts';

const found = (file: string, text: string) => findStrayNames([file], () => text).map(({ name }) => name);

describe('findStrayNames', () => {
  it('finds each name outside its home', () => {
    expect(found('electron/main/index.ts', "import { ipcMain } from 'electron';")).toEqual(['ipcMain']);
    expect(found('renderer/app/app.tsx', 'ipcRenderer.send()')).toEqual(['ipcRenderer']);
    expect(found('renderer/vault/client.ts', 'window.desktop.lock()')).toEqual(['window.desktop']);
    expect(found('renderer/features/write/page.tsx', "import { Dexie } from 'dexie';")).toEqual([
      "from 'dexie'",
    ]);
    expect(found('renderer/features/write/page.tsx', "await import('dexie')")).toEqual(["from 'dexie'"]);
    expect(found('renderer/ui/book.tsx', "import '@tiptap/core';")).toEqual(['@tiptap']);
    expect(found('shared/team/round.ts', "import { z } from 'zod';")).toEqual(["from 'zod'"]);
  });
  it('lets each name speak at home', () => {
    expect(found('electron/main/ipc/handle.ts', 'ipcMain.handle()')).toEqual([]);
    expect(found('renderer/desktop/desktop.ts', 'window.desktop')).toEqual([]);
    expect(found('renderer/vault/cache-database.ts', "from 'dexie'")).toEqual([]);
  });
});
