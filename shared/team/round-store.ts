/**
 * The port through which round secrets are kept. The app gives one sealed file per name, outside the log, in no safety
 * copy and no move file; so a restored or moved journal holds no open round.
 *
 * Every promise resolves only when the change would survive the power going. Names are `[a-z0-9-]`, at most 100 letters.
 */
import type { Bytes } from '../base/bytes.ts';

export interface RoundStore {
  read(name: string): Promise<Bytes | null>;
  /** Writes under a free name, whole or not at all; false, and nothing changed, when the name is taken. */
  create(name: string, bytes: Bytes): Promise<boolean>;
  /** Writes or overwrites, whole or not at all. */
  replace(name: string, bytes: Bytes): Promise<void>;
  /** Removing what is not there is no error. */
  remove(name: string): Promise<void>;
}
