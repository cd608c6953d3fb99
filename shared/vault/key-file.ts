/**
 * `vault.json`: the key slots of a journal, kept in two places. It holds nothing secret beyond the sealed slots, and
 * its checksums find accidents, not intent: label, owner and generation are believed only as far as that.
 *
 * The checksum of the whole covers the file without itself and without the bytes of the slots, which have a checksum
 * of their own each. So a damaged slot costs that slot (`damagedSlots`), and everything beside it stays readable.
 */
import { type Bytes, fromHex, toHex, utf8 } from '../base/bytes.ts';
import { idSchema } from '../base/ids.ts';
import { z } from '../base/schema.ts';
import { canonicalJson } from './canonical-json.ts';
import { VaultError } from './errors.ts';
import { CHANGES_KEPT, kinshipOf } from './key-kinship.ts';
import { parseSlot, type SlotKind } from './key-slot.ts';
import { sha256 } from './sealing.ts';

/** The largest key file, in bytes of UTF-8. */
export const KEY_FILE_LIMIT = 64 * 1024;
export const LABEL_LIMIT = 80;

const FORMAT = 'wellspring-vault';
const VERSION = 1;
const LAST_EPOCH = 0xff_ff_ff_ff;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const slotSchema = z.strictObject({
  /** The slot, in hexadecimal. */
  bytes: z.string().regex(/^(?:[0-9a-f]{2}){1,1024}$/),
  sha256: hash,
});

export const keyFileSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  vault: idSchema,
  /** One more at every change. Of two files, the higher one is the newer. */
  generation: z.int().positive(),
  label: z.string().max(LABEL_LIMIT),
  owner: z.enum(['mine', 'school', 'shared']),
  /** Which of the journal's data keys the slots hold, counted from 0; left out for the first. */
  epoch: z.int().positive().max(LAST_EPOCH).optional(),
  /** One drawn for each change of the data key, the oldest first; the last is of the one in use. */
  changes: z.array(idSchema).min(1).max(CHANGES_KEPT).optional(),
  slots: z.array(slotSchema).min(1).max(16),
});
const storedSchema = keyFileSchema.extend({ sha256: hash });
/** What a later version promises to keep, so that this one can tell it from damage. */
const anyVersionSchema = z.looseObject({
  format: z.literal(FORMAT),
  version: z.int().positive(),
  sha256: hash,
});

export type KeyFile = z.infer<typeof keyFileSchema>;
export type KeyFileSlot = z.infer<typeof slotSchema>;

export type KeyFileReading =
  | {
      readonly state: 'ready';
      readonly keyFile: KeyFile;
      /** Places in `slots` whose bytes are not what was written. Never all of them. */
      readonly damagedSlots: readonly number[];
    }
  | { readonly state: 'damaged' | 'newer-version' };

export type KeyFileChoice =
  | {
      readonly state: 'ready';
      /** The chosen file, as it was read. */
      readonly text: string;
      readonly keyFile: KeyFile;
      readonly damagedSlots: readonly number[];
      /** For each place given: whether `text` must be written there. */
      readonly mend: readonly boolean[];
    }
  | { readonly state: 'missing' | 'damaged' | 'newer-version' };

/** A slot as `sealSlot` made it, with its checksum, ready for a key file. */
export async function keyFileSlot(slotBytes: Bytes): Promise<KeyFileSlot> {
  return { bytes: toHex(slotBytes), sha256: toHex(await sha256(slotBytes)) };
}

/** The bytes of a slot, for `parseSlot` and `openSlot`. Throws VaultError 'damaged' when they are not hexadecimal. */
export function slotBytesOf(slot: KeyFileSlot): Bytes {
  const bytes = fromHex(slot.bytes);
  if (bytes === null) throw new VaultError('damaged', 'A key slot that is not hexadecimal.');
  return bytes;
}

/** Which kind of slot this is, by its header: `later` for one of a later version, null for one that is none. */
export function kindOf(stored: KeyFileSlot): SlotKind | 'later' | null {
  try {
    return parseSlot(slotBytesOf(stored)).kind;
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    return error.code === 'newer-version' ? 'later' : null;
  }
}

/** The text of a key file, checksums and all. Throws a RangeError for a file that could not be read back. */
export async function writeKeyFile(keyFile: KeyFile): Promise<string> {
  const parsed = keyFileSchema.safeParse(keyFile);
  if (!parsed.success || (keyFile.changes?.length ?? 0) > (keyFile.epoch ?? 0))
    throw new RangeError('Not a key file.');
  const stored = { ...parsed.data, sha256: await checksumOf(parsed.data) };
  const text = `${JSON.stringify(stored, null, 2)}\n`;
  if (utf8(text).length > KEY_FILE_LIMIT) throw new RangeError('A key file over its limit.');
  return text;
}

/** Never throws for what `text` holds. */
export async function readKeyFile(text: string): Promise<KeyFileReading> {
  const value = parseJson(text);
  const stated = anyVersionSchema.safeParse(value);
  if (!stated.success) return { state: 'damaged' };
  try {
    if ((await checksumOf(stated.data)) !== stated.data.sha256) return { state: 'damaged' };
  } catch {
    return { state: 'damaged' };
  }
  // Only now: a flipped digit in the version is damage, not a later version.
  if (stated.data.version > VERSION) return { state: 'newer-version' };
  const stored = storedSchema.safeParse(value);
  if (!stored.success) return { state: 'damaged' };
  const { sha256: _, ...keyFile } = stored.data;
  if ((keyFile.changes?.length ?? 0) > (keyFile.epoch ?? 0)) return { state: 'damaged' };
  const whole = await Promise.all(keyFile.slots.map((slot) => isWhole(slot, keyFile.vault)));
  const damagedSlots = [...whole.keys()].filter((index) => whole[index] === false);
  if (damagedSlots.length === keyFile.slots.length) return { state: 'damaged' };
  return { state: 'ready', keyFile, damagedSlots };
}

/**
 * Chooses among the places a key file is kept; null stands for a place that has none.
 *
 * The highest generation whose checksums hold is chosen, among equals the one with the fewest damaged slots. Every
 * other place is to be mended, but never from a file with a damaged slot, and never over a whole key file of another
 * journal, or of a change of keys that was made in another copy of this one: it may be the only one that opens what that copy wrote. A later version in any place makes the whole answer 'newer-version', so that nothing is written at all. Give `vault` where
 * the journal is known, by its folder; otherwise files that speak of two journals are 'damaged' together.
 */
export async function chooseKeyFile(
  texts: readonly (string | null)[],
  vault?: string,
): Promise<KeyFileChoice> {
  if (texts.every((text) => text === null)) return { state: 'missing' };
  const readings = await Promise.all(texts.map(async (text) => (text === null ? null : readKeyFile(text))));
  if (readings.some((reading) => reading?.state === 'newer-version')) return { state: 'newer-version' };
  const ready = readings.flatMap((reading, place) =>
    reading?.state === 'ready' ? [{ ...reading, place }] : [],
  );
  const ours = ready.filter(({ keyFile }) => keyFile.vault === (vault ?? ready[0]?.keyFile.vault));
  if (vault === undefined && ours.length !== ready.length) return { state: 'damaged' };
  const [best] = ours.toSorted(
    (a, b) => b.keyFile.generation - a.keyFile.generation || a.damagedSlots.length - b.damagedSlots.length,
  );
  const text = best === undefined ? null : texts[best.place];
  if (best === undefined || text === null || text === undefined) return { state: 'damaged' };
  const isApart = (file: (typeof ours)[number]): boolean => kinshipOf(best.keyFile, file.keyFile) === 'apart';
  const foreign = new Set(
    ready.filter((file) => !ours.includes(file) || isApart(file)).map((file) => file.place),
  );
  // A file with a damaged slot mends nothing: an older one beside it may hold the only whole copy of that slot.
  const canMend = best.damagedSlots.length === 0;
  const mend = texts.map((other, place) => canMend && other !== text && !foreign.has(place));
  return { state: 'ready', text, keyFile: best.keyFile, damagedSlots: best.damagedSlots, mend };
}

/** SHA-256 of the canonical form: the file without `sha256`, and without the `bytes` of its slots. */
async function checksumOf(file: Readonly<Record<string, unknown>>): Promise<string> {
  const { sha256: _, slots, ...rest } = file;
  const covered = Array.isArray(slots) ? { ...rest, slots: slots.map(withoutBytes) } : rest;
  return toHex(await sha256(utf8(canonicalJson(covered))));
}

function withoutBytes(slot: unknown): unknown {
  if (typeof slot !== 'object' || slot === null || Array.isArray(slot)) return slot;
  return Object.fromEntries(Object.entries(slot).filter(([name]) => name !== 'bytes'));
}

async function isWhole(slot: KeyFileSlot, vault: string): Promise<boolean> {
  const bytes = slotBytesOf(slot);
  if (toHex(await sha256(bytes)) !== slot.sha256) return false;
  try {
    return parseSlot(bytes).vault === vault;
  } catch (error) {
    // A slot of a later version, or with numbers that are refused, is whole; opening it says what it is.
    return error instanceof VaultError && error.code !== 'damaged';
  }
}

function parseJson(text: string): unknown {
  if (text.length > KEY_FILE_LIMIT || utf8(text).length > KEY_FILE_LIMIT) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
