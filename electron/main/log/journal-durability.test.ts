/**
 * What a power cut, or a failure of any single operation, may do to a journal: nothing that was acknowledged is lost,
 * nothing is acknowledged that is not there, and it always opens and takes new words.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../shared/base/ids.ts';
import type { JournalOnDisk } from '../../../shared/ipc/journal-calls.ts';
import { createJournal, listJournals } from './journal-folders.ts';
import { DATA, live, readBack } from './testing/journal-life.ts';
import type { Acknowledged, Script } from './testing/journal-life.ts';
import { memoryFileSystem, powerCuts } from './testing/memory-file-system.ts';
import type { Fault, MemoryFileSystem, PowerCut } from './testing/memory-file-system.ts';
import { asText, makeHead, makeKeyFile, makeRun } from './testing/sealed-parts.ts';
import type { TestRun } from './testing/sealed-parts.ts';

/** Whatever of these fails leaves a file whose content is in doubt. */
const writing = new Set(['file.write', 'file.datasync', 'file.close', 'createFile']);

let script: Script;
let later: TestRun;
let undisturbed: Acknowledged;
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
  undisturbed = await live(fs, script, 0);
  lengthOfLife = fs.operations.length;
});

test('undisturbed, everything is acknowledged', () => {
  expect(undisturbed.frames).toHaveLength(6);
  expect(undisturbed.sealed).toBe(5);
});

/** What is wrong after the cut: nothing, when all that was acknowledged is there and the journal, or a retry, works. */
async function findFaults(
  before: MemoryFileSystem,
  cut: PowerCut,
  promised: Acknowledged,
): Promise<string[]> {
  const fs = before.afterPowerCut(cut);
  const { vault, keyFile } = script;
  const journals = await listJournals(fs, DATA);
  if (journals.length === 0) {
    if (promised.created) return ['the journal is gone'];
    const { ok } = await createJournal(fs, DATA, vault, keyFile);
    return ok && isWhole(await listJournals(fs.afterPowerCut('nothing-unsynced'), DATA)) ? [] : ['no retry'];
  }
  if (!isWhole(journals)) return [`the journal is listed as ${journals[0]?.state}`];
  const faults: string[] = [];
  const { log, frames } = await readBack(fs, vault);
  if (promised.frames.some((frame) => !frames.includes(frame))) faults.push('an acknowledged frame is gone');
  const [frame = new Uint8Array()] = later.frames;
  if (!(await log.startSegment(later.run, makeHead())).ok) faults.push('no new run starts');
  if (!(await log.append(later.run, frame)).ok) faults.push('the new run takes nothing');
  const after = await readBack(fs.afterPowerCut('nothing-unsynced'), vault);
  const all = [...promised.frames, asText(frame)];
  if (all.some((one) => !after.frames.includes(one))) faults.push('a frame is gone after a second cut');
  return faults;
}

function isWhole([journal, ...others]: readonly JournalOnDisk[]): boolean {
  return others.length === 0 && journal?.state === 'ready' && journal.keyFile === script.keyFile;
}

/** Whether a file of the log was written or synced after something failed in it. Its name is never made again. */
function writtenAfterFailure({ operations }: MemoryFileSystem, at: number): 'no' | 'yes' | 'not a log file' {
  const failed = operations[at];
  if (!failed?.path.endsWith('.open') || !writing.has(failed.name)) return 'not a log file';
  const after = operations.slice(at + 1).filter(({ path }) => path === failed.path);
  return after.some(({ name }) => writing.has(name) && name !== 'file.close') ? 'yes' : 'no';
}

describe.each(powerCuts)('the power is cut before every single operation, leaving %s', (cut) => {
  test('everything acknowledged is readable and a new run opens', async () => {
    const counts = new Set<number>();
    for (let at = 0; at <= lengthOfLife; at += 1) {
      const fs = await newDisk();
      fs.plan({ cutAt: at });
      const acknowledged = await live(fs, script, 0);
      counts.add(acknowledged.frames.length);
      expect({ at, faults: await findFaults(fs, cut, acknowledged) }).toEqual({ at, faults: [] });
    }
    // The cuts really fell everywhere: before the first page, between all of them, and after the last.
    expect(counts).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]));
  });
});

const faults: readonly Fault[] = ['ENOSPC', 'EIO', 'EBUSY', 'EPERM', 'short'];

describe.each(faults)('every single operation fails once with %s', (kind) => {
  test.each([
    ['having done nothing or half of it', false],
    ['although it was done', true],
  ])(
    '%s: no false acknowledgement, the file is left alone, and the words get down in the end',
    async (_, after) => {
      const verdicts: string[] = [];
      for (let at = 0; at < lengthOfLife; at += 1) {
        const fs = await newDisk();
        fs.plan({ fault: { at, kind, after } });
        const acknowledged = await live(fs, script, 3);
        const where = `failing at ${at}: ${fs.operations[at]?.name}`;
        expect({ where, frames: acknowledged.frames.length }).toEqual({ where, frames: 6 });
        verdicts.push(writtenAfterFailure(fs, at));
        for (const cut of powerCuts) {
          expect({ where, cut, faults: await findFaults(fs, cut, acknowledged) }).toEqual({
            where,
            cut,
            faults: [],
          });
        }
      }
      // A short write is no failure: the rest of it follows, into the same file.
      expect(new Set(verdicts)).toEqual(
        new Set(['not a log file', ...(kind === 'short' ? ['yes', 'no'] : ['no'])]),
      );
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
