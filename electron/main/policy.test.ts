/** The administrators' rules: what is laid down holds, and what cannot be read is taken at its safest. */
import { expect, test } from 'vitest';
import { utf8 } from '../../shared/base/bytes.ts';
import { writeDurableFile } from './log/durable-file.ts';
import type { FileSystem } from './log/file-system.ts';
import { FileSystemError } from './log/file-system.ts';
import { memoryFileSystem } from './log/testing/memory-file-system.ts';
import { readPolicy } from './policy.ts';

const place = '/policy.json';

async function readFrom(content: Uint8Array) {
  const fs = memoryFileSystem();
  await writeDurableFile(fs, place, content);
  return readPolicy(fs, place);
}

const safest = { state: 'unreadable', place, keychain: 'forbidden', idleMinutesAtMost: 5 };

test('where nothing is laid down, everything is allowed', async () => {
  expect(await readPolicy(memoryFileSystem(), place)).toEqual({
    state: 'none',
    place,
    keychain: 'allowed',
    idleMinutesAtMost: null,
  });
});

test('what is laid down holds', async () => {
  expect(await readFrom(utf8('{"version":1,"keychain":"forbidden","idleMinutesAtMost":3}'))).toEqual({
    state: 'held',
    place,
    keychain: 'forbidden',
    idleMinutesAtMost: 3,
  });
  expect(await readFrom(utf8('{"version":1}'))).toMatchObject({ state: 'held', keychain: 'allowed' });
});

test.each([
  ['nothing', ''],
  ['half of it', '{"version":1,"keychain":"forb'],
  ['another version', '{"version":2}'],
  ['a rule that is not known', '{"version":1,"spellcheck":"off"}'],
  ['minutes over an hour', '{"version":1,"idleMinutesAtMost":61}'],
  ['no minutes', '{"version":1,"idleMinutesAtMost":0}'],
  ['a list', '[]'],
  ['too much', `{"version":1${' '.repeat(16 * 1024)}}`],
])('a rules file of %s is taken at its safest', async (_, text) => {
  expect(await readFrom(utf8(text))).toEqual(safest);
});

test('bytes that are no text, and a file that may not be read, are taken at their safest', async () => {
  expect(await readFrom(new Uint8Array([0xff, 0xfe, 0x00]))).toEqual(safest);
  const closed: FileSystem = {
    ...memoryFileSystem(),
    read: () => Promise.reject(new FileSystemError('read-only')),
  };
  expect(await readPolicy(closed, place)).toEqual(safest);
});
