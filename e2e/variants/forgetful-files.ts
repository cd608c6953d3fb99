/** A disk whose files are never synced: nothing is durable that says it is. */
import { diskFileSystem as real } from '../../electron/main/log/disk-file-system.ts';
import type { FileSystem } from '../../electron/main/log/file-system.ts';

export function diskFileSystem(): FileSystem {
  const fs = real();
  return {
    ...fs,
    createFile: async (path) => ({ ...(await fs.createFile(path)), datasync: async () => {} }),
  };
}
