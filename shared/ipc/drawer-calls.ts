/** Calls about the drawers of the open journal: small sealed files beside its log, each written and removed whole. */
import { idSchema } from '../base/ids.ts';
import { z } from '../base/schema.ts';
import { bytes, call, written } from './call-shapes.ts';

/** The largest sealed file of a drawer, in bytes: a pack of 2 MiB with a draft's history of it, padded. */
export const DRAWER_FILE_LIMIT = 9 * 1024 * 1024;

/**
 * `rounds`: identities and states of team rounds, on this computer only. `team`: teams, plans, notes. `packs`: programmes that were
 * added. `drafts`: programmes that are being written.
 */
export const drawerNameSchema = z.enum(['rounds', 'team', 'packs', 'drafts']);
export type DrawerName = z.infer<typeof drawerNameSchema>;

/** The drawers that go along into a safety copy and a move file. */
export const carriedDrawers = ['team', 'packs', 'drafts'] as const satisfies readonly DrawerName[];

const place = { vault: idSchema, drawer: drawerNameSchema };

export const drawerCalls = {
  /** The names of what is in a drawer, in no order. */
  listDrawer: call(
    z.strictObject(place),
    z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), ids: z.array(idSchema) }),
      z.strictObject({ ok: z.literal(false), problem: z.enum(['gone', 'failed']) }),
    ]),
  ),
  readFromDrawer: call(
    z.strictObject({ ...place, id: idSchema }),
    z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), bytes: bytes(DRAWER_FILE_LIMIT) }),
      z.strictObject({ ok: z.literal(false), problem: z.enum(['gone', 'too-large', 'failed']) }),
    ]),
  ),
  /** Makes or replaces one file; whole and durable when it answers `ok`, and otherwise as it was. */
  writeToDrawer: call(z.strictObject({ ...place, id: idSchema, sealed: bytes(DRAWER_FILE_LIMIT) }), written),
  /** `ok` when the file is not there, durably; also when it never was. */
  removeFromDrawer: call(z.strictObject({ ...place, id: idSchema }), written),
} as const;
