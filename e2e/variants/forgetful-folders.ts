/** A disk whose folders are never synced: a file's words are there, and its name may not be. */
import { diskFileSystem as real } from '../../electron/main/log/disk-file-system.ts';
import type { FileSystem } from '../../electron/main/log/file-system.ts';

export function diskFileSystem(): FileSystem {
  return { ...real(), syncFolder: async () => {} };
}
