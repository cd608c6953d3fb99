/** The programme packs that ship with the app, as bytes: the window parses them, and refuses what it must. */
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PACK_LIMIT } from '../../shared/ipc/call-shapes.ts';
import type { PackFile } from '../../shared/ipc/app-calls.ts';

/** One pack per folder, `pack.json`, in name order. A pack that cannot be read never hides the others. */
export async function readPacks(resources: string): Promise<PackFile[]> {
  const root = join(resources, 'programmes');
  const folders = (await readdir(root, { withFileTypes: true }).catch(() => [])).filter((entry) =>
    entry.isDirectory(),
  );
  const names = folders.map((folder) => folder.name).toSorted();
  return Promise.all(names.map((name) => readPack(root, name)));
}

async function readPack(root: string, name: string): Promise<PackFile> {
  try {
    const file = await open(join(root, name, 'pack.json'), 'r');
    try {
      const { size } = await file.stat();
      if (size > PACK_LIMIT) return { state: 'too-large', name };
      const bytes = new Uint8Array(await file.readFile());
      return bytes.length > PACK_LIMIT ? { state: 'too-large', name } : { state: 'read', name, bytes };
    } finally {
      await file.close();
    }
  } catch {
    return { state: 'unreadable', name };
  }
}
