/**
 * The secret that opens a journal's keychain slot, sealed by the system's keychain in a file beside the journal. It is handed out once
 * after each signing in to the computer, and never again after a journal was opened or the app was locked; only where the
 * system has a real keychain, the administrators allow it, and the journal says that the computer is its writer's own. Safety copies
 * and move files leave it out.
 *
 *     journals/<vault>/keychain       keychain-used.json
 */
import { join } from 'node:path';
import { fromHex, readUtf8, toHex, utf8 } from '../../shared/base/bytes.ts';
import { idSchema } from '../../shared/base/ids.ts';
import { z } from '../../shared/base/schema.ts';
import type { Reply } from '../../shared/ipc/contract.ts';
import { KEYCHAIN_SECRET_LENGTH } from '../../shared/ipc/keychain-calls.ts';
import type { KeychainOffer } from '../../shared/ipc/keychain-calls.ts';
import { chooseKeyFile } from '../../shared/vault/key-file.ts';
import { makeDurableFolder, writeDurableFile } from './log/durable-file.ts';
import { asFileSystemError, asWriteProblem } from './log/file-system.ts';
import type { FileSystem } from './log/file-system.ts';
import { journalFolder, keyFilePlaces, readKeyFileText } from './log/journal-folders.ts';
import { oneAtATime } from './log/one-at-a-time.ts';
import { isSameSignIn, signInSchema } from './sign-in.ts';
import type { SignIn } from './sign-in.ts';

/** The system's keychain, as Electron reaches it. */
export interface SystemKeychain {
  /** False where there is none but one that anybody could open. */
  isReal(): boolean;
  seal(text: string): Uint8Array;
  /** Throws for what this keychain did not seal. */
  open(sealed: Uint8Array): string;
}

export interface KeychainSurroundings {
  readonly keychain: SystemKeychain;
  readonly isForbidden: () => Promise<boolean>;
  readonly signIn: () => Promise<SignIn>;
}

export interface KeychainDesk {
  read(vault: string): Promise<Reply<'readKeychain'>>;
  keep(vault: string, secret: Uint8Array): Promise<Reply<'keepKeychainSecret'>>;
  take(vault: string): Promise<Reply<'takeKeychainSecret'>>;
  forget(vault: string): Promise<Reply<'forgetKeychainSecret'>>;
  /** A journal was opened, or the app is being locked: until the next signing in no secret is handed out. */
  noteUse(): Promise<void>;
}

const usedSchema = z.strictObject({ version: z.literal(1), signIn: signInSchema });
const LIMIT = 64 * 1024;

export function keychainDesk(
  fs: FileSystem,
  data: string,
  { keychain, isForbidden, signIn }: KeychainSurroundings,
): KeychainDesk {
  const inTurn = oneAtATime();
  const usedPath = join(data, 'keychain-used.json');
  const placeOf = (vault: string): string => join(journalFolder(data, vault), 'keychain');
  let isUsed = false;

  async function offerFor(vault: string): Promise<KeychainOffer> {
    if ((await ownerOf(vault)) !== 'mine') return 'not-only-yours';
    if (await isForbidden()) return 'forbidden';
    return keychain.isReal() ? 'offered' : 'no-keychain';
  }

  async function ownerOf(vault: string): Promise<string | null> {
    const places = keyFilePlaces(journalFolder(data, vault));
    const texts = await Promise.all(places.map(async (place) => (await readKeyFileText(fs, place)).text));
    const choice = await chooseKeyFile(texts, vault);
    return choice.state === 'ready' ? choice.keyFile.owner : null;
  }

  async function isKept(vault: string): Promise<boolean> {
    return (await fs.look(placeOf(vault))) === 'file';
  }

  /** What cannot be read counts as used. */
  async function wasUsed(): Promise<boolean> {
    if (isUsed) return true;
    try {
      const parsed = usedSchema.safeParse(JSON.parse(readUtf8(await fs.read(usedPath, 0, LIMIT))));
      return !parsed.success || isSameSignIn(parsed.data.signIn, await signIn());
    } catch (error) {
      return error instanceof SyntaxError || asFileSystemError(error).code !== 'gone';
    }
  }

  async function markUsed(): Promise<void> {
    isUsed = true;
    await makeDurableFolder(fs, data);
    await writeDurableFile(fs, usedPath, utf8(JSON.stringify({ version: 1, signIn: await signIn() })));
  }

  async function anyKept(): Promise<boolean> {
    const folders = await fs.list(join(data, 'journals')).catch(() => []);
    for (const { name } of folders) if (idSchema.safeParse(name).success && (await isKept(name))) return true;
    return false;
  }

  async function take(vault: string): Promise<Reply<'takeKeychainSecret'>> {
    if (!(await isKept(vault)) || (await offerFor(vault)) !== 'offered')
      return { ok: false, problem: 'gone' };
    if (await wasUsed()) return { ok: false, problem: 'ask-passphrase' };
    // Before it is handed out: what cannot be noted would be handed out again after a lock.
    await markUsed();
    const secret = fromHex(keychain.open(await fs.read(placeOf(vault), 0, LIMIT)));
    if (secret?.length !== KEYCHAIN_SECRET_LENGTH) return { ok: false, problem: 'failed' };
    return { ok: true, secret };
  }

  return {
    read: (vault) =>
      inTurn(async () => {
        const [offer, kept] = [await offerFor(vault), await isKept(vault)];
        return { offer, isKept: kept, mayOpen: kept && offer === 'offered' && !(await wasUsed()) };
      }),
    keep: (vault, secret) =>
      inTurn(async () => {
        if ((await offerFor(vault)) !== 'offered') return { ok: false, problem: 'failed' };
        try {
          // A journal is open: it is only handed out after the next signing in.
          await markUsed();
          await writeDurableFile(fs, placeOf(vault), keychain.seal(toHex(secret)));
          return { ok: true };
        } catch (error) {
          return { ok: false, problem: asWriteProblem(error) };
        }
      }),
    take: (vault) => inTurn(() => take(vault).catch(() => ({ ok: false, problem: 'failed' }) as const)),
    forget: (vault) =>
      inTurn(async () => {
        try {
          await fs.remove(placeOf(vault));
          await fs.syncFolder(journalFolder(data, vault));
          return { ok: true };
        } catch (error) {
          return asFileSystemError(error).code === 'gone'
            ? { ok: true }
            : { ok: false, problem: asWriteProblem(error) };
        }
      }),
    noteUse: () =>
      inTurn(async () => {
        isUsed = true;
        if (await anyKept()) await markUsed().catch(() => undefined);
      }),
  };
}
