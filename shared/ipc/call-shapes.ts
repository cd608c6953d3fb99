/** The shapes and limits that several areas of the contract share. */
import { z } from '../base/schema.ts';

const MIB = 1024 * 1024;

/** The largest piece of a file that one reply brings back. */
export const READ_CHUNK = MIB;
/** The largest run of sealed frames that one call appends: one entry of 16 MiB and its headers. */
export const APPEND_LIMIT = 17 * MIB;
/** The largest `vault.json`. */
export const KEY_FILE_LIMIT = 64 * 1024;
/** The largest programme pack. */
export const PACK_LIMIT = 2 * MIB;

export const bytes = (limit: number) =>
  z.custom<Uint8Array>(
    (value) => value instanceof Uint8Array && value.length <= limit,
    'bytes within the limit',
  );

export const nothing = z.null();

/** Why the disk did not take something. Closed: the window has a sentence for each. */
export const writeProblemSchema = z.enum(['disk-full', 'read-only', 'gone', 'failed']);
export type WriteProblem = z.infer<typeof writeProblemSchema>;

export const written = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), problem: writeProblemSchema }),
]);

/** A write that goes where the system's dialog says. */
export const savedByDialog = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), problem: z.enum([...writeProblemSchema.options, 'cancelled']) }),
]);

export const call = <Request extends z.ZodType, Reply extends z.ZodType>(request: Request, reply: Reply) => ({
  request,
  reply,
});
