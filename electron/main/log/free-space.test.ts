/** Little room, much room, no folder yet, and a disk that does not answer. */
import { expect, test } from 'vitest';
import { FileSystemError } from './file-system.ts';
import type { FileSystem } from './file-system.ts';
import { hasRoomForCache, ROOM_FOR_CACHE } from './free-space.ts';
import { memoryFileSystem } from './testing/memory-file-system.ts';

const diskWith = (free: (path: string) => number): FileSystem => ({
  ...memoryFileSystem(),
  freeSpace: async (path) => free(path),
});

test('the browser store needs its room', async () => {
  expect(
    await hasRoomForCache(
      diskWith(() => ROOM_FOR_CACHE),
      '/data',
    ),
  ).toBe(true);
  expect(
    await hasRoomForCache(
      diskWith(() => ROOM_FOR_CACHE - 1),
      '/data',
    ),
  ).toBe(false);
});

test('a folder that is not there yet is asked of the one above it', async () => {
  const fs = diskWith((path) => {
    if (path !== '/home') throw new FileSystemError('gone');
    return ROOM_FOR_CACHE;
  });
  expect(await hasRoomForCache(fs, '/home/data/wellspring')).toBe(true);
});

test('a disk that does not say how much is free counts as short', async () => {
  const silent = diskWith(() => {
    throw new FileSystemError('failed');
  });
  expect(await hasRoomForCache(silent, '/data')).toBe(false);
});
