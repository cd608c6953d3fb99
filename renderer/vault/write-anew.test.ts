/** Writing everything anew, stopped for now at any moment: what is still under the old key is said, nothing is lost, and it goes on. */
import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { newId } from '../../shared/base/ids.ts';
import { openVault } from './open-vault.ts';
import {
  copyDisk,
  draw,
  expectEverything,
  expectNothingLeftUnder,
  goOn,
  makeKeyed,
  opensWith,
  unlock,
} from './testing/keyed-journal.ts';
import type { Disk, Keyed } from './testing/keyed-journal.ts';
import { newPage } from './testing/sittings.ts';

let keyed: Keyed;
let drawn: Disk;

beforeEach(async () => {
  keyed = await makeKeyed();
  drawn = copyDisk(keyed.disk);
  await draw(drawn);
});

/** Its writer asks to stop before it looks for the `at`-th time, counted from 0. */
function stoppingAt(at: number): { isStopped: () => boolean; wasSeen: () => boolean } {
  let looked = 0;
  return {
    isStopped: () => {
      looked += 1;
      return looked > at;
    },
    wasSeen: () => looked > at,
  };
}

/** All of the log and the drawers, by name. */
const bytesOf = ({ log, drawers }: Disk) => ({ log: new Map(log.files), drawers: new Map(drawers.files) });

test('stopped whenever it looks, it says what is under the old key; every word opens, and taken up again it goes through', async () => {
  const seen: string[] = [];
  for (let at = 0; ; at += 1) {
    const disk = copyDisk(drawn);
    const { isStopped, wasSeen } = stoppingAt(at);
    const outcome = await goOn(keyed, disk, isStopped);
    if (!wasSeen()) {
      expect(outcome).toEqual({ ok: true, left: 0 });
      break;
    }
    if (outcome.ok || outcome.problem !== 'stopped') throw new Error(`At ${at} it was not stopped.`);
    seen.push(outcome.still);
    const under = await opensWith(keyed, disk, keyed.oldKeys);
    if (outcome.still === 'all') expect({ at, now: bytesOf(disk) }).toEqual({ at, now: bytesOf(drawn) });
    else expect({ at, log: under.log }).toEqual({ at, log: 0 });
    expect(under.drawers).toBeGreaterThan(0);
    expect((await unlock(disk.keyFile)).former).toHaveLength(1);
    await expectEverything(keyed, disk);
    // Once more stopped where it was, and then left alone.
    const again = await goOn(keyed, copyDisk(disk), stoppingAt(0).isStopped);
    expect(again).toEqual({ ok: false, problem: 'stopped', still: outcome.still });
    const through = copyDisk(disk);
    expect(await goOn(keyed, through)).toEqual({ ok: true, left: 0 });
    await expectEverything(keyed, through);
    await expectNothingLeftUnder(keyed.oldKeys, keyed, through);
  }
  expect(new Set(seen)).toEqual(new Set(['all', 'drawers']));
  expect(seen.filter((still) => still === 'drawers')).toHaveLength(keyed.things.length);
});

test('asked to stop when nothing is left under the old key, it comes to its end', async () => {
  const { keyFile } = drawn;
  expect(await goOn(keyed, drawn)).toEqual({ ok: true, left: 0 });
  // The power went before the old key was taken out of the key file.
  drawn.keyFile = keyFile;
  expect(await goOn(keyed, drawn, () => true)).toEqual({ ok: true, left: 0 });
  await expectEverything(keyed, drawn);
  await expectNothingLeftUnder(keyed.oldKeys, keyed, drawn);
});

test('what is written while it is stopped is under the new key, and comes along', async () => {
  expect((await goOn(keyed, drawn, () => true)).ok).toBe(false);
  const keys = await unlock(drawn.keyFile);
  const opened = await openVault(keyed.vault, keys, drawn.log, async () => null);
  if (!opened.ok) throw new Error(opened.problem);
  const id = newId();
  await opened.journal.save(id, Y.encodeStateAsUpdateV2(newPage('meanwhile')));
  expect(await opensWith(keyed, drawn, keys)).toEqual({ log: 1, drawers: 0 });
  await expectEverything(keyed, drawn, [[id, 'meanwhile']]);
  expect(await goOn(keyed, drawn)).toEqual({ ok: true, left: 0 });
  await expectEverything(keyed, drawn, [[id, 'meanwhile']]);
  await expectNothingLeftUnder(keyed.oldKeys, keyed, drawn);
});
