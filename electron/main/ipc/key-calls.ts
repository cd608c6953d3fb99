/** Calls about what opens a journal: another key file in its place. */
import type { Places } from '../data-places.ts';
import { diskFileSystem } from '../log/disk-file-system.ts';
import { oneAtATime } from '../log/one-at-a-time.ts';
import { replaceKeyFile } from '../log/replace-key-file.ts';
import type { Handlers } from './handle.ts';

type KeyCalls = Pick<Handlers, 'replaceKeyFile'>;

/** `onReplaced`: copies of the key file elsewhere are older now. */
export function answerKeyCalls(places: Places, onReplaced: (vault: string) => void): KeyCalls {
  const fs = diskFileSystem();
  // Two changes at once would each be one generation on, and the second would undo the first unseen.
  const inTurn = oneAtATime();
  return {
    replaceKeyFile: async ({ vault, keyFile }) => {
      const replaced = await inTurn(() => replaceKeyFile(fs, places.data, vault, keyFile));
      if (replaced.ok) onReplaced(vault);
      return replaced;
    },
  };
}
