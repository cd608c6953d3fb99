/**
 * An open journal's log on disk: its lock, its files, and the run that this process writes. It sees ciphertext only.
 * Files it did not make are read and listed, and never appended to, cut, renamed, replaced or removed.
 */
import { join } from 'node:path';
import { READ_CHUNK } from '../../../shared/ipc/call-shapes.ts';
import type { Reply } from '../../../shared/ipc/contract.ts';
import type { LogFile } from '../../../shared/ipc/journal-calls.ts';
import { parseLogFileName } from '../../../shared/vault/segment.ts';
import { readDevice } from './device.ts';
import { asFileSystemError, asWriteProblem } from './file-system.ts';
import type { FileSystem } from './file-system.ts';
import { droppedPath, journalFolder, logFolder } from './journal-folders.ts';
import { takeJournalLock } from './journal-lock.ts';
import type { LockOwner } from './journal-lock.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { packDesk } from './pack-desk.ts';
import type { PackDesk } from './pack-desk.ts';
import { runFile } from './run-file.ts';
import type { RunFile } from './run-file.ts';

/** The replies are the contract's. Calls may overlap. */
export interface JournalLog {
  readonly vault: string;
  /** The log's files in name order, as they are now. */
  list(): Promise<Reply<'openLog'>>;
  /** At most READ_CHUNK bytes; fewer only at the end of the file. */
  read(file: string, offset: number): Promise<Reply<'readLog'>>;
  /** A run other than the one before ends that one where it is, unsealed. A run that failed cannot be started again. */
  startSegment(run: string, head: Uint8Array): Promise<Reply<'startSegment'>>;
  append(run: string, frames: Uint8Array): Promise<Reply<'appendFrames'>>;
  seal(run: string): Promise<Reply<'sealSegment'>>;
  /** Whether a file belongs to the run that this process is writing. */
  isBeingWritten(name: string): boolean;
  /** This installation's name in file names. Throws a FileSystemError. */
  device(): Promise<string>;
  beginPack: PackDesk['begin'];
  writePack: PackDesk['write'];
  dropCovered: PackDesk['drop'];
  cancelPack: PackDesk['cancel'];
  /** Lets go of the run's file as it is and gives back the lock. Every later write answers `failed`. */
  close(): Promise<void>;
}

export type JournalOpened =
  | { readonly reply: Extract<Reply<'openLog'>, { ok: true }>; readonly log: JournalLog }
  | { readonly reply: Extract<Reply<'openLog'>, { ok: false }>; readonly log: null };

/** Takes the journal for this process. `vault` is an identifier (32 hexadecimal digits), already checked. */
export async function openJournalLog(
  fs: FileSystem,
  dataFolder: string,
  vault: string,
  owner: LockOwner,
): Promise<JournalOpened> {
  const folder = logFolder(dataFolder, vault);
  const before = await listLog(fs, folder);
  if (!before.ok) return { reply: before, log: null };
  const lock = await takeJournalLock(fs, journalFolder(dataFolder, vault), owner);
  if (!lock.ok) {
    const problem = lock.problem === 'disk-full' ? 'failed' : lock.problem;
    return { reply: { ok: false, problem }, log: null };
  }
  // Again, now that no other owner can add to it.
  const reply = await listLog(fs, folder);
  if (!reply.ok) {
    await lock.release();
    return { reply, log: null };
  }
  return { reply, log: journalLog(fs, dataFolder, vault, lock.release) };
}

function journalLog(
  fs: FileSystem,
  dataFolder: string,
  vault: string,
  release: () => Promise<void>,
): JournalLog {
  const folder = logFolder(dataFolder, vault);
  const inTurn = oneAtATime();
  const refused = { ok: false, problem: 'failed' } as const;
  let current: RunFile | null = null;
  /** Runs that had their turn. Taken up again, a run would count from the beginning. */
  const spent = new Set<string>();
  let closed = false;

  const isBeingWritten = (name: string): boolean => {
    const parsed = parseLogFileName(name);
    return parsed?.kind === 'open' && parsed.run === current?.run;
  };
  let desk: PackDesk | null = null;
  /** Packing has a turn of its own: nobody who writes waits for it. */
  const packingInTurn = oneAtATime();
  async function packing<Answer>(work: (of: PackDesk) => Promise<Answer>): Promise<Answer | typeof refused> {
    return packingInTurn(async () => {
      if (closed) return refused;
      try {
        const device = await readDevice(fs, dataFolder);
        desk ??= packDesk(fs, {
          folder,
          vault,
          device,
          droppedPath: droppedPath(dataFolder, vault),
          isBeingWritten,
        });
      } catch {
        return refused;
      }
      return work(desk);
    });
  }

  async function startSegment(run: string, head: Uint8Array): Promise<Reply<'startSegment'>> {
    if (closed || (current?.run !== run && spent.has(run))) return refused;
    if (current?.run !== run) {
      let device: string;
      try {
        device = await readDevice(fs, dataFolder);
      } catch (error) {
        return { ok: false, problem: asWriteProblem(error) };
      }
      await current?.close();
      current = runFile(fs, { folder, device, vault, run });
      spent.add(run);
    }
    return current.startSegment(head);
  }

  return {
    vault,
    list: () => listLog(fs, folder),
    read: (file, offset) => readLogFile(fs, folder, file, offset),
    startSegment: (run, head) => inTurn(() => startSegment(run, head)),
    append: (run, frames) => inTurn(async () => (current?.run === run ? current.append(frames) : refused)),
    seal: (run) => inTurn(async () => (current?.run === run ? current.seal() : refused)),
    isBeingWritten,
    device: () => readDevice(fs, dataFolder),
    beginPack: (run, covers) => packing((of) => of.begin(run, covers)),
    writePack: (run, file) => packing((of) => of.write(run, file)),
    dropCovered: (run, files) => packing((of) => of.drop(run, files)),
    cancelPack: (run) => packing((of) => of.cancel(run)),
    close: () =>
      inTurn(async () => {
        if (closed) return;
        closed = true;
        // A removal under way is finished before the journal is given back.
        await packingInTurn(async () => desk?.abandon());
        await current?.close();
        await release();
      }),
  };
}

async function listLog(fs: FileSystem, folder: string): Promise<Reply<'openLog'>> {
  try {
    const files: LogFile[] = [];
    for (const { name, kind, size } of await fs.list(folder)) {
      if (kind === 'file' && parseLogFileName(name) !== null) files.push({ name, size });
    }
    // By code units, so that the order is the same in every language.
    files.sort((a, b) => (a.name < b.name ? -1 : 1));
    return { ok: true, files };
  } catch (error) {
    return { ok: false, problem: asFileSystemError(error).code === 'gone' ? 'gone' : 'failed' };
  }
}

async function readLogFile(
  fs: FileSystem,
  folder: string,
  file: string,
  offset: number,
): Promise<Reply<'readLog'>> {
  // Also the guard that a name never leaves the folder: log names hold no separator.
  if (parseLogFileName(file) === null) return { ok: false, problem: 'gone' };
  try {
    return { ok: true, bytes: await fs.read(join(folder, file), offset, READ_CHUNK) };
  } catch (error) {
    return { ok: false, problem: asFileSystemError(error).code === 'gone' ? 'gone' : 'failed' };
  }
}
