/**
 * Going over to new keys, against an app that is killed at every step: every word and every thing of the drawers is there, the
 * passphrase always opens, and once it is through nothing is left under the old key.
 */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import Dexie from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ownBytes } from '../../shared/base/bytes.ts';
import type { Bytes } from '../../shared/base/bytes.ts';
import { newId } from '../../shared/base/ids.ts';
import { readKeyFile } from '../../shared/vault/key-file.ts';
import { openCacheDatabase } from './cache-database.ts';
import { makeLogWriter } from './log-writer.ts';
import { openVault } from './open-vault.ts';
import {
  copyDisk,
  draw,
  expectEverything,
  expectNothingLeftUnder,
  goOn,
  makeKeyed,
  opensWith,
  SITTINGS,
  unlock,
} from './testing/keyed-journal.ts';
import type { Disk, Keyed } from './testing/keyed-journal.ts';
import { copyOf, fileAt, newPage, wordsOf } from './testing/sittings.ts';

/** A journal is opened many times over, which a busy machine takes its time for. In milliseconds. */
const MANY_STEPS = 120_000;

let keyed: Keyed;
let disk: Disk;

beforeEach(async () => {
  Dexie.dependencies.indexedDB = new IDBFactory();
  keyed = await makeKeyed();
  ({ disk } = keyed);
});

describe('new keys', () => {
  it('everything is written anew, and the old key opens nothing that is there', async () => {
    await draw(disk);
    await expectEverything(keyed, disk);
    expect(await goOn(keyed, disk)).toEqual({ ok: true, left: 0 });
    await expectEverything(keyed, disk);
    await expectNothingLeftUnder(keyed.oldKeys, keyed, disk);
    const read = await readKeyFile(disk.keyFile);
    expect(read.state === 'ready' && read.keyFile.epoch).toBe(1);
  });

  it('who has the old key file opens nothing that is written from then on', async () => {
    const before = disk.keyFile;
    await draw(disk);
    const keys = await unlock(disk.keyFile);
    const opened = await openVault(keyed.vault, keys, disk.log, async () => null);
    if (!opened.ok) throw new Error(opened.problem);
    const id = newId();
    await opened.journal.save(id, Y.encodeStateAsUpdateV2(newPage('from now on')));
    const stolen = await openVault(keyed.vault, await unlock(before), copyOf(disk.log), async () => null);
    expect(stolen.ok && (await wordsOf(stolen, id))).toBe('(none)');
    expect(stolen.ok && (await wordsOf(stolen, keyed.ids[0] ?? ''))).toContain('sitting 0');
    expect(await goOn(keyed, disk)).toEqual({ ok: true, left: 0 });
    await expectEverything(keyed, disk, [[id, 'from now on']]);
  });

  it(
    'killed at every step of the log and taken up again, all words are there and the passphrase opens',
    { timeout: MANY_STEPS },
    async () => {
      await draw(disk);
      const measured = copyDisk(disk);
      await goOn(keyed, measured);
      const { length } = measured.log.steps;
      expect(length).toBeGreaterThan(SITTINGS);
      for (let at = 0; at <= length; at += 1) {
        const killed = copyDisk(disk);
        killed.log.killAfter(at);
        expect({ at, ok: (await goOn(keyed, killed)).ok }).toEqual({ at, ok: at === length });
        await expectEverything(keyed, copyDisk(killed));
        // Once more in the middle of taking it up.
        const again = copyDisk(killed);
        again.log.killAfter(2);
        await goOn(keyed, again);
        await expectEverything(keyed, copyDisk(again));
        const through = copyDisk(again);
        await goOn(keyed, through);
        await expectEverything(keyed, through);
        await expectNothingLeftUnder(keyed.oldKeys, keyed, through);
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
    for (let step = 0; step < keyed.things.length; step += 1) {
      const failing = copyDisk(disk);
      failing.drawers.fail({ step, lands, kind });
      const outcome = await goOn(keyed, failing).catch(() => null);
      expect(outcome?.ok ?? false).toBe(false);
      const after = copyDisk(failing);
      expect((await unlock(after.keyFile)).former.length).toBe(1);
      await expectEverything(keyed, after);
      expect(await goOn(keyed, after)).toEqual({ ok: true, left: 0 });
      await expectEverything(keyed, after);
      await expectNothingLeftUnder(keyed.oldKeys, keyed, after);
    }
  });

  it.each([
    ['a changed byte', (file: Bytes) => file.with(400, (file[400] ?? 0) ^ 1) as Bytes],
    ['nothing but the beginning', (file: Bytes) => file.slice(0, 72 + 1146)],
  ])('drops nothing old when the disk gives back %s', async (_, spoil) => {
    await draw(disk);
    const names = [...disk.log.files.keys()];
    disk.log.spoilPacks(spoil);
    expect((await goOn(keyed, disk)).ok).toBe(false);
    expect(names.every((name) => disk.log.files.has(name))).toBe(true);
    await expectEverything(keyed, disk);
  });

  it('keeps the old key for as long as a damaged file lies there', async () => {
    const [name, bytes] = fileAt(disk.log, 2);
    disk.log.files.set(name, bytes.with(bytes.length - 20, (bytes.at(-20) ?? 0) ^ 1) as Bytes);
    await draw(disk);
    expect(await goOn(keyed, disk)).toEqual({ ok: true, left: 1 });
    expect(disk.log.files.has(name)).toBe(true);
    // Mended, from a copy elsewhere perhaps, it can still be read.
    disk.log.files.set(name, bytes);
    await expectEverything(keyed, disk);
    expect(await goOn(keyed, disk)).toEqual({ ok: true, left: 0 });
    await expectNothingLeftUnder(keyed.oldKeys, keyed, disk);
    await expectEverything(keyed, disk);
  });

  it('drawn twice before everything was written anew, it still opens both', async () => {
    await draw(disk);
    const middle = await unlock(disk.keyFile);
    const writer = makeLogWriter(disk.log, keyed.vault, middle);
    const id = newId();
    const update = ownBytes(Y.encodeStateAsUpdateV2(newPage('between')));
    await writer.write([{ kind: 'entry', id, update }]);
    await draw(disk);
    await expectEverything(keyed, disk, [[id, 'between']]);
    expect(await goOn(keyed, disk)).toEqual({ ok: true, left: 0 });
    await expectEverything(keyed, disk, [[id, 'between']]);
    await expectNothingLeftUnder(keyed.oldKeys, keyed, disk);
    expect(await opensWith(keyed, disk, middle)).toEqual({ log: 0, drawers: 0 });
  });

  it('drawn in two copies apart and put together: files of the other are named, nothing of them is lost, and each opens with its own', async () => {
    const wrote: [string, string][] = [];
    const copies: Disk[] = [];
    for (const words of ['at home', 'at school']) {
      const one = copyDisk(disk);
      await draw(one);
      const keys = await unlock(one.keyFile);
      const writer = makeLogWriter(one.log, keyed.vault, keys);
      const id = newId();
      for (const update of [newPage(words), newPage(`${words} again`)]) {
        const record = { kind: 'entry', id, update: ownBytes(Y.encodeStateAsUpdateV2(update)) } as const;
        await writer.write([record]);
      }
      // The one ended its run, and the other's was ended by a pulled plug.
      if (words === 'at home') await writer.endRun();
      expect(await goOn(keyed, one)).toEqual({ ok: true, left: 0 });
      wrote.push([id, words]);
      copies.push(one);
    }
    const [home, school] = copies as [Disk, Disk];
    const [atHome, atSchool] = wrote as [[string, string], [string, string]];
    expect((await unlock(home.keyFile)).epoch).toBe((await unlock(school.keyFile)).epoch);
    for (const [here, there, mine] of [
      [home, school, atHome],
      [school, home, atSchool],
    ] as const) {
      const together = copyDisk(here);
      for (const [name, bytes] of there.log.files) together.log.files.set(name, bytes);
      const opened = await openVault(keyed.vault, await unlock(here.keyFile), together.log, async () => null);
      if (!opened.ok) throw new Error(opened.problem);
      expect(opened.journal.report).toMatchObject({ damaged: 0, otherKeys: there.log.files.size });
      expect(opened.journal.list(0, 'kept').total).toBe(SITTINGS + 1);
      expect(await wordsOf(opened, mine[0])).toContain(mine[1]);
      // New keys once more, and all of them stay as they are, for the day their key file is there.
      await draw(together);
      expect(await goOn(keyed, together)).toEqual({ ok: true, left: there.log.files.size });
      for (const [name, bytes] of there.log.files) expect(together.log.files.get(name)).toEqual(bytes);
    }
    await expectEverything(keyed, home, [atHome]);
    await expectEverything(keyed, school, [atSchool]);
  });

  it('is not begun with less than twice the size free', async () => {
    const opened = await openVault(
      keyed.vault,
      keyed.oldKeys,
      { ...disk.log, beginPack: async () => ({ ok: false, problem: 'disk-full' }) },
      async () => null,
    );
    expect(opened.ok && (await opened.hasRoomForAll())).toEqual({ ok: false, problem: 'disk-full' });
    const roomy = await openVault(keyed.vault, keyed.oldKeys, disk.log, async () => null);
    const names = [...disk.log.files.keys()];
    expect(roomy.ok && (await roomy.hasRoomForAll())).toEqual({ ok: true });
    expect([...disk.log.files.keys()]).toEqual(names);
  });

  it('throws the cache of the old key away, its files with it, and fills it anew', async () => {
    const first = await openVault(keyed.vault, keyed.oldKeys, disk.log, openCacheDatabase);
    if (!first.ok) throw new Error(first.problem);
    await first.settled();
    expect(await (await openCacheDatabase(keyed.vault))?.entries.count()).toBe(SITTINGS);
    await draw(disk);
    const keys = await unlock(disk.keyFile);
    const second = await openVault(keyed.vault, keys, disk.log, openCacheDatabase);
    if (!second.ok) throw new Error(second.problem);
    expect(disk.log.steps).toContain('forgetCaches');
    expect(second.journal.list(0, 'kept').total).toBe(SITTINGS);
    await second.settled();
    const third = await openVault(keyed.vault, keys, { ...disk.log, readLog: unread }, openCacheDatabase);
    expect(third.ok && third.journal.list(0, 'kept').total).toBe(SITTINGS);
  });
});

const unread = async () => ({ ok: false, problem: 'failed' }) as const;
