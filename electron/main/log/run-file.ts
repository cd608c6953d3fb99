/**
 * One run's own files in the log: made new and exclusive, appended to, sealed. Nothing is answered with `ok` before
 * the disk has it. After any failed or doubtful write, sync or close the run is over: its file is never written
 * again, and every later call gets the same answer until another run is started.
 */
import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { join } from 'node:path';
import { APPEND_LIMIT } from '../../../shared/ipc/call-shapes.ts';
import type { WriteProblem } from '../../../shared/ipc/call-shapes.ts';
import { FIRST_SEQ, parseHeader } from '../../../shared/vault/frame.ts';
import {
  openFileName,
  readSegmentHead,
  segmentFileName,
  SEGMENT_HEAD_LENGTH,
} from '../../../shared/vault/segment.ts';
import { removeIfThere } from './durable-file.ts';
import { asWriteProblem, FileSystemError, writeWhole } from './file-system.ts';
import type { FileSystem, NewFile } from './file-system.ts';
import { oneAtATime } from './one-at-a-time.ts';

export type Written = { readonly ok: true } | { readonly ok: false; readonly problem: WriteProblem };

export interface RunPlace {
  /** The log's folder. It exists, and its own name is durable. */
  readonly folder: string;
  readonly device: string;
  readonly vault: string;
  readonly run: string;
}

/** Its calls may overlap; they are carried out one after another, in the order they came. */
export interface RunFile {
  readonly run: string;
  /** Makes the next file of this run, holding the segment head. */
  startSegment(head: Uint8Array): Promise<Written>;
  /** Appends whole frames of this run, the next in number. Bytes that are not get `failed`, and nothing is written. */
  append(frames: Uint8Array): Promise<Written>;
  /** Closes the file for good and names it by its content. A file without frames is removed instead. */
  seal(): Promise<Written>;
  /** Lets go of the file as it is, without sealing it. The run is over then. */
  close(): Promise<void>;
}

interface OpenFile {
  readonly file: NewFile;
  readonly hash: Hash;
  firstSeq: number | null;
}

const done: Written = { ok: true };
const refused: Written = { ok: false, problem: 'failed' };

export function runFile(fs: FileSystem, place: RunPlace): RunFile {
  const { folder, run } = place;
  const openPath = join(folder, openFileName(place.device, run));
  const inTurn = oneAtATime();
  let current: OpenFile | null = null;
  let nextSeq = FIRST_SEQ;
  let over: Written | null = null;

  /** Ends the run. The file is let go of, because nothing may be written to it any more. */
  async function end(answer: Written): Promise<Written> {
    over = answer;
    const { file } = current ?? {};
    current = null;
    await file?.setModified(today()).catch(() => undefined);
    await file?.close().catch(() => undefined);
    return answer;
  }

  /** Runs one call that reaches the disk; any failure in it ends the run. */
  function carryOut(work: () => Promise<Written>): Promise<Written> {
    return inTurn(async () => {
      if (over !== null) return over;
      try {
        return await work();
      } catch (error) {
        return end({ ok: false, problem: asWriteProblem(error) });
      }
    });
  }

  async function startSegment(head: Uint8Array): Promise<Written> {
    if (current !== null || !isSegmentHead(head)) return refused;
    const file = await fs.createFile(openPath);
    try {
      await writeWhole(file, head);
      await file.datasync();
      await fs.syncFolder(folder);
    } catch (error) {
      // No frame is in it and none ever will be. On a full disk each attempt would leave one more of these.
      await file.close().catch(() => undefined);
      await removeIfThere(fs, openPath);
      throw error;
    }
    current = { file, hash: createHash('sha256').update(head), firstSeq: null };
    return done;
  }

  async function append(frames: Uint8Array): Promise<Written> {
    const count = countFrames(frames, place, nextSeq);
    if (current === null || count === null) return refused;
    await writeWhole(current.file, frames);
    await current.file.datasync();
    current.hash.update(frames);
    current.firstSeq ??= nextSeq;
    nextSeq += count;
    return done;
  }

  async function seal(): Promise<Written> {
    if (current === null) return refused;
    const { file, hash, firstSeq } = current;
    await file.datasync();
    // The day, no finer: when somebody wrote is nobody's business. A disk that cannot keep times keeps the words.
    await file.setModified(today()).catch(() => undefined);
    await file.close();
    current = null;
    if (firstSeq === null) {
      await fs.remove(openPath);
    } else {
      const sealed = join(folder, segmentFileName(place.device, run, firstSeq, hash.digest()));
      // A rename would replace it.
      if ((await fs.look(sealed)) !== null) throw new FileSystemError('exists');
      await fs.rename(openPath, sealed);
    }
    await fs.syncFolder(folder);
    return done;
  }

  return {
    run,
    startSegment: (head) => carryOut(() => startSegment(head)),
    append: (frames) => carryOut(() => append(frames)),
    seal: () => carryOut(seal),
    close: () => inTurn(async () => void (over ?? (await end(refused)))),
  };
}

export function isSegmentHead(bytes: Uint8Array): boolean {
  return bytes.length === SEGMENT_HEAD_LENGTH && readSegmentHead(bytes) !== null;
}

/** How many frames these bytes are, or null unless they are whole frames of this run, numbered on from `next`. */
export function countFrames(
  bytes: Uint8Array,
  place: Pick<RunPlace, 'vault' | 'run'>,
  next: number,
): number | null {
  if (bytes.length > APPEND_LIMIT) return null;
  let at = 0;
  let count = 0;
  try {
    while (at < bytes.length) {
      const header = parseHeader(bytes, at);
      if (header.vault !== place.vault || header.run !== place.run || header.seq !== next + count)
        return null;
      at += header.frameLength;
      count += 1;
    }
  } catch {
    // Not a frame, a broken one or one of another version: nothing that this run may write.
    return null;
  }
  return at === bytes.length && count > 0 ? count : null;
}

/** The day, no finer: when somebody wrote is nobody's business. */
export function today(): Date {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
}
