/** A copy that knows of more than the journal is noticed; one that is behind, or holds what packs took in, is not. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newId } from '../../../shared/base/ids.ts';
import { openFileName } from '../../../shared/vault/segment.ts';
import { makeDurableFolder, writeDurableFile } from '../log/durable-file.ts';
import { memoryFileSystem } from '../log/testing/memory-file-system.ts';
import type { MemoryFileSystem } from '../log/testing/memory-file-system.ts';
import { knowsMore } from './copy-ahead.ts';

const [one, two] = [openFileName('0a1b2c3d', newId()), openFileName('0a1b2c3d', newId())];

async function disks(here: Record<string, number>, there: Record<string, number>): Promise<MemoryFileSystem> {
  const fs = memoryFileSystem();
  for (const [root, files] of Object.entries({ '/journal': here, '/copy': there })) {
    await makeDurableFolder(fs, join(root, 'log'));
    for (const [name, size] of Object.entries(files))
      await writeDurableFile(fs, join(root, 'log', name), new Uint8Array(size));
  }
  return fs;
}

const asked = async (here: Record<string, number>, there: Record<string, number>, dropped: string[] = []) =>
  knowsMore(await disks(here, there), '/journal', '/copy', dropped);

test('a file that is only at the copy, or longer there, is noticed', async () => {
  expect(await asked({ [one]: 9 }, { [one]: 9, [two]: 9 })).toBe(true);
  expect(await asked({ [one]: 5, [two]: 9 }, { [one]: 9 })).toBe(true);
  expect(await asked({}, { [one]: 9 })).toBe(true);
});

test('a copy that is behind, the same, or holds what packs took the place of, is not ahead', async () => {
  expect(await asked({ [one]: 9, [two]: 9 }, { [one]: 5 })).toBe(false);
  expect(await asked({ [one]: 9 }, { [one]: 9, 'note.txt': 4 })).toBe(false);
  expect(await asked({ [one]: 9 }, { [one]: 9, [two]: 9 }, [two])).toBe(false);
  expect(await knowsMore(memoryFileSystem(), '/journal', '/copy', [])).toBe(false);
});
