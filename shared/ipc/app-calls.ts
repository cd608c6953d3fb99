/** Calls about the app itself: what it is, how it looks, which programmes came with it, and locking. */
import { z } from '../base/schema.ts';
import { bytes, call, nothing, PACK_LIMIT, written } from './call-shapes.ts';
import { carriedBy } from './safety-calls.ts';
import { preferencesSchema } from './preferences.ts';

const about = z.strictObject({
  version: z.string(),
  /** Shown in Settings as the answer to "where are my files"; never used to reach them. */
  dataFolder: z.string(),
  /** BCP 47 tags the system prefers, first one first. */
  languages: z.array(z.string()),
  platform: z.enum(['linux', 'darwin', 'win32']),
  /** False only where Chromium's sandbox could not start (a developer running as root). */
  sandboxed: z.boolean(),
  /** What carries the data folder away, or on whose computer it lies, when something is known to. */
  dataCarriedBy: carriedBy.nullable(),
  /** A newer version that was used with this folder; null for none. */
  newerVersion: z.string().max(32).nullable(),
  /** There was room on the disk for the browser store before the window existed. */
  mayCache: z.boolean(),
});
export type About = z.infer<typeof about>;

const packFile = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('read'), name: z.string(), bytes: bytes(PACK_LIMIT) }),
  z.strictObject({ state: z.enum(['too-large', 'unreadable']), name: z.string() }),
]);
export type PackFile = z.infer<typeof packFile>;

export const appCalls = {
  readAbout: call(nothing, about),
  readPreferences: call(nothing, preferencesSchema),
  writePreferences: call(preferencesSchema, written),

  readPacks: call(nothing, z.array(packFile)),

  /** Ends the whole app and starts it anew, locked. The window has flushed before it asks. */
  lock: call(nothing, nothing),
  /** Answers a `flush` event: everything that could be sealed has been. */
  flushed: call(nothing, nothing),
} as const;
