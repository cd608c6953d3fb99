/** A log in memory for tests: the same answers as the disk's, and faults on demand. */
import { concatBytes, ownBytes } from '../../../shared/base/bytes.ts';
import type { Bytes } from '../../../shared/base/bytes.ts';
import type { WriteProblem } from '../../../shared/ipc/call-shapes.ts';
import type { LogFile } from '../../../shared/ipc/journal-calls.ts';
import { READ_CHUNK } from '../../../shared/ipc/call-shapes.ts';
import { parseHeader } from '../../../shared/vault/frame.ts';
import {
  openFileName,
  packFileName,
  segmentFileName,
  SEGMENT_HEAD_LENGTH,
} from '../../../shared/vault/segment.ts';
import type { LogPort } from '../log-port.ts';

const DEVICE = '0123abcd';

export interface MemoryLog extends LogPort {
  readonly files: Map<string, Bytes>;
  /** The next append fails so; with `lands` the bytes arrive all the same, and nobody is told. */
  failNextAppend(problem: WriteProblem, lands: boolean): void;
  readonly appends: number;
  /** Every step of a packing after this many fails, and nothing more happens: the process was killed there. */
  killAfter(steps: number): void;
  /** What the disk makes of each pack that is written from now on. */
  spoilPacks(spoil: (file: Bytes) => Bytes): void;
  readonly steps: readonly PackStep[];
}

export type PackStep = 'beginPack' | 'writePack' | 'dropCovered' | 'forgetCaches';

export function makeMemoryLog(files = new Map<string, Bytes>()): MemoryLog {
  let failing: { problem: WriteProblem; lands: boolean } | null = null;
  let appends = 0;
  const refused = new Set<string>();
  const refusal = { ok: false, problem: 'failed' } as const;
  let packing: { run: string; covers: string[]; packs: string[]; next: number } | null = null;
  let stepsLeft = Number.POSITIVE_INFINITY;
  let spoilPack = (file: Bytes): Bytes => file;

  /** Every step of a packing may be the last one this process takes. */
  async function step(name: PackStep): Promise<void> {
    steps.push(name);
    if (stepsLeft <= 0) throw new Error('killed');
    stepsLeft -= 1;
  }

  const steps: PackStep[] = [];
  const listed = (): LogFile[] =>
    [...files]
      .map(([name, bytes]) => ({ name, size: bytes.length }))
      .toSorted((a, b) => a.name.localeCompare(b.name));

  return {
    files,
    get appends() {
      return appends;
    },
    steps,
    killAfter: (count) => {
      stepsLeft = count;
    },
    spoilPacks: (spoil) => {
      spoilPack = spoil;
    },
    failNextAppend: (problem, lands) => {
      failing = { problem, lands };
    },
    openLog: async () => ({ ok: true, files: listed() }),
    readLog: async (_vault, file, offset) => {
      const bytes = files.get(file);
      if (bytes === undefined) return { ok: false, problem: 'gone' };
      return { ok: true, bytes: bytes.slice(offset, offset + READ_CHUNK) };
    },
    startSegment: async (_vault, run, head) => {
      const name = openFileName(DEVICE, run);
      if (files.has(name)) return { ok: false, problem: 'failed' };
      files.set(name, ownBytes(head));
      return { ok: true };
    },
    appendFrames: async (_vault, run, frames) => {
      const name = openFileName(DEVICE, run);
      const before = files.get(name);
      if (before === undefined || refused.has(run)) return { ok: false, problem: 'failed' };
      appends += 1;
      const fault = failing;
      failing = null;
      if (fault === null || fault.lands) files.set(name, concatBytes(before, frames));
      if (fault === null) return { ok: true };
      refused.add(run);
      return { ok: false, problem: fault.problem };
    },
    listLog: async () => ({ ok: true, files: listed(), device: DEVICE }),
    beginPack: async (_vault, run, covers) => {
      await step('beginPack');
      if (!covers.every(({ name, size }) => files.get(name)?.length === size)) return refusal;
      packing = { run, covers: covers.map(({ name }) => name), packs: [], next: 1 };
      return { ok: true };
    },
    writePack: async (_vault, run, file) => {
      await step('writePack');
      if (packing?.run !== run) return refusal;
      const bytes = spoilPack(ownBytes(file));
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      const name = packFileName(DEVICE, run, packing.next, hash);
      packing.next += countFrames(bytes);
      packing.packs.push(name);
      files.set(name, bytes);
      return { ok: true, name };
    },
    dropCovered: async (_vault, run, names) => {
      if (packing?.run !== run || !names.every((name) => packing?.covers.includes(name))) return refusal;
      for (const name of names) {
        await step('dropCovered');
        files.delete(name);
      }
      return { ok: true };
    },
    cancelPack: async (_vault, run) => {
      if (stepsLeft <= 0) throw new Error('killed');
      if (packing?.run !== run || !packing.covers.every((name) => files.has(name))) return refusal;
      for (const name of packing.packs) files.delete(name);
      packing = null;
      return { ok: true };
    },
    forgetCaches: async () => {
      await step('forgetCaches');
      return { ok: true };
    },
    sealSegment: async (_vault, run) => {
      const name = openFileName(DEVICE, run);
      const bytes = files.get(name);
      if (bytes === undefined) return { ok: false, problem: 'gone' };
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      files.delete(name);
      const { seq } = parseHeader(bytes, SEGMENT_HEAD_LENGTH);
      files.set(segmentFileName(DEVICE, run, seq, hash), bytes);
      return { ok: true };
    },
  };
}

function countFrames(file: Bytes): number {
  let count = 0;
  for (let at = SEGMENT_HEAD_LENGTH; at < file.length; count += 1) at += parseHeader(file, at).frameLength;
  return count;
}
