import { mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { utf8 } from '../../../shared/base/bytes.ts';
import { diskFileSystem, whileHeld } from './disk-file-system.ts';
import { writeWhole } from './file-system.ts';

const fs = diskFileSystem();
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wellspring-disk-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a new file is exclusive, appended to, and read back in parts', async () => {
  const path = join(folder, 'a');
  const file = await fs.createFile(path);
  await writeWhole(file, utf8('one two '));
  await writeWhole(file, utf8('three'));
  await file.datasync();
  await file.setModified(new Date('2026-03-04T00:00:00Z'));
  await file.close();
  await expect(fs.createFile(path)).rejects.toMatchObject({ code: 'exists' });
  expect(await fs.read(path, 4, 3)).toEqual(utf8('two'));
  expect(await fs.read(path, 8, 1000)).toEqual(utf8('three'));
  expect(await fs.read(path, 1000, 10)).toHaveLength(0);
  expect((await stat(path)).mtime.toISOString()).toBe('2026-03-04T00:00:00.000Z');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('folders are for their owner, are listed with sizes and removed only when empty', async () => {
  const inner = join(folder, 'inner');
  await fs.makeFolder(inner);
  expect((await stat(inner)).mode & 0o777).toBe(0o700);
  await expect(fs.makeFolder(inner)).rejects.toMatchObject({ code: 'exists' });
  await expect(fs.makeFolder(join(folder, 'none', 'deep'))).rejects.toMatchObject({ code: 'gone' });
  await writeFile(join(inner, 'a'), 'abc');
  await fs.syncFolder(inner);
  expect(await fs.list(inner)).toEqual([{ name: 'a', kind: 'file', size: 3 }]);
  await expect(fs.removeFolder(inner)).rejects.toMatchObject({ code: 'exists' });
  await fs.remove(join(inner, 'a'));
  await fs.removeFolder(inner);
  expect(await fs.look(inner)).toBeNull();
  await expect(fs.list(inner)).rejects.toMatchObject({ code: 'gone' });
  expect(await fs.freeSpace(folder)).toBeGreaterThan(0);
});

test('a link is seen as one and not followed', async () => {
  await writeFile(join(folder, 'target'), 'elsewhere');
  await symlink(join(folder, 'target'), join(folder, 'link'));
  expect(await fs.look(join(folder, 'link'))).toBe('other');
  expect(await fs.list(folder)).toContainEqual({ name: 'link', kind: 'other', size: 0 });
  await expect(fs.read(join(folder, 'link'), 0, 10)).rejects.toMatchObject({ code: 'failed' });
});

test('what another program holds is tried again, for a while; other failures are not', async () => {
  const failing = (code: string, times: number) => {
    let calls = 0;
    return async () => {
      calls += 1;
      if (calls <= times) throw Object.assign(new Error(code), { code });
      return calls;
    };
  };
  for (const code of ['EBUSY', 'EPERM', 'EACCES']) {
    await expect(whileHeld(failing(code, 3), 2000)).resolves.toBe(4);
  }
  await expect(whileHeld(failing('EBUSY', 1000), 50)).rejects.toMatchObject({ code: 'EBUSY' });
  await expect(whileHeld(failing('ENOSPC', 1))).rejects.toMatchObject({ code: 'ENOSPC' });
});
