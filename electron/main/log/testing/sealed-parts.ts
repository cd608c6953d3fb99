/** Real heads, frames and key files for tests, sealed under a key that nobody keeps. */
import { randomBytes } from '../../../../shared/base/bytes.ts';
import type { Bytes } from '../../../../shared/base/bytes.ts';
import { newId } from '../../../../shared/base/ids.ts';
import { FIRST_SEQ, hashFrame, NO_PREVIOUS, parseHeader, sealFrame } from '../../../../shared/vault/frame.ts';
import { keyFileSlot, writeKeyFile } from '../../../../shared/vault/key-file.ts';
import { sealSlot } from '../../../../shared/vault/key-slot.ts';
import { SEGMENT_HEAD_LENGTH, writeSegmentHead } from '../../../../shared/vault/segment.ts';
import type { LockOwner } from '../journal-lock.ts';

export interface TestRun {
  readonly run: string;
  /** In order, from the first of the run. Each is another 1 KiB of noise, sealed. */
  readonly frames: readonly Bytes[];
}

export async function makeRun(vault: string, count: number, run = newId()): Promise<TestRun> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const frames: Bytes[] = [];
  let previous = NO_PREVIOUS;
  for (let seq = FIRST_SEQ; seq < FIRST_SEQ + count; seq += 1) {
    const frame = await sealFrame({ key, vault, run, epoch: 0, seq, previous }, randomBytes(1024));
    frames.push(frame);
    previous = await hashFrame(frame);
  }
  return { run, frames };
}

export function makeHead(): Bytes {
  return writeSegmentHead(randomBytes(32));
}

export async function makeKeyFile(
  vault: string,
  generation = 1,
  epoch = 0,
  changes: readonly string[] = [],
): Promise<string> {
  const slot = await sealSlot({
    vault,
    slotId: newId(),
    kind: 'passphrase',
    numbers: { memoryKib: 64 * 1024, passes: 3, parallelism: 1 },
    salt: randomBytes(32),
    dataKey: randomBytes(32),
    kek: randomBytes(32),
  });
  return writeKeyFile({
    format: 'wellspring-vault',
    version: 1,
    vault,
    generation,
    label: '',
    owner: 'mine',
    ...(epoch === 0 ? {} : { epoch }),
    ...(changes.length === 0 ? {} : { changes: [...changes] }),
    slots: [await keyFileSlot(slot)],
  });
}

/** The whole frames of a file of the log, as hexadecimal would be too slow: as Latin-1 text, to compare with. */
export function framesIn(file: Uint8Array): string[] {
  const found: string[] = [];
  let at = SEGMENT_HEAD_LENGTH;
  while (at < file.length) {
    let end = 0;
    try {
      end = at + parseHeader(file, at).frameLength;
    } catch {
      break;
    }
    if (end > file.length) break;
    found.push(asText(file.subarray(at, end)));
    at = end;
  }
  return found;
}

export function asText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** An owner that ends with its test: whoever looks finds it gone. */
export function passingOwner(): LockOwner {
  return {
    process: 4711,
    started: 'then',
    machine: 'here',
    machineStarted: 0,
    startOf: async () => 'gone',
    now: () => Date.now(),
  };
}
