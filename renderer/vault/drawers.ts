/**
 * The drawers of an open journal: what belongs to its writer and not to its pages (teams and their rounds, programmes that were added
 * or are being written). Each thing is one sealed file under a key of its drawer, apart from the log; removing it removes all
 * of it that this app keeps here.
 */
import { equalBytes, ownBytes } from '../../shared/base/bytes.ts';
import type { Bytes } from '../../shared/base/bytes.ts';
import type { WriteProblem } from '../../shared/ipc/call-shapes.ts';
import type { Reply } from '../../shared/ipc/contract.ts';
import { drawerNameSchema } from '../../shared/ipc/drawer-calls.ts';
import type { DrawerName } from '../../shared/ipc/drawer-calls.ts';
import { VaultError } from '../../shared/vault/errors.ts';
import { drawerKey, openCacheRow, sealCacheRow } from '../../shared/vault/subkeys.ts';
import type { DataKey } from '../../shared/vault/subkeys.ts';
import type { DrawerPort } from './log-port.ts';

/** The largest thing a drawer keeps, in bytes before sealing. */
export const DRAWER_THING_LIMIT = 8 * 1024 * 1024;

export type DrawerReading =
  | { readonly ok: true; readonly bytes: Bytes }
  | { readonly ok: false; readonly problem: 'gone' | 'damaged' | 'newer-version' | 'failed' };

export interface Drawers {
  /** The ids of what is in a drawer, in no order. Throws where the disk does not answer: nothing must look like an empty drawer. */
  list(drawer: DrawerName): Promise<readonly string[]>;
  read(drawer: DrawerName, id: string): Promise<DrawerReading>;
  /** Makes or replaces; `ok` only after the disk has it whole. Over DRAWER_THING_LIMIT: `failed`. */
  write(drawer: DrawerName, id: string, bytes: Uint8Array): Promise<Reply<'writeToDrawer'>>;
  /** `ok` when it is not there any more, or never was. */
  remove(drawer: DrawerName, id: string): Promise<Reply<'removeFromDrawer'>>;
}

/** The drawers as the vault worker has them. */
export interface KeptDrawers extends Drawers {
  /** Seals anew what is still under a former data key, one file after another. `left`: files that no key opens. */
  writeAnew(
    isCancelled?: () => boolean,
  ): Promise<{ ok: true; left: number } | { ok: false; problem: WriteProblem | 'cancelled' }>;
}

/** `former`: data keys that were in use before, while files under them may still be there. */
export function openDrawers(
  vault: string,
  dataKey: DataKey,
  port: DrawerPort,
  former: readonly DataKey[] = [],
): KeptDrawers {
  const keys = new Map<DrawerName, Promise<CryptoKey>>();
  const keyOf = (drawer: DrawerName): Promise<CryptoKey> => {
    const known = keys.get(drawer) ?? drawerKey(dataKey, vault, drawer);
    keys.set(drawer, known);
    return known;
  };
  // A file of one drawer does not open in another, nor under another id; which of its states it is, nothing binds.
  const placeOf = (drawer: DrawerName, id: string) => ({ kind: drawer, id, reflects: 0 });
  let turn: Promise<unknown> = Promise.resolve();
  /** What is written by the screens must not be written over by an older state that was sealed anew. */
  function inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = turn.then(task);
    turn = result.catch(() => undefined);
    return result;
  }

  type Opened = { readonly bytes: Bytes; readonly isFormer: boolean };

  async function open(drawer: DrawerName, id: string, sealed: Uint8Array): Promise<Opened> {
    try {
      return {
        bytes: await openCacheRow(await keyOf(drawer), placeOf(drawer, id), ownBytes(sealed)),
        isFormer: false,
      };
    } catch (error) {
      for (const one of former) {
        const key = await drawerKey(one, vault, drawer);
        const bytes = await openCacheRow(key, placeOf(drawer, id), ownBytes(sealed)).catch(() => null);
        if (bytes !== null) return { bytes, isFormer: true };
      }
      throw error;
    }
  }

  const write: Drawers['write'] = async (drawer, id, bytes) => {
    if (bytes.length > DRAWER_THING_LIMIT) return { ok: false, problem: 'failed' };
    const sealed = await sealCacheRow(await keyOf(drawer), placeOf(drawer, id), ownBytes(bytes));
    return port.writeToDrawer(vault, drawer, id, sealed);
  };

  async function writeOneAnew(
    drawer: DrawerName,
    id: string,
    isCancelled?: () => boolean,
  ): Promise<'done' | 'left' | 'cancelled' | WriteProblem> {
    const read = await port.readFromDrawer(vault, drawer, id);
    if (!read.ok) return read.problem === 'gone' ? 'done' : 'left';
    const opened = await open(drawer, id, read.bytes).catch(() => null);
    if (opened === null) return 'left';
    if (!opened.isFormer) return 'done';
    // Between two files: each is under one key or the other.
    if (isCancelled?.() === true) return 'cancelled';
    const written = await write(drawer, id, opened.bytes);
    if (!written.ok) return written.problem;
    const again = await port.readFromDrawer(vault, drawer, id);
    const anew = again.ok ? await open(drawer, id, again.bytes).catch(() => null) : null;
    const isSame = anew !== null && !anew.isFormer && equalBytes(anew.bytes, opened.bytes);
    return isSame ? 'done' : 'failed';
  }

  async function writeAnew(isCancelled?: () => boolean): ReturnType<KeptDrawers['writeAnew']> {
    let left = 0;
    for (const drawer of drawerNameSchema.options) {
      const listed = await port.listDrawer(vault, drawer);
      if (!listed.ok) return { ok: false, problem: listed.problem };
      for (const id of listed.ids) {
        const outcome = await inTurn(() => writeOneAnew(drawer, id, isCancelled));
        if (outcome === 'left') left += 1;
        else if (outcome !== 'done') return { ok: false, problem: outcome };
      }
    }
    return { ok: true, left };
  }

  return {
    list: async (drawer) => {
      const listed = await port.listDrawer(vault, drawer);
      if (!listed.ok) throw new Error('A drawer could not be listed.');
      return listed.ids;
    },
    read: async (drawer, id) => {
      const read = await port.readFromDrawer(vault, drawer, id);
      if (!read.ok) return { ok: false, problem: read.problem === 'too-large' ? 'damaged' : read.problem };
      try {
        const { bytes } = await open(drawer, id, read.bytes);
        return { ok: true, bytes };
      } catch (error) {
        const newer = error instanceof VaultError && error.code === 'newer-version';
        return { ok: false, problem: newer ? 'newer-version' : 'damaged' };
      }
    },
    write: (drawer, id, bytes) => inTurn(() => write(drawer, id, bytes)),
    remove: (drawer, id) => inTurn(() => port.removeFromDrawer(vault, drawer, id)),
    writeAnew,
  };
}
