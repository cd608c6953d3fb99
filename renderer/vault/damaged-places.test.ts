/** A damaged place is named by the days of the pages beside it, as far as they are known. */
import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ownBytes } from '../../shared/base/bytes.ts';
import type { Bytes } from '../../shared/base/bytes.ts';
import { newId } from '../../shared/base/ids.ts';
import { HEADER_LENGTH } from '../../shared/vault/frame.ts';
import { readSegment } from '../../shared/vault/read-segment.ts';
import { soleKey } from '../../shared/vault/former-keys.ts';
import { importDataKey } from '../../shared/vault/subkeys.ts';
import type { DataKey } from '../../shared/vault/subkeys.ts';
import { openVault } from './open-vault.ts';
import { packLog } from './pack-log.ts';
import { makeMemoryLog } from './testing/memory-log.ts';
import type { MemoryLog } from './testing/memory-log.ts';
import { fileAt, lock, newPage } from './testing/sittings.ts';

const DAYS = ['2026-11-02', '2026-11-03', '2026-11-09', '2026-11-16', '2026-11-18'] as const;
const [FIRST, SECOND, THIRD, FOURTH, LAST] = DAYS;

let vault: string;
let log: MemoryLog;
let dataKey: DataKey;

beforeEach(async () => {
  vault = newId();
  log = makeMemoryLog();
  dataKey = await importDataKey(new Uint8Array(randomBytes(32)));
  const { journal } = await open();
  for (const day of DAYS)
    await journal.save(newId(), Y.encodeStateAsUpdateV2(newPage(`on ${day}`, `${day}T17:00:00+01:00`)));
  await lock(log, vault);
});

async function open() {
  const opened = await openVault(vault, soleKey(dataKey), log, async () => null);
  if (!opened.ok) throw new Error(opened.problem);
  return opened;
}

/** One bit of the sealed words of these frames of the file, counted from 0. */
async function spoil(name: string, file: Bytes, frames: readonly number[]): Promise<Bytes> {
  const { records } = await readSegment({ vault, dataKey }, name, file);
  const spoilt = ownBytes(file.slice());
  for (const index of frames) {
    const at = (records[index]?.at ?? 0) + HEADER_LENGTH;
    spoilt[at] = (spoilt[at] ?? 0) ^ 1;
  }
  return spoilt;
}

async function nearDamage(...frames: number[]) {
  const [name, file] = fileAt(log, 0);
  log.files.set(name, await spoil(name, file, frames));
  const { journal } = await open();
  log.files.set(name, file);
  expect(journal.list(0, 'kept').total).toBe(DAYS.length - frames.length);
  expect(journal.report.damaged).toBeGreaterThan(0);
  return journal.report.damagedNear;
}

describe('a damaged place', () => {
  it('is between the pages before and after it', async () => {
    expect((await open()).journal.report.damagedNear).toBeUndefined();
    expect(await nearDamage(2)).toEqual([{ from: SECOND, to: FOURTH }]);
    expect(await nearDamage(1, 3)).toEqual([
      { from: FIRST, to: THIRD },
      { from: THIRD, to: LAST },
    ]);
    expect(await nearDamage(1, 2)).toEqual([{ from: FIRST, to: FOURTH }]);
  });

  it('is beside the one that is known, at either end', async () => {
    expect(await nearDamage(0)).toEqual([{ from: SECOND, to: SECOND }]);
    expect(await nearDamage(4)).toEqual([{ from: FOURTH, to: FOURTH }]);
  });

  it('is nowhere that could be named where no page is left', async () => {
    expect(await nearDamage(0, 1, 2, 3, 4)).toBeUndefined();
  });

  it('lies between the same days in a pack, where the newest are first', async () => {
    const covers = [...log.files].map(([name, { length }]) => ({ name, size: length }));
    const packing = { log, vault, keys: soleKey(dataKey), covers, others: [], leaveOut: [] };
    expect(await packLog(packing)).toMatchObject({ ok: true });
    // By its own days: the fourth page stands second.
    expect(await nearDamage(1)).toEqual([{ from: THIRD, to: LAST }]);
  });
});
