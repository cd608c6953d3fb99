import { expect, test } from 'vitest';
import { asFileSystemError, asWriteProblem, writeWhole } from './file-system.ts';
import type { NewFile } from './file-system.ts';

const systemError = (code: string) => Object.assign(new Error(code), { code });

test.each([
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['EROFS', 'read-only'],
  ['EACCES', 'read-only'],
  ['EPERM', 'read-only'],
  ['ENOENT', 'gone'],
  ['ENOTDIR', 'gone'],
  ['ESTALE', 'gone'],
  ['EIO', 'failed'],
  ['EBUSY', 'failed'],
  ['EEXIST', 'failed'],
  ['ENOTEMPTY', 'failed'],
  ['ESOMETHINGNEW', 'failed'],
])('%s is %s', (code, problem) => {
  expect(asWriteProblem(systemError(code))).toBe(problem);
});

test('the cause is kept, and what is no error at all has a code too', () => {
  const cause = systemError('EIO');
  expect(asFileSystemError(cause).cause).toBe(cause);
  expect(asFileSystemError('a string').code).toBe('failed');
});

test('writing goes on after a short write and gives up on an empty one', async () => {
  const taken: number[] = [];
  const file = (limit: number): NewFile => ({
    write: async (bytes) => {
      const count = Math.min(limit, bytes.length);
      taken.push(...bytes.subarray(0, count));
      return count;
    },
    datasync: async () => undefined,
    setModified: async () => undefined,
    close: async () => undefined,
  });
  await writeWhole(file(2), new Uint8Array([1, 2, 3, 4, 5]));
  expect(taken).toEqual([1, 2, 3, 4, 5]);
  await expect(writeWhole(file(0), new Uint8Array([1]))).rejects.toMatchObject({ code: 'failed' });
});
