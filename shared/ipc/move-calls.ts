/** Calls about a journal that leaves this computer or arrives: the move file, out and in, and removing what is here. */
import { idSchema } from '../base/ids.ts';
import { z } from '../base/schema.ts';
import { call, KEY_FILE_LIMIT, nothing, writeProblemSchema } from './call-shapes.ts';
import { setAside } from './safety-calls.ts';

const problems = writeProblemSchema.options;
/** The longest path that any system gives, in UTF-16 units. */
const PATH_LIMIT = 32_768;

export const moveCalls = {
  /**
   * Asks where the file is to go and writes the journal into it; `ok` only after it was read again and found whole. `file` is shown
   * and never used to reach it.
   */
  moveOut: call(
    z.strictObject({ vault: idSchema }),
    z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), file: z.string() }),
      z.strictObject({ ok: z.literal(false), problem: z.enum([...problems, 'cancelled']) }),
    ]),
  ),
  /** How far a move, out or in, has come, in bytes; null when none is under way. */
  readMoveProgress: call(
    nothing,
    z.strictObject({ done: z.number().nonnegative(), total: z.number().nonnegative() }).nullable(),
  ),
  /** Stops a move that is under way. Everything is then as it was before. */
  cancelMove: call(nothing, nothing),
  /**
   * Looks whose journal a move file holds: the one that was handed in last, or one that is asked for. Nothing is made yet. `place`
   * names it only until the app ends.
   */
  pickMoveFile: call(
    z.strictObject({ handed: z.boolean() }),
    z.discriminatedUnion('state', [
      z.strictObject({
        state: z.literal('found'),
        place: z.int().nonnegative(),
        vault: idSchema,
        file: z.string(),
        keyFile: z.string().max(KEY_FILE_LIMIT),
      }),
      z.strictObject({
        state: z.literal('refused'),
        problem: z.enum([...problems, 'cancelled', 'not-a-move-file', 'damaged', 'newer-version']),
      }),
    ]),
  ),
  /**
   * A move file was dropped on the window. The page hands over the file itself, and the preload says where it lies; a path that the
   * page made up comes from nowhere. False: no such file lies on this computer. Otherwise the shell tells what came of it.
   */
  handDropped: call(z.strictObject({ path: z.string().min(1).max(PATH_LIMIT) }), z.boolean()),
  /** Makes the journal of a picked file one of this computer: beside a damaged one that is here, never over one. */
  moveIn: call(
    z.strictObject({ place: z.int().nonnegative() }),
    z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), setAside }),
      z.strictObject({
        ok: z.literal(false),
        problem: z.enum([...problems, 'cancelled', 'is-here', 'not-a-move-file', 'damaged', 'newer-version']),
      }),
    ]),
  ),
  /**
   * Removes the open journal from this computer: log, keys, drawers, reserve and the browser store. `copy`: what became of its
   * safety copy, when that was to go too. `begun`: it cannot be opened any more, and what is left goes at the next start.
   */
  removeJournal: call(
    z.strictObject({ vault: idSchema, withCopy: z.boolean() }),
    z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), copy: z.enum(['kept', 'none', 'removed', 'out-of-reach']) }),
      z.strictObject({ ok: z.literal(false), problem: writeProblemSchema, begun: z.boolean() }),
    ]),
  ),
} as const;
