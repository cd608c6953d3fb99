/** The reserve, on a disk of a given size: the last words find room when everything else is full. */
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { newId } from '../../../shared/base/ids.ts';
import { FileSystemError } from './file-system.ts';
import type { FileSystem } from './file-system.ts';
import { createJournal, journalFolder } from './journal-folders.ts';
import { openJournalLog } from './journal-log.ts';
import { keepReserve, releaseReserve, RESERVE_SIZE } from './reserve.ts';
import { memoryFileSystem } from './testing/memory-file-system.ts';
import { makeHead, makeKeyFile, makeRun, passingOwner } from './testing/sealed-parts.ts';
import { makeDurableFolder } from './durable-file.ts';

/** Refuses every write beyond `left` bytes, and gets back what is removed. */
function smallDisk(size: number): FileSystem & { fill(leaving: number): void; left(): number } {
  const fs = memoryFileSystem();
  let left = size;
  return {
    ...fs,
    freeSpace: async () => left,
    fill: (leaving) => {
      left = leaving;
    },
    left: () => left,
    createFile: async (path) => {
      const file = await fs.createFile(path);
      return {
        ...file,
        write: async (bytes) => {
          if (bytes.length > left) throw new FileSystemError('disk-full');
          left -= bytes.length;
          return file.write(bytes);
        },
      };
    },
    remove: async (path) => {
      const gone = fs.peek(path)?.content.length ?? 0;
      await fs.remove(path);
      left += gone;
    },
  };
}

test('when the disk is full, the reserve goes and the last words are written in a new file', async () => {
  const vault = newId();
  const fs = smallDisk(64 * 1024 * 1024);
  await makeDurableFolder(fs, '/home/data');
  await createJournal(fs, '/home/data', vault, await makeKeyFile(vault));
  const { log } = await openJournalLog(fs, '/home/data', vault, passingOwner());
  const reserve = join(journalFolder('/home/data', vault), 'reserve');
  await keepReserve(fs, reserve);
  const [one, two] = [await makeRun(vault, 1), await makeRun(vault, 1)];
  expect((await log?.startSegment(one.run, makeHead()))?.ok).toBe(true);
  fs.fill(100);
  expect(await log?.append(one.run, one.frames[0] ?? new Uint8Array())).toEqual({
    ok: false,
    problem: 'disk-full',
  });
  expect(await log?.startSegment(two.run, makeHead())).toMatchObject({ ok: true });
  expect(await log?.append(two.run, two.frames[0] ?? new Uint8Array())).toMatchObject({ ok: false });
  expect(await releaseReserve(fs, reserve)).toBe(true);
  expect(fs.left()).toBeGreaterThan(RESERVE_SIZE - 1024);
  const three = await makeRun(vault, 1);
  expect(await log?.startSegment(three.run, makeHead())).toEqual({ ok: true });
  expect(await log?.append(three.run, three.frames[0] ?? new Uint8Array())).toEqual({ ok: true });
  expect(await releaseReserve(fs, reserve)).toBe(false);
});

test('it is made once, of random bytes, and not where it would fill the disk', async () => {
  const fs = smallDisk(64 * 1024 * 1024);
  await makeDurableFolder(fs, '/home');
  await keepReserve(fs, '/home/reserve');
  const bytes = await fs.read('/home/reserve', 0, RESERVE_SIZE);
  expect(bytes.length).toBe(RESERVE_SIZE);
  expect(new Set(bytes.subarray(0, 4096)).size).toBeGreaterThan(200);
  await keepReserve(fs, '/home/reserve');
  expect(fs.left()).toBe(56 * 1024 * 1024);
  const tight = smallDisk(4 * RESERVE_SIZE - 1);
  await makeDurableFolder(tight, dirname('/home/reserve'));
  await keepReserve(tight, '/home/reserve');
  expect(await tight.look('/home/reserve')).toBeNull();
});
