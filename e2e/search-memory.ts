/**
 * Looks for bytes in the memory of running processes (Linux): everything that they could have written to, heaps, stacks and
 * shared memory. What the system withholds is an error and never an empty answer.
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Process } from './processes.ts';

/** What is looked for, by a name that says nothing: the search must not be what is found. */
export type Needles = ReadonlyMap<string, readonly Buffer[]>;

export interface MemoryHit {
  readonly name: string;
  readonly pid: number;
  /** `main`, `renderer`, `gpu-process`, … */
  readonly kind: string;
}

const CHUNK = 8 * 1024 * 1024;

/** A word as it may stand in memory: UTF-8 and UTF-16, as this processor writes it. */
export function asInMemory(word: string): Buffer[] {
  return [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')];
}

/** Which of `needles` stand in which process, each once. Throws when a process that still lives cannot be read. */
export function searchMemory(processes: readonly Process[], needles: Needles): MemoryHit[] {
  const hits: MemoryHit[] = [];
  for (const one of processes) {
    const found = new Set<string>();
    const readAny = readProcess(one.pid, longest(needles), (bytes) => {
      for (const [name, forms] of needles) {
        if (!found.has(name) && forms.some((form) => bytes.includes(form))) found.add(name);
      }
    });
    if (!readAny) throw new Error(`The memory of a process of the app cannot be read: ${kindOf(one)}`);
    for (const name of found) hits.push({ name, pid: one.pid, kind: kindOf(one) });
  }
  return hits;
}

export function kindOf({ command }: Process): string {
  return /--type=(\S+)/.exec(command)?.[1] ?? 'main';
}

function longest(needles: Needles): number {
  return Math.max(...[...needles.values()].flat().map(({ length }) => length));
}

/** Gives every piece of it, overlapping by `overlap` bytes. False when nothing could be read. */
function readProcess(pid: number, overlap: number, look: (bytes: Buffer) => void): boolean {
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const buffer = Buffer.allocUnsafe(CHUNK);
  let readAny = false;
  try {
    for (const { start, end } of writtenRegions(readFileSync(`/proc/${pid}/maps`, 'utf8'))) {
      for (let at = start; at < end; at += CHUNK - overlap) {
        const length = tryRead(memory, buffer, Math.min(CHUNK, end - at), at);
        if (length === 0) break;
        readAny = true;
        look(buffer.subarray(0, length));
      }
    }
    return readAny;
  } finally {
    // What was read is other people's words.
    buffer.fill(0);
    closeSync(memory);
  }
}

function tryRead(memory: number, buffer: Buffer, length: number, at: number): number {
  try {
    return readSync(memory, buffer, 0, length, at);
  } catch {
    // A guard page, a device, or memory given back meanwhile.
    return 0;
  }
}

/** Not the program's own files, which nobody typed. */
function writtenRegions(maps: string): { start: number; end: number }[] {
  return maps.split('\n').flatMap((line) => {
    const [, start, end, rights, path] =
      /^([0-9a-f]+)-([0-9a-f]+) (\S{4}) \S+ \S+ \S+\s*(.*)$/.exec(line) ?? [];
    if (start === undefined || end === undefined || rights === undefined || !rights.startsWith('r'))
      return [];
    const isFile =
      path !== undefined && path.startsWith('/') && !/^\/(?:memfd:|dev\/shm\/)|\(deleted\)$/.test(path);
    if (isFile && rights[1] !== 'w') return [];
    return [{ start: Number.parseInt(start, 16), end: Number.parseInt(end, 16) }];
  });
}
