/** Calls about the drawers of the open journal. Writes and removals happen one after another. */
import type { DrawerName } from '../../../shared/ipc/drawer-calls.ts';
import type { Places } from '../data-places.ts';
import { diskFileSystem } from '../log/disk-file-system.ts';
import { listDrawer, readFromDrawer, removeFromDrawer, writeToDrawer } from '../log/drawers.ts';
import { oneAtATime } from '../log/one-at-a-time.ts';
import type { Handlers } from './handle.ts';

type DrawerCalls = Pick<Handlers, 'listDrawer' | 'readFromDrawer' | 'writeToDrawer' | 'removeFromDrawer'>;

const gone = { ok: false, problem: 'gone' } as const;

/** `isOpen`: whether that journal is the one this process holds. */
export function answerDrawerCalls(places: Places, isOpen: (vault: string) => boolean): DrawerCalls {
  const fs = diskFileSystem();
  const inTurn = oneAtATime();
  const placeOf = ({ vault, drawer }: { vault: string; drawer: DrawerName }) => ({
    dataFolder: places.data,
    vault,
    drawer,
  });
  return {
    listDrawer: (asked) => (isOpen(asked.vault) ? listDrawer(fs, placeOf(asked)) : gone),
    readFromDrawer: (asked) => (isOpen(asked.vault) ? readFromDrawer(fs, placeOf(asked), asked.id) : gone),
    writeToDrawer: (asked) =>
      inTurn(async () =>
        isOpen(asked.vault) ? writeToDrawer(fs, placeOf(asked), asked.id, asked.sealed) : gone,
      ),
    removeFromDrawer: (asked) =>
      inTurn(async () => (isOpen(asked.vault) ? removeFromDrawer(fs, placeOf(asked), asked.id) : gone)),
  };
}
