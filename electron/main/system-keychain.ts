/** Electron's way to the system's keychain. On Linux without one it would seal with a key that is in its own source; that is none. */
import { safeStorage } from 'electron';
import type { SystemKeychain } from './keychain.ts';

const NO_REAL_ONES: readonly string[] = ['basic_text', 'unknown'];

export const systemKeychain: SystemKeychain = {
  isReal: () =>
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || !NO_REAL_ONES.includes(safeStorage.getSelectedStorageBackend())),
  seal: (text) => safeStorage.encryptString(text),
  open: (sealed) => safeStorage.decryptString(Buffer.from(sealed)),
};
