/**
 * Packs on the disk. What a packing covers is named file by file before it begins; a pack gets its name only when it is
 * whole and durable; and nothing is removed but those named files, by the same packing, after its packs were read
 * again and are what their names commit to. It sees ciphertext only: whether the words are all there, the vault worker has
 * compared before it asks for the removal.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readUtf8, utf8 } from '../../../shared/base/bytes.ts';
import { z } from '../../../shared/base/schema.ts';
import { READ_CHUNK } from '../../../shared/ipc/call-shapes.ts';
import type { Reply } from '../../../shared/ipc/contract.ts';
import type { LogFile } from '../../../shared/ipc/journal-calls.ts';
import { FIRST_SEQ } from '../../../shared/vault/frame.ts';
import {
  openFileName,
  packFileName,
  parseLogFileName,
  SEGMENT_HEAD_LENGTH,
} from '../../../shared/vault/segment.ts';
import { removeIfThere, writeDurableFile } from './durable-file.ts';
import { asFileSystemError, asWriteProblem, FileSystemError, writeWhole } from './file-system.ts';
import type { FileSystem } from './file-system.ts';
import { countFrames, isSegmentHead, today } from './run-file.ts';

/** Calls must not overlap. `run` is the packing's own. */
export interface PackDesk {
  /** Refuses, with `failed`, files that are not there at these sizes; `disk-full` with less than twice their size free. */
  begin(run: string, covers: readonly LogFile[]): Promise<Reply<'beginPack'>>;
  /** A whole file: head and frames of the run, numbered on. Durable under its name when it answers. */
  write(run: string, file: Uint8Array): Promise<Reply<'writePack'>>;
  /** Removes exactly these; refuses all of them when one was not named at the beginning or has changed since. */
  drop(run: string, files: readonly string[]): Promise<Reply<'dropCovered'>>;
  /** Takes back what this packing wrote. Everything is as before. */
  cancel(run: string): Promise<Reply<'cancelPack'>>;
  /** The journal is given back: a packing that was under way is taken back, unless files have gone already. */
  abandon(): Promise<void>;
}

export interface PackPlace {
  readonly folder: string;
  readonly vault: string;
  readonly device: string;
  /** Where the names of removed files are kept, for the safety copy. */
  readonly droppedPath: string;
  /** Whether a file belongs to a run that is still being written. */
  readonly isBeingWritten: (name: string) => boolean;
}

interface Packing {
  readonly run: string;
  readonly covers: ReadonlyMap<string, number>;
  readonly packs: string[];
  nextSeq: number;
  /** Its removal was answered with `ok`. */
  done: boolean;
}

const refused = { ok: false, problem: 'failed' } as const;

export function packDesk(fs: FileSystem, place: PackPlace): PackDesk {
  const { folder, vault, device } = place;
  let current: Packing | null = null;

  async function sizes(): Promise<Map<string, number>> {
    const files = (await fs.list(folder)).filter(({ kind }) => kind === 'file');
    return new Map(files.map(({ name, size }) => [name, size]));
  }

  async function begin(run: string, covers: readonly LogFile[]): Promise<Reply<'beginPack'>> {
    const there = await sizes();
    if (there.has(openFileName(device, run))) return refused;
    const isWhole = ({ name, size }: LogFile): boolean => {
      const parsed = parseLogFileName(name);
      // Another computer may still be writing its own, in a folder that is carried between the two.
      if (parsed === null || (parsed.kind === 'open' && parsed.device !== device)) return false;
      return !place.isBeingWritten(name) && there.get(name) === size;
    };
    if (!covers.every(isWhole)) return refused;
    await clearUnfinished(there);
    const size = covers.reduce((sum, file) => sum + file.size, 0);
    if ((await fs.freeSpace(folder)) < 2 * size) return { ok: false, problem: 'disk-full' };
    current = {
      run,
      covers: new Map(covers.map((file) => [file.name, file.size])),
      packs: [],
      nextSeq: FIRST_SEQ,
      done: false,
    };
    return { ok: true };
  }

  /** What a packing of this computer left behind when it was cut short. Nothing reads these. */
  async function clearUnfinished(there: ReadonlyMap<string, number>): Promise<void> {
    for (const name of there.keys()) {
      if (name.startsWith(`${device}-`) && name.endsWith('.packing'))
        await removeIfThere(fs, join(folder, name));
    }
  }

  async function write(packing: Packing, bytes: Uint8Array): Promise<Reply<'writePack'>> {
    const { run, nextSeq } = packing;
    if (!isSegmentHead(bytes.subarray(0, SEGMENT_HEAD_LENGTH))) return refused;
    const count = countFrames(bytes.subarray(SEGMENT_HEAD_LENGTH), { vault, run }, nextSeq);
    if (count === null) return refused;
    const beside = join(folder, `${device}-${run}.packing`);
    const name = packFileName(device, run, nextSeq, createHash('sha256').update(bytes).digest());
    if ((await fs.look(join(folder, name))) !== null) return refused;
    const file = await fs.createFile(beside);
    try {
      await writeWhole(file, bytes);
      await file.setModified(today()).catch(() => undefined);
      await file.datasync();
      await file.close();
      await fs.rename(beside, join(folder, name));
    } catch (error) {
      await file.close().catch(() => undefined);
      await removeIfThere(fs, beside);
      throw error;
    }
    packing.packs.push(name);
    packing.nextSeq += count;
    await fs.syncFolder(folder);
    return { ok: true, name };
  }

  async function drop(packing: Packing, files: readonly string[]): Promise<Reply<'dropCovered'>> {
    const there = await sizes();
    const mayGo = (name: string): boolean =>
      packing.covers.has(name) && there.get(name) === packing.covers.get(name) && !place.isBeingWritten(name);
    if (packing.packs.length === 0 || !files.every(mayGo)) return refused;
    for (const name of packing.packs) if (!(await holdsWhatItsNameSays(fs, folder, name))) return refused;
    await noteDropped(fs, place.droppedPath, files);
    for (const name of files) await fs.remove(join(folder, name));
    await fs.syncFolder(folder);
    packing.done = true;
    return { ok: true };
  }

  async function cancel(packing: Packing): Promise<Reply<'cancelPack'>> {
    // Once something it covers is gone, its packs are the only place of those words.
    const there = await sizes();
    for (const [name, size] of packing.covers) if (there.get(name) !== size) return refused;
    for (const name of packing.packs) await fs.remove(join(folder, name));
    await fs.syncFolder(folder);
    return { ok: true };
  }

  async function answered<Answer>(
    work: () => Promise<Answer>,
  ): Promise<Answer | { ok: false; problem: ReturnType<typeof asWriteProblem> }> {
    try {
      return await work();
    } catch (error) {
      return { ok: false, problem: asWriteProblem(error) };
    }
  }

  /** The packing of this run, or a refusal when another one, or none, is under way. */
  async function within<Answer>(run: string, work: (packing: Packing) => Promise<Answer>) {
    const packing = current;
    if (packing?.run !== run) return refused;
    return answered(() => work(packing));
  }

  return {
    abandon: async () => {
      const packing = current;
      current = null;
      if (packing !== null && !packing.done) await answered(() => cancel(packing));
    },
    begin: (run, covers) => answered(() => begin(run, covers)),
    write: (run, file) => within(run, (packing) => write(packing, file)),
    drop: (run, files) => within(run, (packing) => drop(packing, files)),
    cancel: (run) =>
      within(run, async (packing) => {
        const answer = await cancel(packing);
        current = null;
        return answer;
      }),
  };
}

/** Reads the whole file again and compares it with the hash in its name. */
export async function holdsWhatItsNameSays(fs: FileSystem, folder: string, name: string): Promise<boolean> {
  const parsed = parseLogFileName(name);
  if (parsed === null || parsed.kind === 'open') return false;
  const hash = createHash('sha256');
  for (let offset = 0; ; offset += READ_CHUNK) {
    const piece = await fs.read(join(folder, name), offset, READ_CHUNK);
    hash.update(piece);
    if (piece.length < READ_CHUNK) break;
  }
  return hash.digest('hex').startsWith(parsed.hash);
}

const droppedSchema = z.strictObject({ version: z.literal(1), files: z.array(z.string()) });
const DROPPED_LIMIT = 16 * 1024 * 1024;

/** The names of files that packs took the place of. Only names: where a copy of them lies elsewhere, it may go too. */
export async function readDropped(fs: FileSystem, path: string): Promise<readonly string[]> {
  try {
    const bytes = await fs.read(path, 0, DROPPED_LIMIT);
    const parsed = droppedSchema.safeParse(JSON.parse(readUtf8(bytes)));
    return parsed.success ? parsed.data.files.filter((name) => parseLogFileName(name) !== null) : [];
  } catch (error) {
    // Unread, it only means that a copy elsewhere keeps more than it must.
    if (error instanceof FileSystemError && asFileSystemError(error).code !== 'gone') throw error;
    return [];
  }
}

/** Adds to them. Throws a FileSystemError. */
export async function noteDropped(fs: FileSystem, path: string, files: readonly string[]): Promise<void> {
  const all = new Set([...(await readDropped(fs, path)), ...files]);
  await writeDurableFile(fs, path, utf8(JSON.stringify({ version: 1, files: [...all] })));
}
