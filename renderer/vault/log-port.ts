/** The way from the vault worker to the disk: sealed bytes only, by way of the page, because a worker cannot see the shell. */
import { callDesktop } from '../desktop/desktop.ts';
import type { Reply } from '../../shared/ipc/contract.ts';

export interface LogPort {
  openLog(vault: string): Promise<Reply<'openLog'>>;
  readLog(vault: string, file: string, offset: number): Promise<Reply<'readLog'>>;
  startSegment(vault: string, run: string, head: Uint8Array): Promise<Reply<'startSegment'>>;
  appendFrames(vault: string, run: string, frames: Uint8Array): Promise<Reply<'appendFrames'>>;
  sealSegment(vault: string, run: string): Promise<Reply<'sealSegment'>>;
}

export const desktopLog: LogPort = {
  openLog: (vault) => callDesktop('openLog', { vault }),
  readLog: (vault, file, offset) => callDesktop('readLog', { vault, file, offset }),
  startSegment: (vault, run, head) => callDesktop('startSegment', { vault, run, head }),
  appendFrames: (vault, run, frames) => callDesktop('appendFrames', { vault, run, frames }),
  sealSegment: (vault, run) => callDesktop('sealSegment', { vault, run }),
};
