/** What the cache remembers and the log does not hold any more is said; what packs hold is not; a full disk opens no store. */
import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { ownBytes } from '../../shared/base/bytes.ts';
import { newId } from '../../shared/base/ids.ts';
import { HEADER_LENGTH, parseHeader } from '../../shared/vault/frame.ts';
import { SEGMENT_HEAD_LENGTH } from '../../shared/vault/segment.ts';
import { soleKey } from '../../shared/vault/former-keys.ts';
import { importDataKey } from '../../shared/vault/subkeys.ts';
import type { DataKey } from '../../shared/vault/subkeys.ts';
import { openCacheDatabase } from './cache-database.ts';
import { SEALED_FILES } from './keep-log.ts';
import { openVault } from './open-vault.ts';
import type { OpenedVault } from './open-vault.ts';
import { makeMemoryLog } from './testing/memory-log.ts';
import type { MemoryLog } from './testing/memory-log.ts';
import { fileAt, lock, newPage, wordsOf } from './testing/sittings.ts';

let vault: string;
let dataKey: DataKey;

beforeEach(async () => {
  vault = newId();
  dataKey = await importDataKey(new Uint8Array(randomBytes(32)));
});

type Open = Extract<OpenedVault, { ok: true }>;

async function open(log: MemoryLog, database = openCacheDatabase): Promise<Open> {
  const opened = await openVault(vault, soleKey(dataKey), log, database);
  if (!opened.ok) throw new Error(opened.problem);
  return opened;
}

/** One sitting with these pages, each a frame of its own, sealed at its end and known to the cache. */
async function sit(log: MemoryLog, ...pages: string[]): Promise<string[]> {
  const opened = await open(log);
  const ids: string[] = [];
  for (const words of pages) {
    const id = newId();
    expect(await opened.journal.save(id, Y.encodeStateAsUpdateV2(newPage(words)))).toEqual({ ok: true });
    ids.push(id);
  }
  await opened.settled();
  await lock(log, vault);
  return ids;
}

test('an older state of the log put back under a newer cache is said, and its words come back', async () => {
  const log = makeMemoryLog();
  await sit(log, 'the first evening');
  const older = new Map(log.files);
  const [id = ''] = await sit(log, 'the second evening');
  log.files.clear();
  for (const [name, bytes] of older) log.files.set(name, bytes);
  const opened = await open(log);
  expect(opened.journal.report).toMatchObject({ lostEnds: 1, damaged: 0 });
  expect(await wordsOf(opened, id)).toContain('the second evening');
});

test('frames cut off the end of a file are said', async () => {
  const log = makeMemoryLog();
  await sit(log, 'one', 'two', 'three');
  const [name, bytes] = fileAt(log, 0);
  const first = parseHeader(bytes, SEGMENT_HEAD_LENGTH).frameLength;
  // An open file, so that its name does not give the cut away.
  log.files.delete(name);
  const openName = `${name.split('-').slice(0, 2).join('-')}.open`;
  log.files.set(openName, ownBytes(bytes.slice(0, SEGMENT_HEAD_LENGTH + first)));
  expect((await open(log)).journal.report).toMatchObject({ lostEnds: 1, damaged: 0, unfinished: 0 });
});

test('a file that is damaged at its end is called damaged, and nothing besides', async () => {
  const log = makeMemoryLog();
  await sit(log, 'one', 'two');
  const [name, bytes] = fileAt(log, 0);
  const spoilt = bytes.slice(0, bytes.length - 40);
  expect(spoilt.length).toBeGreaterThan(HEADER_LENGTH);
  log.files.set(name, spoilt);
  expect((await open(log)).journal.report).toMatchObject({ lostEnds: 0, damaged: 1 });
});

test('what went into packs is never called cut off, wherever the packing is killed', async () => {
  for (let steps = 0; ; steps += 1) {
    vault = newId();
    const log = makeMemoryLog();
    for (let sitting = 0; sitting < SEALED_FILES; sitting += 1) await sit(log, `evening ${sitting}`);
    const opened = await open(log);
    log.killAfter(steps);
    const survived = await opened.tidy().then(
      () => true,
      () => false,
    );
    log.killAfter(Number.POSITIVE_INFINITY);
    const again = await open(log);
    expect({ steps, report: again.journal.report }).toMatchObject({ steps, report: { lostEnds: 0 } });
    expect(again.journal.list(0, 'kept').total).toBe(SEALED_FILES);
    if (survived) break;
    // The first steps write the packs, the many after them remove what they cover: a few of those stand for all.
    if (steps > 4) steps += 12;
  }
});

test('with little room on the disk the browser store is not even opened, and that is said', async () => {
  const log = makeMemoryLog();
  const [id = ''] = await sit(log, 'kept by the log');
  const short: MemoryLog = {
    ...log,
    openLog: async () => {
      const opened = await log.openLog(vault);
      return opened.ok ? { ...opened, shortOfSpace: true } : opened;
    },
  };
  let asked = 0;
  const opened = await open(short, async (of) => ((asked += 1), openCacheDatabase(of)));
  expect(asked).toBe(0);
  expect(opened.journal.report.shortOfSpace).toBe(true);
  expect(await wordsOf(opened, id)).toContain('kept by the log');
});
