/** The way from the vault worker to the disk: sealed bytes only, by way of the page, because a worker cannot see the shell. */
import { callDesktop } from '../desktop/desktop.ts';
import type { Reply } from '../../shared/ipc/contract.ts';
import type { DrawerName } from '../../shared/ipc/drawer-calls.ts';
import type { LogFile } from '../../shared/ipc/journal-calls.ts';

export interface DrawerPort {
  listDrawer(vault: string, drawer: DrawerName): Promise<Reply<'listDrawer'>>;
  readFromDrawer(vault: string, drawer: DrawerName, id: string): Promise<Reply<'readFromDrawer'>>;
  writeToDrawer(
    vault: string,
    drawer: DrawerName,
    id: string,
    sealed: Uint8Array,
  ): Promise<Reply<'writeToDrawer'>>;
  removeFromDrawer(vault: string, drawer: DrawerName, id: string): Promise<Reply<'removeFromDrawer'>>;
}

export interface LogPort {
  openLog(vault: string): Promise<Reply<'openLog'>>;
  readLog(vault: string, file: string, offset: number): Promise<Reply<'readLog'>>;
  startSegment(vault: string, run: string, head: Uint8Array): Promise<Reply<'startSegment'>>;
  appendFrames(vault: string, run: string, frames: Uint8Array): Promise<Reply<'appendFrames'>>;
  sealSegment(vault: string, run: string): Promise<Reply<'sealSegment'>>;
  listLog(vault: string): Promise<Reply<'listLog'>>;
  beginPack(vault: string, run: string, covers: readonly LogFile[]): Promise<Reply<'beginPack'>>;
  writePack(vault: string, run: string, file: Uint8Array): Promise<Reply<'writePack'>>;
  dropCovered(vault: string, run: string, files: readonly string[]): Promise<Reply<'dropCovered'>>;
  cancelPack(vault: string, run: string): Promise<Reply<'cancelPack'>>;
  /** Takes the files of every browser store here from the disk; whoever has one open has closed it before. */
  forgetCaches(): Promise<Reply<'forgetCaches'>>;
}

export const desktopLog: LogPort = {
  openLog: (vault) => callDesktop('openLog', { vault }),
  readLog: (vault, file, offset) => callDesktop('readLog', { vault, file, offset }),
  startSegment: (vault, run, head) => callDesktop('startSegment', { vault, run, head }),
  appendFrames: (vault, run, frames) => callDesktop('appendFrames', { vault, run, frames }),
  sealSegment: (vault, run) => callDesktop('sealSegment', { vault, run }),
  listLog: (vault) => callDesktop('listLog', { vault }),
  beginPack: (vault, run, covers) => callDesktop('beginPack', { vault, run, covers: [...covers] }),
  writePack: (vault, run, file) => callDesktop('writePack', { vault, run, file }),
  dropCovered: (vault, run, files) => callDesktop('dropCovered', { vault, run, files: [...files] }),
  cancelPack: (vault, run) => callDesktop('cancelPack', { vault, run }),
  forgetCaches: () => callDesktop('forgetCaches', null),
};

export const desktopDrawers: DrawerPort = {
  listDrawer: (vault, drawer) => callDesktop('listDrawer', { vault, drawer }),
  readFromDrawer: (vault, drawer, id) => callDesktop('readFromDrawer', { vault, drawer, id }),
  writeToDrawer: (vault, drawer, id, sealed) => callDesktop('writeToDrawer', { vault, drawer, id, sealed }),
  removeFromDrawer: (vault, drawer, id) => callDesktop('removeFromDrawer', { vault, drawer, id }),
};
