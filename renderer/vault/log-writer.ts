/**
 * Writes records to the end of the log. One run id is drawn at every unlock and one file belongs to it; after a write that
 * failed or whose end is unknown, that run is over: a new run, with a new file and a new key, takes what comes next.
 */
import { randomBytes } from '../../shared/base/bytes.ts';
import type { Bytes } from '../../shared/base/bytes.ts';
import { concatBytes } from '../../shared/base/bytes.ts';
import { newId } from '../../shared/base/ids.ts';
import { FIRST_SEQ, hashFrame, NO_PREVIOUS, sealFrame } from '../../shared/vault/frame.ts';
import type { RunHead } from '../../shared/vault/frame-order.ts';
import { encodeRecord } from '../../shared/vault/record.ts';
import type { VaultRecord } from '../../shared/vault/record.ts';
import { writeSegmentHead } from '../../shared/vault/segment.ts';
import { SALT_LENGTH, segmentKey } from '../../shared/vault/subkeys.ts';
import type { DataKeys } from '../../shared/vault/former-keys.ts';
import type { LogPort } from './log-port.ts';
import type { SaveOutcome } from './open-journal.ts';

/** A segment is closed at this size, in bytes, and the next one begun. */
const SEGMENT_SIZE = 1024 * 1024;

interface Run {
  readonly id: string;
  seq: number;
  previous: Bytes;
  /** The open segment: its key and how long its file is. Null between two segments. */
  segment: { key: CryptoKey; size: number } | null;
}

export interface LogWriter {
  /** Appends the records together; `ok` only after the disk has all of them. Calls must not overlap. */
  write(records: readonly VaultRecord[]): Promise<SaveOutcome>;
  /** Seals the file; the run goes on in the next one. */
  sealSegment(): Promise<void>;
  /** Seals the file and ends the run; what is written next begins another. True when nothing is left open. */
  endRun(): Promise<boolean>;
  /** The runs before this one are not to be noted any more: packs took their place. */
  forgetEnded(): void;
  /** Sizes of this run's files as they are now, oldest first: a copy, for the cache's notes on what it has seen. */
  written(): { run: string; sizes: readonly number[] }[];
  /** The last frame of each of these runs that the disk has acknowledged. */
  heads(): readonly RunHead[];
}

export function makeLogWriter(log: LogPort, vault: string, keys: DataKeys): LogWriter {
  const { dataKey, epoch } = keys;
  let run: Run | null = null;
  const sizes = new Map<string, number[]>();
  const heads = new Map<string, RunHead>();

  async function startSegment(of: Run): Promise<SaveOutcome> {
    const salt = randomBytes(SALT_LENGTH);
    const head = writeSegmentHead(salt);
    const started = await log.startSegment(vault, of.id, head);
    if (!started.ok) return started;
    of.segment = { key: await segmentKey(dataKey, vault, of.id, salt), size: head.length };
    sizes.set(of.id, [...(sizes.get(of.id) ?? []), head.length]);
    return { ok: true };
  }

  async function append(to: Run, records: readonly VaultRecord[]): Promise<SaveOutcome> {
    const { segment } = to;
    if (segment === null) return { ok: false, problem: 'failed' };
    const frames: Bytes[] = [];
    let { seq, previous } = to;
    for (const record of records) {
      const place = { key: segment.key, vault, run: to.id, epoch, seq, previous };
      const frame = await sealFrame(place, encodeRecord(record));
      frames.push(frame);
      previous = await hashFrame(frame);
      seq += 1;
    }
    const whole = concatBytes(...frames);
    const appended = await log.appendFrames(vault, to.id, whole);
    if (!appended.ok) return appended;
    to.seq = seq;
    to.previous = previous;
    heads.set(to.id, { run: to.id, seq: seq - 1, hash: previous });
    segment.size += whole.length;
    sizes.get(to.id)?.splice(-1, 1, segment.size);
    return { ok: true };
  }

  async function rotate(of: Run): Promise<void> {
    if (of.segment === null || of.segment.size < SEGMENT_SIZE) return;
    of.segment = null;
    // What was acknowledged is on the disk already; a seal that fails costs the file its final name, and this run its turn.
    if (!(await log.sealSegment(vault, of.id)).ok) run = null;
  }

  async function attempt(records: readonly VaultRecord[]): Promise<SaveOutcome> {
    run ??= { id: newId(), seq: FIRST_SEQ, previous: NO_PREVIOUS, segment: null };
    const current = run;
    if (current.segment === null) {
      const started = await startSegment(current);
      if (!started.ok) return started;
    }
    const appended = await append(current, records);
    if (appended.ok) await rotate(current);
    return appended;
  }

  return {
    write: async (records) => {
      let outcome: SaveOutcome;
      try {
        outcome = await attempt(records);
      } catch {
        outcome = { ok: false, problem: 'failed' };
      }
      if (!outcome.ok) run = null;
      return outcome;
    },
    sealSegment: async () => {
      const current = run;
      if (current === null || current.segment === null) return;
      current.segment = null;
      const sealed = await log.sealSegment(vault, current.id).catch(() => null);
      if (sealed?.ok !== true) run = null;
    },
    endRun: async () => {
      const ending = run;
      run = null;
      if (ending === null || ending.segment === null) return true;
      return (await log.sealSegment(vault, ending.id).catch(() => null))?.ok === true;
    },
    forgetEnded: () => {
      for (const id of sizes.keys()) {
        if (id === run?.id) continue;
        sizes.delete(id);
        heads.delete(id);
      }
    },
    heads: () => [...heads.values()],
    written: () => [...sizes].map(([id, list]) => ({ run: id, sizes: [...list] })),
  };
}
