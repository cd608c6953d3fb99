/**
 * The drawers of an open journal: what belongs to its writer and not to its pages (teams and their rounds, programmes that were added
 * or are being written). Each thing is one sealed file under a key of its drawer, apart from the log; removing it removes all
 * of it that this app keeps here.
 */
import { ownBytes } from '../../shared/base/bytes.ts';
import type { Bytes } from '../../shared/base/bytes.ts';
import type { Reply } from '../../shared/ipc/contract.ts';
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

export function openDrawers(vault: string, dataKey: DataKey, port: DrawerPort): Drawers {
  const keys = new Map<DrawerName, Promise<CryptoKey>>();
  const keyOf = (drawer: DrawerName): Promise<CryptoKey> => {
    const known = keys.get(drawer) ?? drawerKey(dataKey, vault, drawer);
    keys.set(drawer, known);
    return known;
  };
  // A file of one drawer does not open in another, nor under another id; which of its states it is, nothing binds.
  const placeOf = (drawer: DrawerName, id: string) => ({ kind: drawer, id, reflects: 0 });

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
        const bytes = await openCacheRow(await keyOf(drawer), placeOf(drawer, id), ownBytes(read.bytes));
        return { ok: true, bytes };
      } catch (error) {
        const newer = error instanceof VaultError && error.code === 'newer-version';
        return { ok: false, problem: newer ? 'newer-version' : 'damaged' };
      }
    },
    write: async (drawer, id, bytes) => {
      if (bytes.length > DRAWER_THING_LIMIT) return { ok: false, problem: 'failed' };
      const sealed = await sealCacheRow(await keyOf(drawer), placeOf(drawer, id), ownBytes(bytes));
      return port.writeToDrawer(vault, drawer, id, sealed);
    },
    remove: (drawer, id) => port.removeFromDrawer(vault, drawer, id),
  };
}
