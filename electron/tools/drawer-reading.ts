/**
 * Reads what lies in a journal's drawers without the app: teams, programmes that were added, drafts of programmes. Of the rounds,
 * which hold keys and belong to one computer, only the ids are said. Opens files for reading only.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ownBytes, readUtf8 } from '../../shared/base/bytes.ts';
import { idSchema } from '../../shared/base/ids.ts';
import { carriedDrawers, DRAWER_FILE_LIMIT } from '../../shared/ipc/drawer-calls.ts';
import type { DataKeys } from '../../shared/vault/former-keys.ts';
import { drawerKey, openCacheRow } from '../../shared/vault/subkeys.ts';

interface DrawerThing {
  readonly id: string;
  /** JSON as it is stored; a text where it is none. */
  readonly content: unknown;
}

interface DrawersRead {
  readonly team: readonly DrawerThing[];
  readonly packs: readonly DrawerThing[];
  readonly drafts: readonly DrawerThing[];
  /** Ids alone. */
  readonly rounds: readonly string[];
}

/** One plain sentence in `problems` for each thing that could not be read. None holds a word of it. */
export async function readDrawers(
  folder: string,
  vault: string,
  keys: DataKeys,
): Promise<DrawersRead & { readonly problems: readonly string[] }> {
  const problems: string[] = [];
  const things = { team: [] as DrawerThing[], packs: [] as DrawerThing[], drafts: [] as DrawerThing[] };
  for (const drawer of carriedDrawers) {
    for (const [id, name] of await listDrawer(join(folder, drawer), keys.epoch)) {
      const content = await readThing(join(folder, drawer, name), { vault, drawer, id }, keys);
      if (content === undefined) problems.push(`${drawer}/${name}: could not be read, or not with this key.`);
      else things[drawer].push({ id, content });
    }
  }
  const rounds = [...(await listDrawer(join(folder, 'rounds'), keys.epoch)).keys()];
  return { ...things, rounds, problems };
}

/** Ids and names, in order. What waits for the key file's epoch goes before what it was to replace. */
async function listDrawer(folder: string, epoch: number): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const names: string[] = await readdir(folder).catch(() => []);
  for (const name of names.toSorted()) {
    const [id = '', waits] = name.split('.epoch-');
    if (!idSchema.safeParse(id).success) continue;
    if (waits === undefined ? !found.has(id) : waits === String(epoch)) found.set(id, name);
  }
  return found;
}

interface Place {
  readonly vault: string;
  readonly drawer: string;
  readonly id: string;
}

/** Undefined: it does not open. */
async function readThing(path: string, { vault, drawer, id }: Place, keys: DataKeys): Promise<unknown> {
  const fits = await stat(path).then(
    ({ size }) => size <= DRAWER_FILE_LIMIT,
    () => false,
  );
  if (!fits) return undefined;
  const sealed = ownBytes(new Uint8Array(await readFile(path)));
  for (const dataKey of [keys.dataKey, ...keys.former]) {
    const key = await drawerKey(dataKey, vault, drawer);
    const opened = await openCacheRow(key, { kind: drawer, id, reflects: 0 }, sealed).catch(() => null);
    if (opened !== null) return asContent(opened);
  }
  return undefined;
}

function asContent(bytes: Uint8Array): unknown {
  try {
    const text = readUtf8(bytes);
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return text;
    }
  } catch {
    return Buffer.from(bytes).toString('base64');
  }
}
