/**
 * Every call between the window and the shell, request and reply, as schemas.
 *
 * The shell parses requests on the way in and its own replies on the way out; the window parses replies again
 * (`renderer/desktop`). A new call is added here, in `electron/preload`, in a handler and at its caller;
 * forgetting the contract or the preload does not compile. No call carries a path, and none carries a key or a
 * readable word of the journal.
 */
import { idSchema } from '../base/ids.ts';
import { z } from '../base/schema.ts';
import { preferencesSchema } from './preferences.ts';

const MIB = 1024 * 1024;

/** The largest piece of a file that one reply brings back. */
export const READ_CHUNK = MIB;
/** The largest run of sealed frames that one call appends: one entry of 16 MiB and its headers. */
export const APPEND_LIMIT = 17 * MIB;
/** The largest `vault.json`. */
export const KEY_FILE_LIMIT = 64 * 1024;
/** The largest text that is saved by `saveFile`, in UTF-16 units. */
export const SMALL_FILE_LIMIT = 64 * 1024;
/** The largest programme pack. */
export const PACK_LIMIT = 2 * MIB;

const bytes = (limit: number) =>
  z.custom<Uint8Array>(
    (value) => value instanceof Uint8Array && value.length <= limit,
    'bytes within the limit',
  );

const nothing = z.null();

/** Why the disk did not take something. Closed: the window has a sentence for each. */
export const writeProblemSchema = z.enum(['disk-full', 'read-only', 'gone', 'failed']);
export type WriteProblem = z.infer<typeof writeProblemSchema>;

const written = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), problem: writeProblemSchema }),
]);

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

/** What carries a folder away by itself, when something is known to. */
const carriedBy = z.enum(['onedrive', 'icloud', 'dropbox', 'google-drive', 'network']);
export type CarriedBy = z.infer<typeof carriedBy>;

/** A folder for safety copies, as the writer chose it; shown, and never used to reach it. */
const safetyFolder = z.strictObject({
  folder: z.string(),
  carriedBy: carriedBy.nullable(),
  /** On the disk that holds the journal too: no help when that disk fails. */
  sameDisk: z.boolean(),
});
export type SafetyFolder = z.infer<typeof safetyFolder>;

const safetyCopy = z.strictObject({
  chosen: safetyFolder.nullable(),
  /** Milliseconds since 1970 at which the newest copy was read again and found whole; null for none yet. */
  last: z.number().nonnegative().nullable(),
});
export type SafetyCopy = z.infer<typeof safetyCopy>;

/** A safety copy that was found. `place` names it only until the app ends. */
const foundCopy = z.strictObject({
  place: z.int().nonnegative(),
  vault: idSchema,
  folder: z.string(),
  keyFile: z.string().max(KEY_FILE_LIMIT),
});
export type FoundCopy = z.infer<typeof foundCopy>;

const about = z.strictObject({
  version: z.string(),
  /** Shown in Settings as the answer to "where are my files"; never used to reach them. */
  dataFolder: z.string(),
  /** BCP 47 tags the system prefers, first one first. */
  languages: z.array(z.string()),
  platform: z.enum(['linux', 'darwin', 'win32']),
  /** False only where Chromium's sandbox could not start (a developer running as root). */
  sandboxed: z.boolean(),
});
export type About = z.infer<typeof about>;

const packFile = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('read'), name: z.string(), bytes: bytes(PACK_LIMIT) }),
  z.strictObject({ state: z.enum(['too-large', 'unreadable']), name: z.string() }),
]);
export type PackFile = z.infer<typeof packFile>;

const call = <Request extends z.ZodType, Reply extends z.ZodType>(request: Request, reply: Reply) => ({
  request,
  reply,
});

export const contract = {
  readAbout: call(nothing, about),
  readPreferences: call(nothing, preferencesSchema),
  writePreferences: call(preferencesSchema, written),

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
  /** Prints what the window shows, by the system's dialog. */
  printWindow: call(
    nothing,
    z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true) }),
      z.strictObject({ ok: z.literal(false), problem: z.enum(['cancelled', 'failed']) }),
    ]),
  ),
  /** Saves the same pages as a PDF where the system's dialog says; no path crosses the bridge. */
  saveWindow: call(
    nothing,
    z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true) }),
      z.strictObject({
        ok: z.literal(false),
        problem: z.enum([...writeProblemSchema.options, 'cancelled']),
      }),
    ]),
  ),

  /** Takes the journal for this process and lists its log, in name order. */
  openLog: call(
    z.strictObject({ vault: idSchema }),
    z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), files: z.array(logFile) }),
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

  readSafetyCopy: call(z.strictObject({ vault: idSchema }), safetyCopy),
  /** Asks the writer for a folder and answers what is known about it. Nothing is copied yet; null: none was chosen. */
  chooseSafetyFolder: call(z.strictObject({ vault: idSchema }), safetyFolder.nullable()),
  /** Takes the folder that was last chosen. */
  acceptSafetyFolder: call(z.strictObject({ vault: idSchema }), written),
  /** Copies what is sealed; `ok` only after it was read again there and found the same. */
  makeSafetyCopy: call(z.strictObject({ vault: idSchema }), written),
  /** Looks where copies are usually kept. With `ask`, in a folder that the writer is asked for. */
  findSafetyCopies: call(z.strictObject({ ask: z.boolean() }), z.array(foundCopy)),
  /** Brings a found copy back as a journal of this computer. Never over one that is here. */
  restoreSafetyCopy: call(
    z.strictObject({ place: z.int().nonnegative() }),
    z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true) }),
      z.strictObject({ ok: z.literal(false), problem: z.enum([...writeProblemSchema.options, 'is-here']) }),
    ]),
  ),

  /** Saves one small text where the system's dialog says. Its ending follows from its kind; no path crosses the bridge. */
  saveFile: call(
    z.strictObject({
      kind: z.enum(['calendar']),
      name: z.string().regex(/^[\p{L}\p{M}\p{N} -]{1,60}$/u),
      text: z.string().max(SMALL_FILE_LIMIT),
    }),
    z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true) }),
      z.strictObject({
        ok: z.literal(false),
        problem: z.enum([...writeProblemSchema.options, 'cancelled']),
      }),
    ]),
  ),

  readPacks: call(nothing, z.array(packFile)),

  /** Ends the whole app and starts it anew, locked. The window has flushed before it asks. */
  lock: call(nothing, nothing),
  /** Answers a `flush` event: everything that could be sealed has been. */
  flushed: call(nothing, nothing),
} as const;

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type Request<Name extends CallName> = z.infer<Contract[Name]['request']>;
export type Reply<Name extends CallName> = z.infer<Contract[Name]['reply']>;

/** What the shell tells the window. `flush`: seal what is in the air, then answer with `flushed`. `offered`: a file came from outside, by name. */
export const shellEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('flush'), before: z.enum(['lock', 'close', 'quit']) }),
  z.strictObject({
    type: z.literal('offered'),
    name: z.string().max(80),
    problem: z.enum([
      'unknown-kind',
      'not-local',
      'device',
      'address',
      'not-absolute',
      'not-a-file',
      'too-large',
    ]),
  }),
  z.strictObject({ type: z.literal('go'), to: z.enum(['today', 'look-back', 'settings']) }),
]);
export type ShellEvent = z.infer<typeof shellEventSchema>;

/** The window's bridge, as the preload builds it. A call without arguments takes null. */
export type Desktop = {
  readonly [Name in CallName]: (request: Request<Name>) => Promise<unknown>;
} & { readonly onShellEvent: (listener: (event: unknown) => void) => void };

/** The one channel for events; calls use their own names. */
export const EVENT_CHANNEL = 'shell-event';
