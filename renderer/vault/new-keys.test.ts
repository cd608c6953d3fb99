/**
 * Going over to new keys, against an app that is killed at every step: every word and every thing of the drawers is there, the
 * passphrase always opens, and once it is through nothing is left under the old key.
 */
import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { IDBFactory } from 'fake-indexeddb';
import Dexie from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { concatBytes, ownBytes, utf8 } from '../../shared/base/bytes.ts';
import type { Bytes } from '../../shared/base/bytes.ts';
import { newId } from '../../shared/base/ids.ts';
import { removeSlots } from '../../shared/vault/change-keys.ts';
import type { DataKeys } from '../../shared/vault/former-keys.ts';
import { readKeyFile } from '../../shared/vault/key-file.ts';
import type { DeriveKey } from '../../shared/vault/open-key-file.ts';
import { readSegment } from '../../shared/vault/read-segment.ts';
import { openCacheDatabase } from './cache-database.ts';
import { drawNewKeys } from './draw-new-keys.ts';
import { openDrawers } from './drawers.ts';
import { makeKeys, openKeys } from './key-ring.ts';
import { makeLogWriter } from './log-writer.ts';
import { openVault } from './open-vault.ts';
import { makeMemoryDrawers } from './testing/memory-drawers.ts';
import type { MemoryDrawers } from './testing/memory-drawers.ts';
import type { MemoryLog } from './testing/memory-log.ts';
import { makeMemoryLog } from './testing/memory-log.ts';
import { copyOf, fileAt, newPage, wordsOf } from './testing/sittings.ts';

const PASSPHRASE = 'quiet harbour';
const SITTINGS = 5;
/** A journal is opened many times over, which a busy machine takes its time for. In milliseconds. */
const MANY_STEPS = 120_000;
const WHOLE = { unfinished: 0, damaged: 0, newer: 0, misplaced: 0 };

/** Stands for Argon2id, which this is not about. */
const derive: DeriveKey = async (passphrase, salt) =>
  new Uint8Array(createHash('sha256').update(concatBytes(passphrase, salt)).digest());

interface Disk {
  readonly log: MemoryLog;
  readonly drawers: MemoryDrawers;
  keyFile: string;
}

let vault: string;
let disk: Disk;
let ids: string[];
/** What lies in the drawers, by drawer and id. */
let things: { drawer: 'team' | 'rounds'; id: string; words: string }[];
let oldKeys: DataKeys;

const copy = ({ log, drawers, keyFile }: Disk): Disk => ({
  log: copyOf(log),
  drawers: makeMemoryDrawers(new Map(drawers.files)),
  keyFile,
});

async function unlock(keyFile: string, passphrase = PASSPHRASE): Promise<DataKeys> {
  const opened = await openKeys(keyFile, passphrase, derive);
  if (!opened.ok) throw new Error(opened.problem);
  return opened.keys;
}

beforeEach(async () => {
  Dexie.dependencies.indexedDB = new IDBFactory();
  const made = await makeKeys(PASSPHRASE, 'Evenings', 'mine', derive);
  if (made === null) throw new Error('no keys');
  ({ vault } = made);
  disk = { log: makeMemoryLog(), drawers: makeMemoryDrawers(), keyFile: made.keyFile };
  oldKeys = await unlock(disk.keyFile);
  ids = [];
  for (let sitting = 0; sitting < SITTINGS; sitting += 1) {
    const writer = makeLogWriter(disk.log, vault, oldKeys);
    const id = newId();
    const update = ownBytes(Y.encodeStateAsUpdateV2(newPage(`sitting ${sitting}`)));
    await writer.write([{ kind: 'entry', id, update }]);
    // The last one was ended by a pulled plug: its file is still open.
    if (sitting < SITTINGS - 1) await writer.endRun();
    ids.push(id);
  }
  things = [];
  const drawers = openDrawers(vault, oldKeys.dataKey, disk.drawers);
  for (const drawer of ['team', 'rounds', 'team'] as const) {
    const thing = { drawer, id: newId(), words: `kept in ${drawer}` };
    await drawers.write(drawer, thing.id, utf8(thing.words));
    things.push(thing);
  }
});

async function draw(of: Disk): Promise<void> {
  const drawn = await drawNewKeys(of.keyFile, PASSPHRASE, null, derive);
  if (!drawn.ok) throw new Error(drawn.problem);
  of.keyFile = drawn.keyFile;
}

/** What the app does once the journal is open under new keys. What is thrown on the way is a kill. */
async function goOn(of: Disk): Promise<{ ok: boolean; left: number }> {
  const keys = await unlock(of.keyFile);
  const opened = await openVault(vault, keys, of.log, async () => null);
  if (!opened.ok) throw new Error(opened.problem);
  const written = await opened.writeAnew();
  if (!written.ok) return { ok: false, left: 0 };
  const drawers = openDrawers(vault, keys.dataKey, of.drawers, keys.former);
  const kept = await drawers.writeAnew();
  if (!kept.ok) return { ok: false, left: 0 };
  const left = written.left + kept.left;
  if (left === 0) of.keyFile = await removeSlots(of.keyFile, ['former']);
  return { ok: true, left };
}

async function expectEverything(of: Disk, extra: readonly (readonly [string, string])[] = []): Promise<void> {
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

/** How many files each key opens something in. */
async function opensWith(of: Disk, keys: DataKeys): Promise<number> {
  let count = 0;
  for (const [name, bytes] of of.log.files) {
    const { records } = await readSegment({ dataKey: keys.dataKey, vault }, name, bytes);
    if (records.length > 0) count += 1;
  }
  const drawers = openDrawers(vault, keys.dataKey, of.drawers);
  for (const { drawer, id } of things) if ((await drawers.read(drawer, id)).ok) count += 1;
  return count;
}

async function expectNothingLeftUnder(old: DataKeys, of: Disk): Promise<void> {
  expect(await opensWith(of, old)).toBe(0);
  const keys = await unlock(of.keyFile);
  expect(keys.former).toEqual([]);
  expect(await opensWith(of, keys)).toBe(of.log.files.size + things.length);
}

describe('new keys', () => {
  it('everything is written anew, and the old key opens nothing that is there', async () => {
    await draw(disk);
    await expectEverything(disk);
    expect(await goOn(disk)).toEqual({ ok: true, left: 0 });
    await expectEverything(disk);
    await expectNothingLeftUnder(oldKeys, disk);
    const read = await readKeyFile(disk.keyFile);
    expect(read.state === 'ready' && read.keyFile.epoch).toBe(1);
  });

  it('who has the old key file opens nothing that is written from then on', async () => {
    const before = disk.keyFile;
    await draw(disk);
    const keys = await unlock(disk.keyFile);
    const opened = await openVault(vault, keys, disk.log, async () => null);
    if (!opened.ok) throw new Error(opened.problem);
    const id = newId();
    await opened.journal.save(id, Y.encodeStateAsUpdateV2(newPage('from now on')));
    const stolen = await openVault(vault, await unlock(before), copyOf(disk.log), async () => null);
    expect(stolen.ok && (await wordsOf(stolen, id))).toBe('(none)');
    expect(stolen.ok && (await wordsOf(stolen, ids[0] ?? ''))).toContain('sitting 0');
    expect(await goOn(disk)).toEqual({ ok: true, left: 0 });
    await expectEverything(disk, [[id, 'from now on']]);
  });

  it(
    'killed at every step of the log and taken up again, all words are there and the passphrase opens',
    { timeout: MANY_STEPS },
    async () => {
      await draw(disk);
      const measured = copy(disk);
      await goOn(measured);
      const { length } = measured.log.steps;
      expect(length).toBeGreaterThan(SITTINGS);
      for (let at = 0; at <= length; at += 1) {
        const killed = copy(disk);
        killed.log.killAfter(at);
        expect({ at, ok: (await goOn(killed)).ok }).toEqual({ at, ok: at === length });
        await expectEverything(copy(killed));
        // Once more in the middle of taking it up.
        const again = copy(killed);
        again.log.killAfter(2);
        await goOn(again);
        await expectEverything(copy(again));
        const through = copy(again);
        await goOn(through);
        await expectEverything(through);
        await expectNothingLeftUnder(oldKeys, through);
      }
    },
  );

  it.each([
    ['power', false],
    ['power', true],
    ['disk-full', false],
    ['disk-full', true],
  ] as const)('a drawer that meets %s at every step, its bytes landed: %s', async (kind, lands) => {
    await draw(disk);
    for (let step = 0; step < things.length; step += 1) {
      const failing = copy(disk);
      failing.drawers.fail({ step, lands, kind });
      const outcome = await goOn(failing).catch(() => null);
      expect(outcome?.ok ?? false).toBe(false);
      const after = copy(failing);
      expect((await unlock(after.keyFile)).former.length).toBe(1);
      await expectEverything(after);
      expect(await goOn(after)).toEqual({ ok: true, left: 0 });
      await expectEverything(after);
      await expectNothingLeftUnder(oldKeys, after);
    }
  });

  it.each([
    ['a changed byte', (file: Bytes) => file.with(400, (file[400] ?? 0) ^ 1) as Bytes],
    ['nothing but the beginning', (file: Bytes) => file.slice(0, 72 + 1146)],
  ])('drops nothing old when the disk gives back %s', async (_, spoil) => {
    await draw(disk);
    const names = [...disk.log.files.keys()];
    disk.log.spoilPacks(spoil);
    expect((await goOn(disk)).ok).toBe(false);
    expect(names.every((name) => disk.log.files.has(name))).toBe(true);
    await expectEverything(disk);
  });

  it('keeps the old key for as long as a damaged file lies there', async () => {
    const [name, bytes] = fileAt(disk.log, 2);
    disk.log.files.set(name, bytes.with(bytes.length - 20, (bytes.at(-20) ?? 0) ^ 1) as Bytes);
    await draw(disk);
    expect(await goOn(disk)).toEqual({ ok: true, left: 1 });
    expect(disk.log.files.has(name)).toBe(true);
    // Mended, from a copy elsewhere perhaps, it can still be read.
    disk.log.files.set(name, bytes);
    await expectEverything(disk);
    expect(await goOn(disk)).toEqual({ ok: true, left: 0 });
    await expectNothingLeftUnder(oldKeys, disk);
    await expectEverything(disk);
  });

  it('drawn twice before everything was written anew, it still opens both', async () => {
    await draw(disk);
    const middle = await unlock(disk.keyFile);
    const writer = makeLogWriter(disk.log, vault, middle);
    const id = newId();
    const update = ownBytes(Y.encodeStateAsUpdateV2(newPage('between')));
    await writer.write([{ kind: 'entry', id, update }]);
    await draw(disk);
    await expectEverything(disk, [[id, 'between']]);
    expect(await goOn(disk)).toEqual({ ok: true, left: 0 });
    await expectEverything(disk, [[id, 'between']]);
    await expectNothingLeftUnder(oldKeys, disk);
    expect(await opensWith(disk, middle)).toBe(0);
  });

  it('is not begun with less than twice the size free', async () => {
    const opened = await openVault(
      vault,
      oldKeys,
      { ...disk.log, beginPack: async () => ({ ok: false, problem: 'disk-full' }) },
      async () => null,
    );
    expect(opened.ok && (await opened.hasRoomForAll())).toEqual({ ok: false, problem: 'disk-full' });
    const roomy = await openVault(vault, oldKeys, disk.log, async () => null);
    const names = [...disk.log.files.keys()];
    expect(roomy.ok && (await roomy.hasRoomForAll())).toEqual({ ok: true });
    expect([...disk.log.files.keys()]).toEqual(names);
  });

  it('throws the cache of the old key away, its files with it, and fills it anew', async () => {
    const first = await openVault(vault, oldKeys, disk.log, openCacheDatabase);
    if (!first.ok) throw new Error(first.problem);
    await first.settled();
    expect(await (await openCacheDatabase(vault))?.entries.count()).toBe(SITTINGS);
    await draw(disk);
    const keys = await unlock(disk.keyFile);
    const second = await openVault(vault, keys, disk.log, openCacheDatabase);
    if (!second.ok) throw new Error(second.problem);
    expect(disk.log.steps).toContain('forgetCaches');
    expect(second.journal.list(0, 'kept').total).toBe(SITTINGS);
    await second.settled();
    const third = await openVault(vault, keys, { ...disk.log, readLog: unread }, openCacheDatabase);
    expect(third.ok && third.journal.list(0, 'kept').total).toBe(SITTINGS);
  });
});

const unread = async () => ({ ok: false, problem: 'failed' }) as const;
