/**
 * Keeps the log small and its promises about deletion. Packing runs behind the writer's back and touches only files that
 * nothing is written to; removing for good takes the journal's turn, so that nothing is written meanwhile.
 */
import { summarise } from '../../shared/journal/entry.ts';
import type { EntrySummary } from '../../shared/journal/entry.ts';
import { newId } from '../../shared/base/ids.ts';
import { instantOf } from '../../shared/base/moment.ts';
import type { WriteProblem } from '../../shared/ipc/call-shapes.ts';
import type { LogFile } from '../../shared/ipc/journal-calls.ts';
import { openDocument } from '../../shared/journal/open-document.ts';
import { ownBytes } from '../../shared/base/bytes.ts';
import { parseHeader } from '../../shared/vault/frame.ts';
import type { VaultRecord } from '../../shared/vault/record.ts';
import { parseLogFileName, SEGMENT_HEAD_LENGTH } from '../../shared/vault/segment.ts';
import type { DataKeys } from '../../shared/vault/former-keys.ts';
import type { RemoveForGood } from './journal.ts';
import type { LogPort } from './log-port.ts';
import type { LogWriter } from './log-writer.ts';
import { packLog } from './pack-log.ts';
import { JOURNAL_ROW } from './sealed-cache.ts';
import type { CacheChange, SealedCache } from './sealed-cache.ts';

/** About a month of two sittings a day. Fewer files open as fast; more cost a read each when the cache is lost. */
export const SEALED_FILES = 64;
/** Packs are rewritten only when what came since is at least a quarter of them, so that the work stays in proportion. */
const WORTH_IT = 4;
const DAY = 86_400_000;
/** How long a deleted page rests. */
const REST = 30 * DAY;
/** Longer than this between two signs of the writer may be a clock that jumped, and is not taken at its word. */
const CLOCK_TRUST = 7 * DAY;

export interface KeptLog {
  readonly vault: string;
  readonly keys: DataKeys;
  readonly log: LogPort;
  readonly writer: LogWriter;
  readonly cache: SealedCache | null;
  /** Removed documents leave it. */
  readonly summaries: Map<string, EntrySummary>;
  /** The log's files are these now. */
  readonly onFiles: (files: readonly LogFile[]) => void;
  /** The cache still holds every document; its note is to say that it knows these files. */
  readonly onPacked: () => void;
  /** The cache was emptied and gets these; null when they are not known, and it must claim nothing. */
  readonly onCacheRenewed: (changes: readonly CacheChange[] | null) => void;
  /** No word of it is left. */
  readonly onRemoved: (id: string) => void;
}

export interface LogKeeper {
  /** Packs the sealed files of earlier runs when there are enough of them. */
  packWhenWorthIt(isCancelled?: () => boolean): Promise<'packed' | 'not-needed' | 'not-now'>;
  /** Whether new keys may be begun: at least twice the size of all that would be written anew is free. */
  hasRoomForAll(): Promise<{ ok: true } | { ok: false; problem: WriteProblem }>;
  /**
   * Writes everything anew that is still under a former data key. `left`: files that are under one, or damaged. Cancelled, it takes
   * back what it wrote; `isFormer` then says whether any file is still under a former key.
   */
  writeAnew(
    isCancelled?: () => boolean,
  ): Promise<
    | { ok: true; left: number }
    | { ok: false; problem: WriteProblem }
    | { ok: false; problem: 'cancelled'; isFormer: boolean }
  >;
  /** For `Journal.removeForGood`. Without ids it finishes a removal that was cut short. */
  readonly remove: RemoveForGood;
}

export function makeLogKeeper(kept: KeptLog): LogKeeper {
  const { vault, keys, log, writer, cache, summaries } = kept;
  /** One packing at a time. */
  let packing: Promise<unknown> = Promise.resolve();
  function inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = packing.then(task);
    packing = result.catch(() => undefined);
    return result;
  }

  async function refresh(): Promise<void> {
    const listed = await log.listLog(vault).catch(() => null);
    if (listed?.ok === true) kept.onFiles(listed.files);
  }

  const changesFrom = (documents: readonly VaultRecord[]): CacheChange[] =>
    documents.flatMap(({ kind, id, update }): CacheChange[] => {
      if (kind === 'journal') return [{ id: JOURNAL_ROW, state: update, summary: null }];
      const opened = openDocument([update]);
      const summary = opened.whole ? summarise(id, opened.document) : null;
      return summary === null ? [] : [{ id, state: update, summary }];
    });

  /** By what the first frame of each file says in clear, which is for people: a whole reading would take its time. */
  async function holdsFormer(files: readonly LogFile[]): Promise<boolean> {
    for (const { name } of files) {
      const read = await log.readLog(vault, name, 0);
      try {
        if (read.ok && parseHeader(ownBytes(read.bytes), SEGMENT_HEAD_LENGTH).epoch < keys.epoch) return true;
      } catch {
        // No frame begins there: it is under no key that anybody could name.
      }
    }
    return false;
  }

  /** What a packing of all may cover, of files that no run of this process writes; and the rest. */
  function ofEarlierRuns(listed: { readonly files: readonly LogFile[]; readonly device: string }): {
    covers: LogFile[];
    others: LogFile[];
  } {
    const mine = new Set(writer.written().map(({ run }) => run));
    const mayGo = ({ name }: LogFile): boolean => {
      const parsed = parseLogFileName(name);
      const isEnded = parsed !== null && (parsed.kind !== 'open' || parsed.device === listed.device);
      return isEnded && !mine.has(parsed.run);
    };
    return {
      covers: listed.files.filter(mayGo),
      others: listed.files.filter((file) => !mayGo(file)),
    };
  }

  return {
    hasRoomForAll: () =>
      inTurn(async () => {
        const listed = await log.listLog(vault);
        if (!listed.ok) return { ok: false, problem: listed.problem };
        const run = newId();
        const begun = await log.beginPack(vault, run, ofEarlierRuns(listed).covers);
        if (begun.ok) await log.cancelPack(vault, run);
        return begun;
      }),

    writeAnew: (isCancelled) =>
      inTurn(async () => {
        const listed = await log.listLog(vault);
        if (!listed.ok) return { ok: false, problem: listed.problem };
        const files = ofEarlierRuns(listed);
        const cancelled = isCancelled === undefined ? {} : { isCancelled };
        const packing = { log, vault, keys, ...files, leaveOut: [], onlyFormer: true, ...cancelled };
        const outcome = await packLog(packing);
        await refresh();
        kept.onPacked();
        if (outcome.ok) return { ok: true, left: outcome.notAnew.length };
        const { problem } = outcome;
        if (problem === 'cancelled') return { ok: false, problem, isFormer: await holdsFormer(listed.files) };
        return { ok: false, problem: isWriteProblem(problem) ? problem : 'failed' };
      }),

    packWhenWorthIt: (isCancelled) =>
      inTurn(async () => {
        const listed = await log.listLog(vault);
        if (!listed.ok) return 'not-now';
        const mine = new Set(writer.written().map(({ run }) => run));
        const isSealed = ({ name }: LogFile): boolean => {
          const parsed = parseLogFileName(name);
          return parsed !== null && parsed.kind !== 'open' && !mine.has(parsed.run);
        };
        const covers = listed.files.filter(isSealed);
        if (!isWorthIt(covers)) return 'not-needed';
        const others = listed.files.filter((file) => !isSealed(file));
        const cancelled = isCancelled === undefined ? {} : { isCancelled };
        const outcome = await packLog({ log, vault, keys, covers, others, leaveOut: [], ...cancelled });
        await refresh();
        kept.onPacked();
        return outcome.ok ? 'packed' : 'not-now';
      }),

    remove: (ids) =>
      inTurn(async () => {
        if (!(await writer.endRun())) return { ok: false, problem: 'failed' };
        const listed = await log.listLog(vault);
        if (!listed.ok) return { ok: false, problem: listed.problem };
        const mayGo = ({ name }: LogFile): boolean => {
          const parsed = parseLogFileName(name);
          return parsed !== null && (parsed.kind !== 'open' || parsed.device === listed.device);
        };
        let renewed = false;
        const outcome = await packLog({
          log,
          vault,
          keys,
          covers: listed.files.filter(mayGo),
          others: listed.files.filter((file) => !mayGo(file)),
          leaveOut: ids,
          // The cache goes first: should this stop half way, it must not bring back what the log no longer has.
          beforeDrop: async () => {
            if (cache === null) return true;
            renewed = true;
            return cache.renew(async () => (await log.forgetCaches()).ok);
          },
        });
        if (outcome.ok) {
          for (const id of ids) {
            summaries.delete(id);
            kept.onRemoved(id);
          }
          writer.forgetEnded();
        }
        await refresh();
        // An emptied cache must not claim files whose documents it does not hold.
        if (renewed) kept.onCacheRenewed(outcome.ok ? changesFrom(outcome.documents) : null);
        else kept.onPacked();
        if (outcome.ok) return { ok: true, keptFiles: outcome.kept.length };
        const { problem } = outcome;
        return { ok: false, problem: isWriteProblem(problem) ? problem : 'failed' };
      }),
  };
}

function isWriteProblem(problem: WriteProblem | 'cancelled' | 'not-the-same'): problem is WriteProblem {
  return problem !== 'cancelled' && problem !== 'not-the-same';
}

function isWorthIt(files: readonly LogFile[]): boolean {
  const isPack = ({ name }: LogFile): boolean => parseLogFileName(name)?.kind === 'pack';
  const sizeOf = (some: readonly LogFile[]): number => some.reduce((sum, { size }) => sum + size, 0);
  const segments = files.filter((file) => !isPack(file));
  const packs = files.filter(isPack);
  return segments.length >= SEALED_FILES && sizeOf(segments) * WORTH_IT >= sizeOf(packs);
}

/**
 * Pages whose thirty days in *Recently deleted* are over, or more: what the clock says is weighed against what was written since.
 * Nothing tells a clock that jumped from a writer who was away. So of the time between two pages no more than a week counts, and
 * the first such gap counts for nothing at all: neither a clock set ahead, nor a page written under it, can end a rest early,
 * and somebody who writes every week waits thirty days. Who writes seldom waits longer.
 */
export function restedLongEnough(summaries: Iterable<EntrySummary>, now: Date): string[] {
  const all = [...summaries];
  const instants = all.flatMap(({ made, deleted }) => [made, ...(deleted === null ? [] : [deleted])]);
  const signs = instants.map((moment) => instantOf(moment)).toSorted((one, other) => one - other);
  return all
    .filter(({ deleted }) => deleted !== null && restSince(instantOf(deleted), signs, now.getTime()) > REST)
    .map(({ id }) => id);
}

/** How much of the time between two instants is believed; `signs` in order. All in milliseconds. */
function restSince(from: number, signs: readonly number[], until: number): number {
  let rest = 0;
  let longest = 0;
  let last = from;
  for (const sign of [...signs.filter((one) => one > from && one < until), until]) {
    const gap = sign - last;
    rest += Math.min(gap, CLOCK_TRUST);
    longest = Math.max(longest, gap);
    last = sign;
  }
  return longest > CLOCK_TRUST ? rest - CLOCK_TRUST : rest;
}
