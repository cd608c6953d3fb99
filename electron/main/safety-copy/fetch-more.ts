/**
 * What the safety copy has and the journal here has not comes back: an older state was put back here, or files were taken away.
 * Nothing that is here is changed or written over. The log is made for that: files of two states of one journal lie beside each
 * other and are read as one. A run's own file that is longer there comes under the name that its content gives it, as far as its
 * frames are whole; what stands in both is the same frames twice.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { concatBytes } from '../../../shared/base/bytes.ts';
import { READ_CHUNK } from '../../../shared/ipc/call-shapes.ts';
import { FIRST_SEQ, parseHeader } from '../../../shared/vault/frame.ts';
import { kinshipOf } from '../../../shared/vault/key-kinship.ts';
import { parseLogFileName, SEGMENT_HEAD_LENGTH, segmentFileName } from '../../../shared/vault/segment.ts';
import { makeDurableFolder, removeIfThere, writeDurableFile } from '../log/durable-file.ts';
import { asWriteProblem, FileSystemError } from '../log/file-system.ts';
import type { FileSystem } from '../log/file-system.ts';
import { holdsWhatItsNameSays, noteDropped } from '../log/pack-desk.ts';
import { listCarried } from './copy-drawers.ts';
import { COPYING, copyFile, hashOf } from './copy-file.ts';
import { readWholeKeyFile } from './copy-journal.ts';
import type { CopyOutcome, CopyPlan } from './copy-journal.ts';

/** `from` is the copy, `to` the journal that is open here. */
interface FetchPlan extends Pick<CopyPlan, 'from' | 'to' | 'vault' | 'dropped' | 'removed'> {
  /** Where the names are kept of files that others took the place of. */
  readonly droppedPath: string;
  readonly isCancelled: () => boolean;
}

class Cancelled extends Error {}

/** Stopped or failed half way, what came until then is taken back; cut short by a power cut it stays, and the next time brings the rest. */
export async function fetchMore(fs: FileSystem, plan: FetchPlan): Promise<CopyOutcome> {
  const made: string[] = [];
  try {
    const there = await readWholeKeyFile(fs, plan);
    const here = await readWholeKeyFile(fs, { from: plan.to, vault: plan.vault });
    if (kinshipOf(here.keyFile, there.keyFile) !== 'same') return { ok: false, problem: 'other-keys' };
    const shorter = await fetchLog(fs, plan, made);
    await fetchDrawers(fs, plan, there.keyFile.epoch ?? 0, made);
    const files = made.length;
    // Everything is here and stays, whatever becomes of the note: it says that the longer ones at the copy hold nothing more.
    made.length = 0;
    if (shorter.length > 0) await noteDropped(fs, plan.droppedPath, shorter);
    return { ok: true, files };
  } catch (error) {
    for (const path of made) await removeIfThere(fs, path);
    return { ok: false, problem: error instanceof Cancelled ? 'cancelled' : asWriteProblem(error) };
  }
}

/** Names of runs' own files that are shorter here, and whose longer state came under another name. */
async function fetchLog(fs: FileSystem, plan: FetchPlan, made: string[]): Promise<string[]> {
  const [source, target] = [join(plan.from, 'log'), join(plan.to, 'log')];
  const here = new Map((await fs.list(target)).map(({ name, size }) => [name, size]));
  for (const name of here.keys()) if (name.endsWith(COPYING)) await removeIfThere(fs, join(target, name));
  const dropped = new Set(plan.dropped);
  const shorter: string[] = [];
  for (const { name, kind, size } of (await fs.list(source)).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (plan.isCancelled()) throw new Cancelled();
    const parsed = kind === 'file' ? parseLogFileName(name) : null;
    const sizeHere = here.get(name);
    if (parsed === null || dropped.has(name) || size <= (sizeHere ?? 0)) continue;
    if (parsed.kind !== 'open') {
      // Damaged at the copy, it is not carried back; nor is a file here touched, whatever its size.
      if (sizeHere === undefined && (await holdsWhatItsNameSays(fs, source, name)))
        await bring(fs, join(source, name), join(target, name), made);
    } else if (sizeHere === undefined) await bring(fs, join(source, name), join(target, name), made);
    else {
      const whole = await wholeFrames(fs, join(source, name), size);
      if (whole !== null) {
        const hash = createHash('sha256').update(whole.bytes).digest();
        const path = join(target, segmentFileName(parsed.device, parsed.run, whole.firstSeq, hash));
        if ((await fs.look(path)) === null) {
          made.push(path);
          await writeDurableFile(fs, path, whole.bytes);
        }
        shorter.push(name);
      }
    }
  }
  await fs.syncFolder(target);
  return shorter;
}

async function fetchDrawers(fs: FileSystem, plan: FetchPlan, epoch: number, made: string[]): Promise<void> {
  const here = new Set((await listCarried(fs, plan.to)).map(({ name }) => name));
  for (const { name, at } of await listCarried(fs, plan.from, epoch)) {
    if (plan.isCancelled()) throw new Cancelled();
    // Of one that is in both nobody can tell which is newer: the one here stays.
    if (here.has(name) || plan.removed.includes(name)) continue;
    await makeDurableFolder(fs, join(plan.to, name, '..'));
    await bring(fs, join(plan.from, at), join(plan.to, name), made);
  }
}

async function bring(fs: FileSystem, from: string, to: string, made: string[]): Promise<void> {
  made.push(to);
  await copyFile(fs, from, to);
  if ((await hashOf(fs, from)) !== (await hashOf(fs, to))) throw new FileSystemError('failed');
}

/** A file up to its last whole frame; null when it holds none. */
async function wholeFrames(
  fs: FileSystem,
  path: string,
  size: number,
): Promise<{ readonly bytes: Uint8Array; readonly firstSeq: number } | null> {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < size; at += READ_CHUNK) pieces.push(await fs.read(path, at, READ_CHUNK));
  const bytes = concatBytes(...pieces);
  let end = SEGMENT_HEAD_LENGTH;
  let firstSeq: number | null = null;
  try {
    while (end < bytes.length) {
      const header = parseHeader(bytes, end);
      if (end + header.frameLength > bytes.length) break;
      firstSeq ??= header.seq;
      end += header.frameLength;
    }
  } catch {
    // No frame begins here: what came before is whole.
  }
  return firstSeq === null || firstSeq < FIRST_SEQ ? null : { bytes: bytes.subarray(0, end), firstSeq };
}
