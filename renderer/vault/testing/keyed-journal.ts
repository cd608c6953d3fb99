/** A journal for tests of new keys: five sittings, the last one cut short, and things in its drawers, under one data key. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import * as Y from 'yjs';
import { concatBytes, ownBytes, utf8 } from '../../../shared/base/bytes.ts';
import { newId } from '../../../shared/base/ids.ts';
import { removeSlots } from '../../../shared/vault/change-keys.ts';
import type { DataKeys } from '../../../shared/vault/former-keys.ts';
import type { DeriveKey } from '../../../shared/vault/open-key-file.ts';
import { readSegment } from '../../../shared/vault/read-segment.ts';
import { drawNewKeys } from '../draw-new-keys.ts';
import { openDrawers } from '../drawers.ts';
import { makeKeys, openKeys } from '../key-ring.ts';
import { makeLogWriter } from '../log-writer.ts';
import { openVault } from '../open-vault.ts';
import { writeAllAnew } from '../write-anew.ts';
import type { AnewOutcome } from '../write-anew.ts';
import { makeMemoryDrawers } from './memory-drawers.ts';
import type { MemoryDrawers } from './memory-drawers.ts';
import type { MemoryLog } from './memory-log.ts';
import { makeMemoryLog } from './memory-log.ts';
import { copyOf, newPage, WHOLE, wordsOf } from './sittings.ts';

const PASSPHRASE = 'quiet harbour';
export const SITTINGS = 5;

/** Stands for Argon2id, which this is not about. */
const derive: DeriveKey = async (passphrase, salt) =>
  new Uint8Array(createHash('sha256').update(concatBytes(passphrase, salt)).digest());

export interface Disk {
  readonly log: MemoryLog;
  readonly drawers: MemoryDrawers;
  keyFile: string;
}

export interface Keyed {
  readonly vault: string;
  readonly disk: Disk;
  /** Of the pages, one a sitting. */
  readonly ids: readonly string[];
  /** What lies in the drawers, by drawer and id. */
  readonly things: readonly {
    readonly drawer: 'team' | 'rounds';
    readonly id: string;
    readonly words: string;
  }[];
  readonly oldKeys: DataKeys;
}

export const copyDisk = ({ log, drawers, keyFile }: Disk): Disk => ({
  log: copyOf(log),
  drawers: makeMemoryDrawers(new Map(drawers.files)),
  keyFile,
});

export async function unlock(keyFile: string, passphrase = PASSPHRASE): Promise<DataKeys> {
  const opened = await openKeys(keyFile, passphrase, derive);
  if (!opened.ok) throw new Error(opened.problem);
  return opened.keys;
}

export async function makeKeyed(): Promise<Keyed> {
  const made = await makeKeys(PASSPHRASE, 'Evenings', 'mine', derive);
  if (made === null) throw new Error('no keys');
  const { vault } = made;
  const disk = { log: makeMemoryLog(), drawers: makeMemoryDrawers(), keyFile: made.keyFile };
  const oldKeys = await unlock(disk.keyFile);
  const ids: string[] = [];
  for (let sitting = 0; sitting < SITTINGS; sitting += 1) {
    const writer = makeLogWriter(disk.log, vault, oldKeys);
    const id = newId();
    const update = ownBytes(Y.encodeStateAsUpdateV2(newPage(`sitting ${sitting}`)));
    await writer.write([{ kind: 'entry', id, update }]);
    // The last one was ended by a pulled plug: its file is still open.
    if (sitting < SITTINGS - 1) await writer.endRun();
    ids.push(id);
  }
  const things = [];
  const drawers = openDrawers(vault, oldKeys.dataKey, disk.drawers);
  for (const drawer of ['team', 'rounds', 'team'] as const) {
    const thing = { drawer, id: newId(), words: `kept in ${drawer}` };
    await drawers.write(drawer, thing.id, utf8(thing.words));
    things.push(thing);
  }
  return { vault, disk, ids, things, oldKeys };
}

export async function draw(of: Disk): Promise<void> {
  const drawn = await drawNewKeys(of.keyFile, PASSPHRASE, null, derive);
  if (!drawn.ok) throw new Error(drawn.problem);
  of.keyFile = drawn.keyFile;
}

/** What the app does once the journal is open under new keys. What is thrown on the way is a kill. */
export async function goOn({ vault }: Keyed, of: Disk, isStopped?: () => boolean): Promise<AnewOutcome> {
  const keys = await unlock(of.keyFile);
  const opened = await openVault(vault, keys, of.log, async () => null);
  if (!opened.ok) throw new Error(opened.problem);
  const drawers = openDrawers(vault, keys.dataKey, of.drawers, keys.former);
  const outcome = await writeAllAnew(opened, drawers, isStopped);
  if (outcome.ok && outcome.left === 0) of.keyFile = await removeSlots(of.keyFile, ['former']);
  return outcome;
}

export async function expectEverything(
  { vault, ids, things }: Keyed,
  of: Disk,
  extra: readonly (readonly [string, string])[] = [],
): Promise<void> {
  const keys = await unlock(of.keyFile);
  const opened = await openVault(vault, keys, of.log, async () => null);
  if (!opened.ok) throw new Error(opened.problem);
  expect(opened.journal.report).toMatchObject(WHOLE);
  expect(opened.journal.list(0, 'kept').total).toBe(ids.length + extra.length);
  for (const [sitting, id] of ids.entries())
    expect(await wordsOf(opened, id)).toContain(`sitting ${sitting}`);
  for (const [id, words] of extra) expect(await wordsOf(opened, id)).toContain(words);
  const drawers = openDrawers(vault, keys.dataKey, of.drawers, keys.former);
  for (const { drawer, id, words } of things)
    expect(await drawers.read(drawer, id)).toEqual({ ok: true, bytes: utf8(words) });
}

/** How many files of the log, and of the drawers, a key opens something in. */
export async function opensWith(
  { vault, things }: Keyed,
  of: Disk,
  keys: DataKeys,
): Promise<{ log: number; drawers: number }> {
  const count = { log: 0, drawers: 0 };
  for (const [name, bytes] of of.log.files) {
    const { records } = await readSegment({ dataKey: keys.dataKey, vault }, name, bytes);
    if (records.length > 0) count.log += 1;
  }
  const drawers = openDrawers(vault, keys.dataKey, of.drawers);
  for (const { drawer, id } of things) if ((await drawers.read(drawer, id)).ok) count.drawers += 1;
  return count;
}

export async function expectNothingLeftUnder(old: DataKeys, keyed: Keyed, of: Disk): Promise<void> {
  expect(await opensWith(keyed, of, old)).toEqual({ log: 0, drawers: 0 });
  const keys = await unlock(of.keyFile);
  expect(keys.former).toEqual([]);
  expect(await opensWith(keyed, of, keys)).toEqual({ log: of.log.files.size, drawers: keyed.things.length });
}
