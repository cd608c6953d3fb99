/** A log in memory for tests: the same answers as the disk's, and faults on demand. */
import { concatBytes, ownBytes } from '../../../shared/base/bytes.ts';
import type { Bytes } from '../../../shared/base/bytes.ts';
import type { WriteProblem } from '../../../shared/ipc/contract.ts';
import { READ_CHUNK } from '../../../shared/ipc/contract.ts';
import { openFileName, segmentFileName } from '../../../shared/vault/segment.ts';
import type { LogPort } from '../log-port.ts';

const DEVICE = '0123abcd';

export interface MemoryLog extends LogPort {
  readonly files: Map<string, Bytes>;
  /** The next append fails so; with `lands` the bytes arrive all the same, and nobody is told. */
  failNextAppend(problem: WriteProblem, lands: boolean): void;
  readonly appends: number;
}

export function makeMemoryLog(files = new Map<string, Bytes>()): MemoryLog {
  let failing: { problem: WriteProblem; lands: boolean } | null = null;
  let appends = 0;
  let sealed = 0;
  const refused = new Set<string>();
  return {
    files,
    get appends() {
      return appends;
    },
    failNextAppend: (problem, lands) => {
      failing = { problem, lands };
    },
    openLog: async () => ({
      ok: true,
      files: [...files]
        .map(([name, bytes]) => ({ name, size: bytes.length }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    }),
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
    sealSegment: async (_vault, run) => {
      const name = openFileName(DEVICE, run);
      const bytes = files.get(name);
      if (bytes === undefined) return { ok: false, problem: 'gone' };
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      sealed += 1;
      files.delete(name);
      files.set(segmentFileName(DEVICE, run, sealed, hash), bytes);
      return { ok: true };
    },
  };
}
