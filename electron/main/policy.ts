/**
 * What the administrators of this computer laid down, read from one file and never written. A file that is there and cannot be read
 * or understood is taken at its safest: no keychain, and the idle time an untouched Wellspring has at the most.
 */
import { readUtf8 } from '../../shared/base/bytes.ts';
import { z } from '../../shared/base/schema.ts';
import type { PolicyInForce } from '../../shared/ipc/keychain-calls.ts';
import { defaultPreferences } from '../../shared/ipc/preferences.ts';
import { asFileSystemError } from './log/file-system.ts';
import type { FileSystem } from './log/file-system.ts';

const LIMIT = 16 * 1024;

const policySchema = z.strictObject({
  version: z.literal(1),
  keychain: z.enum(['allowed', 'forbidden']).optional(),
  idleMinutesAtMost: z.int().min(1).max(60).optional(),
});

export async function readPolicy(fs: FileSystem, place: string): Promise<PolicyInForce> {
  const unreadable: PolicyInForce = {
    state: 'unreadable',
    place,
    keychain: 'forbidden',
    idleMinutesAtMost: defaultPreferences.idleMinutes,
  };
  try {
    const bytes = await fs.read(place, 0, LIMIT + 1);
    if (bytes.length > LIMIT) return unreadable;
    const parsed = policySchema.safeParse(JSON.parse(readUtf8(bytes)));
    if (!parsed.success) return unreadable;
    const { keychain = 'allowed', idleMinutesAtMost = null } = parsed.data;
    return { state: 'held', place, keychain, idleMinutesAtMost };
  } catch (error) {
    const isMissing = !(error instanceof SyntaxError) && asFileSystemError(error).code === 'gone';
    return isMissing ? { state: 'none', place, keychain: 'allowed', idleMinutesAtMost: null } : unreadable;
  }
}
