/** Calls about the safety copy: where it goes, making it, finding one and bringing it back. */
import { idSchema } from '../base/ids.ts';
import { z } from '../base/schema.ts';
import { call, KEY_FILE_LIMIT, nothing, writeProblemSchema, written } from './call-shapes.ts';

/** What carries a folder away by itself, when something is known to. */
export const carriedBy = z.enum(['onedrive', 'icloud', 'dropbox', 'google-drive', 'network']);
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
  /** It is within reach and knows of more than the journal here does. */
  isAhead: z.boolean(),
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

/** The name under which a damaged journal that was here is kept; null where there was none. */
export const setAside = z.string().max(80).nullable();

/** A copying that its writer may stop. `other-keys`: the copy is of a change of keys that the journal here does not know. */
const copied = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({
    ok: z.literal(false),
    problem: z.enum([...writeProblemSchema.options, 'cancelled', 'other-keys']),
  }),
]);
export type CopyProblem = Extract<z.infer<typeof copied>, { ok: false }>['problem'];

export const safetyCalls = {
  readSafetyCopy: call(z.strictObject({ vault: idSchema }), safetyCopy),
  /** Asks the writer for a folder and answers what is known about it. Nothing is copied yet; null: none was chosen. */
  chooseSafetyFolder: call(z.strictObject({ vault: idSchema }), safetyFolder.nullable()),
  /** Takes the folder that was last chosen. */
  acceptSafetyFolder: call(z.strictObject({ vault: idSchema }), written),
  /** Copies what is sealed; `ok` only after it was read again there and found the same. */
  makeSafetyCopy: call(z.strictObject({ vault: idSchema }), copied),
  /** Brings into the open journal what only its copy has; read when the journal is next opened. `files`: how many came. */
  fetchFromSafetyCopy: call(
    z.strictObject({ vault: idSchema }),
    z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), files: z.int().nonnegative() }),
      copied.options[1],
    ]),
  ),
  /** Stops the copying that is under way, there or back; that answers `cancelled`, and everything is as it was. */
  stopSafetyCopy: call(nothing, nothing),
  /** Looks where copies are usually kept. With `ask`, in a folder that the writer is asked for. */
  findSafetyCopies: call(z.strictObject({ ask: z.boolean() }), z.array(foundCopy)),
  /** Brings a found copy back as a journal of this computer: beside a damaged one that is here, never over one. */
  restoreSafetyCopy: call(
    z.strictObject({ place: z.int().nonnegative() }),
    z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), setAside }),
      z.strictObject({
        ok: z.literal(false),
        problem: z.enum([...writeProblemSchema.options, 'is-here', 'cancelled']),
      }),
    ]),
  ),
} as const;
