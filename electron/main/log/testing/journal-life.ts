/**
 * A short life of a journal on a disk that may fail: it is made, opened, written, sealed and written again, and the
 * way the app would, whatever was not acknowledged goes into a new run. Everything acknowledged is remembered.
 */
import { join } from 'node:path';
import type { FileSystem } from '../file-system.ts';
import { createJournal } from '../journal-folders.ts';
import { openJournalLog } from '../journal-log.ts';
import type { JournalLog } from '../journal-log.ts';
import { asText, framesIn, makeHead, passingOwner } from './sealed-parts.ts';
import type { TestRun } from './sealed-parts.ts';

export const DATA = '/home/data';

export interface Script {
  readonly vault: string;
  readonly keyFile: string;
  /** Each holds the same eight pages, sealed for another run; a run that fails is followed by the next. */
  readonly runs: readonly TestRun[];
}

export interface Acknowledged {
  created: boolean;
  /** The frames that were answered with `ok`, as text. */
  readonly frames: string[];
  /** How many of them lie in a file whose sealing was answered with `ok`. */
  sealed: number;
}

const FIRST_PART = 5;
const PAGES = 6;

/** Lives until everything is acknowledged, or until `tries` failures. `onAck` is told at each acknowledgement. */
export async function live(
  fs: FileSystem,
  script: Script,
  tries: number,
  onAck: (what: 'created' | 'started' | 'appended' | 'sealed') => void = () => undefined,
): Promise<Acknowledged> {
  const acknowledged: Acknowledged = { created: false, frames: [], sealed: 0 };
  let left = tries;
  const again = () => (left -= 1) >= 0;

  for (;;) {
    const made = await createJournal(fs, DATA, script.vault, script.keyFile);
    acknowledged.created = made.ok;
    if (made.ok) break;
    if (!again()) return acknowledged;
  }
  onAck('created');

  let log: JournalLog | null = null;
  while (log === null) {
    log = (await openJournalLog(fs, DATA, script.vault, passingOwner())).log;
    if (log === null && !again()) return acknowledged;
  }

  let page = 0;
  let sealed = false;
  for (const { run, frames } of script.runs) {
    let began = false;
    /** Writes on in this run until it fails; true when there is nothing left to write. */
    const writeOn = async (open: JournalLog): Promise<boolean> => {
      let next = 0;
      if (!(await open.startSegment(run, makeHead())).ok) return false;
      began = true;
      onAck('started');
      while (page < PAGES) {
        const frame = frames[next] ?? new Uint8Array();
        if (!(await open.append(run, frame)).ok) return false;
        acknowledged.frames.push(asText(frame));
        onAck('appended');
        next += 1;
        page += 1;
        if (page < FIRST_PART || sealed) continue;
        sealed = true;
        if (!(await open.seal(run)).ok) return false;
        acknowledged.sealed = acknowledged.frames.length;
        onAck('sealed');
        if (!(await open.startSegment(run, makeHead())).ok) return false;
        onAck('started');
      }
      return true;
    };
    if (await writeOn(log)) break;
    // Even a caller that insists gets nothing more into a run that failed. One that never began may still begin.
    const insisted = began ? [await log.startSegment(run, makeHead())] : [];
    for (const frame of frames) insisted.push(await log.append(run, frame));
    if (insisted.some(({ ok }) => ok)) throw new Error('A run that failed was taken up again');
    if (!again()) return acknowledged;
  }
  await log.close();
  return acknowledged;
}

/** Every whole frame that a new opening of the journal can read, or the problem that it met. */
export async function readBack(
  fs: FileSystem,
  vault: string,
): Promise<{ log: JournalLog; frames: string[] }> {
  const { reply, log } = await openJournalLog(fs, DATA, vault, passingOwner());
  if (log === null) throw new Error(`The journal did not open: ${reply.ok ? '' : reply.problem}`);
  const frames: string[] = [];
  for (const { name } of reply.files) {
    const piece = await log.read(name, 0);
    if (!piece.ok) throw new Error(`${join(DATA, name)} could not be read: ${piece.problem}`);
    frames.push(...framesIn(piece.bytes));
  }
  return { log, frames };
}
