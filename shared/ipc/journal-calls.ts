/** Calls about the journals of this computer, their key files and the open one's log. */
import { idSchema } from '../base/ids.ts';
import { z } from '../base/schema.ts';
import {
  APPEND_LIMIT,
  bytes,
  call,
  KEY_FILE_LIMIT,
  nothing,
  READ_CHUNK,
  writeProblemSchema,
  written,
} from './call-shapes.ts';

/** A file of the log, by name only. `open` files belong to a run that did not seal them; they may end mid-frame. */
const logFile = z.strictObject({
  name: z.string().regex(/^[0-9a-z.-]{1,128}$/),
  size: z.int().nonnegative(),
});
export type LogFile = z.infer<typeof logFile>;

/** A journal as its folder shows it, before any key. */
const journalOnDisk = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('ready'), vault: idSchema, keyFile: z.string().max(KEY_FILE_LIMIT) }),
  z.strictObject({
    state: z.enum(['key-file-missing', 'key-file-damaged', 'newer-version', 'unreadable']),
    vault: idSchema,
  }),
]);
export type JournalOnDisk = z.infer<typeof journalOnDisk>;

export const journalCalls = {
  listJournals: call(nothing, z.array(journalOnDisk)),
  /** Makes the journal's folder and writes the key file in both places. Refuses a vault id that exists. */
  createJournal: call(z.strictObject({ vault: idSchema, keyFile: z.string().max(KEY_FILE_LIMIT) }), written),

  /**
   * Puts a later generation of the journal's key file in both places, durable when it answers `ok`. `superseded`: the one that is
   * there is not older. `unknown`: the disk failed in between, and either may be in use; with any other answer nothing changed.
   */
  replaceKeyFile: call(
    z.strictObject({ vault: idSchema, keyFile: z.string().max(KEY_FILE_LIMIT) }),
    z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true) }),
      z.strictObject({
        ok: z.literal(false),
        problem: z.enum([...writeProblemSchema.options, 'superseded', 'unknown']),
      }),
    ]),
  ),
  /** Takes the journal for this process and lists its log, in name order. */
  openLog: call(
    z.strictObject({ vault: idSchema }),
    z.discriminatedUnion('ok', [
      z.strictObject({
        ok: z.literal(true),
        files: z.array(logFile),
        /** There was little room on the disk before the window existed: the browser store is not to be opened. */
        shortOfSpace: z.boolean().optional(),
      }),
      z.strictObject({ ok: z.literal(false), problem: z.enum(['in-use', 'gone', 'read-only', 'failed']) }),
    ]),
  ),
  /** At most READ_CHUNK bytes of one file of the open log; shorter only at its end. */
  readLog: call(
    z.strictObject({ vault: idSchema, file: logFile.shape.name, offset: z.int().nonnegative() }),
    z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), bytes: bytes(READ_CHUNK) }),
      z.strictObject({ ok: z.literal(false), problem: z.enum(['gone', 'failed']) }),
    ]),
  ),
  /** Makes this run's own file, new and exclusive, holding the segment head; durable when it answers. */
  startSegment: call(z.strictObject({ vault: idSchema, run: idSchema, head: bytes(256) }), written),
  /** Appends whole frames to this run's file; answers `ok` only when the disk has them. */
  appendFrames: call(
    z.strictObject({ vault: idSchema, run: idSchema, frames: bytes(APPEND_LIMIT) }),
    written,
  ),
  /** Closes this run's file for good and names it by its content. */
  sealSegment: call(z.strictObject({ vault: idSchema, run: idSchema }), written),

  /** The open log's files as they are now. */
  listLog: call(
    z.strictObject({ vault: idSchema }),
    z.discriminatedUnion('ok', [
      z.strictObject({
        ok: z.literal(true),
        files: z.array(logFile),
        /** This installation: an `open` file of another one may still be written to. */
        device: z.string().regex(/^[0-9a-f]{8}$/),
      }),
      z.strictObject({ ok: z.literal(false), problem: z.enum(['gone', 'failed']) }),
    ]),
  ),
  /** Names what a packing will take the place of, file by file. Writes nothing yet. */
  beginPack: call(z.strictObject({ vault: idSchema, run: idSchema, covers: z.array(logFile) }), written),
  /** Writes one whole file of packed states; durable under its name when it answers. */
  writePack: call(
    z.strictObject({ vault: idSchema, run: idSchema, file: bytes(APPEND_LIMIT) }),
    z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), name: logFile.shape.name }),
      z.strictObject({ ok: z.literal(false), problem: writeProblemSchema }),
    ]),
  ),
  /** Removes exactly these files, all of them named when the packing began. Refuses otherwise, and removes none. */
  dropCovered: call(
    z.strictObject({ vault: idSchema, run: idSchema, files: z.array(logFile.shape.name) }),
    written,
  ),
  /** Takes back what a packing wrote; everything is as before. */
  cancelPack: call(z.strictObject({ vault: idSchema, run: idSchema }), written),
  /** Removes the browser store's files from the disk, of every journal here; they are made again from the logs. */
  forgetCaches: call(nothing, written),
} as const;
