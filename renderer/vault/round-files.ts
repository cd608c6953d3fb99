/**
 * The round store of `shared/team/`, over the drawer `rounds`: one sealed file per name, on this computer only. What the port
 * promises is kept so:
 *
 * - A file's own name is random. The round's name stands inside the seal, so a folder's listing joins nobody to a round.
 * - `create` looks and writes without anything in between: every step waits for the one before it, and a journal is open once.
 * - A step resolves after the disk has it. Where the disk answered badly, nobody knows whether the file is there: the listing
 *   is read anew before the next step, and what is found then counts as written.
 * - A piece that does not open could be the answer to a round whose key is still here. So names that are not found are then
 *   refused rather than called free, until `forgetUnreadable` has taken the pieces, and the keeper's keys with them.
 */
import { concatBytes, ownBytes, readUtf8, utf8, type Bytes } from '../../shared/base/bytes.ts';
import { newId } from '../../shared/base/ids.ts';
import { z } from '../../shared/base/schema.ts';
import type { RoundStore } from '../../shared/team/round-store.ts';
import type { Drawers } from './drawers.ts';
import { TeamStoreError } from './team-store-error.ts';

export interface RoundFiles extends RoundStore {
  /** Every name that is kept, sorted. */
  names(): Promise<readonly string[]>;
  /** The names that were there when this process first looked: none of them belongs to a step that is under way. */
  namesAtFirst(): Promise<readonly string[]>;
  /** How many kept pieces do not open. */
  unreadable(): Promise<number>;
  /** Removes them, after every keeper's key that is here: no round can be answered twice for their loss. */
  forgetUnreadable(): Promise<void>;
}

const NAME = /^[a-z0-9-]{1,100}$/;
const KEEPERS_KEY = /^keeper-[0-9a-f]{64}$/;
const headSchema = z.strictObject({ version: z.literal(1), name: z.string().regex(NAME) });

interface Listing {
  readonly ids: Map<string, string>;
  readonly unreadable: readonly { readonly id: string; readonly code: 'unreadable' | 'newer' }[];
}

export function openRoundFiles(drawers: Drawers): RoundFiles {
  let listing: Listing | null = null;
  let atFirst: readonly string[] | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(step: () => Promise<T>): Promise<T> => {
    const mine = last.then(step, step);
    last = mine.catch(() => undefined);
    return mine;
  };

  const load = async (): Promise<Listing> => {
    const ids = new Map<string, string>();
    const unreadable: { id: string; code: 'unreadable' | 'newer' }[] = [];
    for (const id of await listed(drawers)) {
      const read = await drawers.read('rounds', id);
      if (!read.ok && read.problem === 'gone') continue;
      if (!read.ok && read.problem === 'failed') throw new TeamStoreError('no-answer');
      const piece = read.ok ? splitPiece(read.bytes) : null;
      if (piece !== null && !ids.has(piece.name)) ids.set(piece.name, id);
      else
        unreadable.push({ id, code: !read.ok && read.problem === 'newer-version' ? 'newer' : 'unreadable' });
    }
    atFirst ??= [...ids.keys()];
    return { ids, unreadable };
  };
  const known = async (): Promise<Listing> => (listing ??= await load());

  const idOf = async (name: string): Promise<string | null> => {
    if (!NAME.test(name)) throw new RangeError('Not a name of the round store.');
    const { ids, unreadable } = await known();
    const id = ids.get(name);
    const [first] = unreadable;
    if (id === undefined && first !== undefined) throw new TeamStoreError(first.code);
    return id ?? null;
  };

  const write = async (name: string, id: string, bytes: Bytes): Promise<void> => {
    const written = await drawers.write('rounds', id, joinPiece(name, bytes));
    if (!written.ok) {
      listing = null;
      throw new TeamStoreError(written.problem);
    }
    (await known()).ids.set(name, id);
  };

  const removeFile = async (id: string): Promise<void> => {
    const removed = await drawers.remove('rounds', id);
    if (removed.ok) return;
    listing = null;
    throw new TeamStoreError(removed.problem);
  };

  const remove = async (name: string, id: string): Promise<void> => {
    await removeFile(id);
    (await known()).ids.delete(name);
  };

  return {
    read: (name) =>
      inTurn(async () => {
        const id = await idOf(name);
        if (id === null) return null;
        const read = await drawers.read('rounds', id);
        if (!read.ok) {
          listing = null;
          throw new TeamStoreError(read.problem === 'failed' ? 'no-answer' : 'unreadable');
        }
        const piece = splitPiece(read.bytes);
        if (piece?.name !== name) throw new TeamStoreError('unreadable');
        return piece.bytes;
      }),
    create: (name, bytes) =>
      inTurn(async () => {
        if ((await idOf(name)) !== null) return false;
        await write(name, newId(), bytes);
        return true;
      }),
    replace: (name, bytes) => inTurn(async () => write(name, (await idOf(name)) ?? newId(), bytes)),
    remove: (name) =>
      inTurn(async () => {
        const id = (await known()).ids.get(name);
        if (id !== undefined) await remove(name, id);
      }),
    names: () => inTurn(async () => [...(await known()).ids.keys()].toSorted()),
    namesAtFirst: () =>
      inTurn(async () => {
        await known();
        return atFirst ?? [];
      }),
    unreadable: () => inTurn(async () => (await known()).unreadable.length),
    forgetUnreadable: () =>
      inTurn(async () => {
        const { ids, unreadable } = await known();
        for (const [name, id] of ids) if (KEEPERS_KEY.test(name)) await remove(name, id);
        for (const { id } of unreadable) await removeFile(id);
        listing = null;
      }),
  };
}

async function listed(drawers: Drawers): Promise<readonly string[]> {
  try {
    return await drawers.list('rounds');
  } catch (error) {
    throw new TeamStoreError('no-answer', error);
  }
}

/** length of the head 2 | head, JSON | what is kept. */
function joinPiece(name: string, bytes: Bytes): Bytes {
  const head = utf8(JSON.stringify({ version: 1, name }));
  return concatBytes(new Uint8Array([head.length >> 8, head.length & 0xff]), head, bytes);
}

function splitPiece(whole: Uint8Array): { readonly name: string; readonly bytes: Bytes } | null {
  const length = ((whole[0] ?? 0) << 8) | (whole[1] ?? 0);
  if (whole.length < 2 + length) return null;
  try {
    const head = headSchema.safeParse(JSON.parse(readUtf8(whole.slice(2, 2 + length))));
    return head.success ? { name: head.data.name, bytes: ownBytes(whole.slice(2 + length)) } : null;
  } catch {
    return null;
  }
}
