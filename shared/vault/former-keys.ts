/**
 * The data keys of a journal while it goes over to a new one: the one in use opens the slots of those before it, so that nobody
 * is asked for anything on the way, and no former key opens the one in use.
 */
import type { Bytes } from '../base/bytes.ts';
import { VaultError } from './errors.ts';
import { type KeyFile, slotBytesOf } from './key-file.ts';
import { formerKek, openSlot, parseSlot } from './key-slot.ts';
import { type DataKey, importDataKey } from './subkeys.ts';

/** What seals and opens a journal. `former` is empty but for the time of a change. */
export interface DataKeys {
  readonly dataKey: DataKey;
  /** What frames say of the key they are sealed under. */
  readonly epoch: number;
  readonly former: readonly DataKey[];
}

/** A journal of one data key, which most are. */
export const soleKey = (dataKey: DataKey): DataKeys => ({ dataKey, epoch: 0, former: [] });

/** The raw former keys, 32 bytes each; the caller overwrites them. Slots that do not open give none. */
export async function openFormerSlots(
  keyFile: KeyFile,
  damagedSlots: readonly number[],
  dataKey: DataKey,
): Promise<readonly Bytes[]> {
  const found: Bytes[] = [];
  for (const [index, stored] of keyFile.slots.entries()) {
    if (damagedSlots.includes(index)) continue;
    try {
      const bytes = slotBytesOf(stored);
      const slot = parseSlot(bytes);
      if (slot.kind === 'former') found.push(await openSlot(bytes, await formerKek(dataKey, slot)));
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
    }
  }
  return found;
}

/** Takes the raw data key, which is overwritten. */
export async function importDataKeys(opened: {
  readonly keyFile: KeyFile;
  readonly damagedSlots: readonly number[];
  readonly dataKey: Bytes;
}): Promise<DataKeys> {
  const dataKey = await importDataKey(opened.dataKey);
  const raw = await openFormerSlots(opened.keyFile, opened.damagedSlots, dataKey);
  const former = await Promise.all(raw.map(importDataKey));
  return { dataKey, epoch: opened.keyFile.epoch ?? 0, former };
}
