/** Finds safety copies: where they were last made, in a chosen folder, and at the places people keep them. */
import { dirname, join } from 'node:path';
import { idSchema } from '../../../shared/base/ids.ts';
import { KEY_FILE_LIMIT } from '../../../shared/ipc/call-shapes.ts';
import { readUtf8 } from '../../../shared/base/bytes.ts';
import { chooseKeyFile } from '../../../shared/vault/key-file.ts';
import type { FileSystem } from '../log/file-system.ts';

/** The folder that is made inside the chosen one, so that a stranger to it knows what it is. */
export const COPY_FOLDER = 'Wellspring safety copy';

export interface CopyOnDisk {
  readonly vault: string;
  /** Holds `vault.json` and `log`. */
  readonly path: string;
  readonly keyFile: string;
}

/** Looks in each folder, in its safety-copy folder, and one level up, so that any of the three may have been chosen. */
export async function findCopies(fs: FileSystem, folders: readonly string[]): Promise<CopyOnDisk[]> {
  const found = new Map<string, CopyOnDisk>();
  for (const folder of folders) {
    for (const place of [join(folder, COPY_FOLDER), folder, dirname(folder)]) {
      for (const copy of await copiesIn(fs, place)) found.set(copy.path, copy);
    }
  }
  return [...found.values()];
}

async function copiesIn(fs: FileSystem, place: string): Promise<CopyOnDisk[]> {
  const copies: CopyOnDisk[] = [];
  for (const { name, kind } of await fs.list(place).catch(() => [])) {
    if (kind !== 'folder' || !idSchema.safeParse(name).success) continue;
    const path = join(place, name);
    const texts = await Promise.all(
      [join(path, 'vault.json'), join(path, 'log', 'vault.json')].map((file) => readText(fs, file)),
    );
    const choice = await chooseKeyFile(texts, name);
    if (choice.state === 'ready') copies.push({ vault: name, path, keyFile: choice.text });
  }
  return copies;
}

async function readText(fs: FileSystem, path: string): Promise<string | null> {
  try {
    return readUtf8(await fs.read(path, 0, KEY_FILE_LIMIT));
  } catch {
    // Not there, not readable or not text: then there is no copy to be offered here.
    return null;
  }
}
