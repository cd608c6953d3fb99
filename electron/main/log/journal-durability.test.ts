/**
 * What a power cut, or a failure of any single operation, may do to a journal: nothing that was acknowledged is lost,
 * nothing is acknowledged that is not there, and it always opens and takes new words.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../shared/base/ids.ts';
import { createJournal, listJournals } from './journal-folders.ts';
import { DATA, live, readBack } from './testing/journal-life.ts';
import type { Acknowledged, Script } from './testing/journal-life.ts';
import { memoryFileSystem, powerCuts } from './testing/memory-file-system.ts';
import type { Fault, MemoryFileSystem, PowerCut } from './testing/memory-file-system.ts';
import { asText, makeHead, makeKeyFile, makeRun } from './testing/sealed-parts.ts';
import type { TestRun } from './testing/sealed-parts.ts';

let script: Script;
let later: TestRun;
let lengthOfLife = 0;

async function newDisk(): Promise<MemoryFileSystem> {
  const fs = memoryFileSystem();
  await fs.makeFolder('/home');
  await fs.syncFolder('/');
  fs.plan({});
  return fs;
}

beforeAll(async () => {
  const vault = newId();
  const runs = await Promise.all([makeRun(vault, 8), makeRun(vault, 8), makeRun(vault, 8)]);
  script = { vault, keyFile: await makeKeyFile(vault), runs };
  later = await makeRun(vault, 1);
  const fs = await newDisk();
  const acknowledged = await live(fs, script, 0);
  expect(acknowledged.frames).toHaveLength(6);
  expect(acknowledged.sealed).toBe(5);
  lengthOfLife = fs.operations.length;
});

/** After the cut: everything acknowledged is there, and the journal, or a retry of making it, works. */
async function expectAllThere(
  before: MemoryFileSystem,
  cut: PowerCut,
  acknowledged: Acknowledged,
): Promise<void> {
  const fs = before.afterPowerCut(cut);
  const { vault, keyFile } = script;
  const journals = await listJournals(fs, DATA);
  const whole = [{ state: 'ready', vault, keyFile }];
  expect(journals).toEqual(acknowledged.created || journals.length > 0 ? whole : []);
  if (journals.length === 0) {
    expect(await createJournal(fs, DATA, vault, keyFile)).toEqual({ ok: true });
    expect(await listJournals(fs.afterPowerCut('nothing-unsynced'), DATA)).toEqual(whole);
    return;
  }
  const { log, frames } = await readBack(fs, vault);
  expect(acknowledged.frames.filter((frame) => !frames.includes(frame))).toEqual([]);
  const [frame = new Uint8Array()] = later.frames;
  expect(await log.startSegment(later.run, makeHead())).toEqual({ ok: true });
  expect(await log.append(later.run, frame)).toEqual({ ok: true });
  const after = await readBack(fs.afterPowerCut('nothing-unsynced'), vault);
  expect(after.frames).toContain(asText(frame));
  expect(acknowledged.frames.filter((one) => !after.frames.includes(one))).toEqual([]);
}

describe.each(powerCuts)('the power is cut before every single operation, leaving %s', (cut) => {
  test('everything acknowledged is readable and a new run opens', async () => {
    const counts = new Set<number>();
    for (let at = 0; at <= lengthOfLife; at += 1) {
      const fs = await newDisk();
      fs.plan({ cutAt: at });
      const acknowledged = await live(fs, script, 0);
      counts.add(acknowledged.frames.length);
      await expectAllThere(fs, cut, acknowledged);
    }
    // The cuts really fell everywhere: before the first page, between all of them, and after the last.
    expect([...counts].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
});

/** Whatever of these fails leaves a file whose content is in doubt. */
const writing = new Set(['file.write', 'file.datasync', 'file.close', 'createFile']);
const faults: readonly Fault[] = ['ENOSPC', 'EIO', 'EBUSY', 'EPERM', 'short'];

describe.each(faults)('every single operation fails once with %s', (kind) => {
  test.each([
    ['having done nothing or half of it', false],
    ['although it was done', true],
  ])(
    '%s: no false acknowledgement, the file is left alone, and the words get down in the end',
    async (_, after) => {
      let filesThatFailed = 0;
      for (let at = 0; at < lengthOfLife; at += 1) {
        const fs = await newDisk();
        fs.plan({ fault: { at, kind, after } });
        const acknowledged = await live(fs, script, 3);
        expect(acknowledged.frames, `failing at ${at}: ${fs.operations[at]?.name}`).toHaveLength(6);

        const failed = fs.operations[at];
        // A file of the log is never made again under a name that failed, so its path stands for it.
        if (kind !== 'short' && failed?.path.endsWith('.open') && writing.has(failed.name)) {
          const touched = fs.operations.slice(at + 1).filter(({ path }) => path === failed.path);
          expect(touched.filter(({ name }) => writing.has(name) && name !== 'file.close')).toEqual([]);
          filesThatFailed += 1;
        }
        for (const cut of powerCuts) await expectAllThere(fs, cut, acknowledged);
      }
    },
  );
});

test('the order on the disk: content synced and the name durable before each acknowledgement', async () => {
  const fs = await newDisk();
  let from = 0;
  const steps: { what: string; names: string[] }[] = [];
  await live(fs, script, 0, (what) => {
    const names = fs.operations.slice(from).map(({ name, path }) => `${name} ${path.split('/').at(-1)}`);
    steps.push({ what, names: names.map((name) => name.replace(/[0-9a-f]{32}|[0-9a-f]{8}(?=-)/g, '*')) });
    from = fs.operations.length;
  });
  const of = (what: string) => steps.filter((step) => step.what === what);
  const last = (names: readonly string[], count: number) => names.slice(-count);

  const [created] = of('created');
  expect(last(created?.names ?? [], 4)).toEqual([
    'syncFolder log',
    'syncFolder new-*',
    'rename *',
    'syncFolder journals',
  ]);
  expect(created?.names.filter((name) => name === 'file.datasync vault.json')).toHaveLength(2);

  for (const { names } of of('started')) {
    const started = [
      'createFile *-*.open',
      'file.write *-*.open',
      'file.datasync *-*.open',
      'syncFolder log',
    ];
    expect(last(names, 4)).toEqual(started);
  }
  for (const { names } of of('appended'))
    expect(names).toEqual(['file.write *-*.open', 'file.datasync *-*.open']);
  expect(of('appended')).toHaveLength(6);

  const [sealed] = of('sealed');
  expect(sealed?.names[0]).toBe('file.datasync *-*.open');
  expect(last(sealed?.names ?? [], 3)).toEqual([
    expect.stringMatching(/^look /),
    expect.stringMatching(/^rename .*\.seg$/),
    'syncFolder log',
  ]);
});
