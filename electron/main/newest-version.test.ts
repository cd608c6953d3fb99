/** An older app after a newer one hears of it each time, and never takes the note back. */
import { expect, test } from 'vitest';
import { utf8 } from '../../shared/base/bytes.ts';
import { makeDurableFolder, writeDurableFile } from './log/durable-file.ts';
import { memoryFileSystem } from './log/testing/memory-file-system.ts';
import { readNewerVersion } from './newest-version.ts';

test('an older app hears each time that a newer one was used here', async () => {
  const fs = memoryFileSystem();
  expect(await readNewerVersion(fs, '/data', '0.9.0')).toBeNull();
  expect(await readNewerVersion(fs, '/data', '0.10.0')).toBeNull();
  expect(await readNewerVersion(fs, '/data', '0.9.0')).toBe('0.10.0');
  expect(await readNewerVersion(fs, '/data', '0.9.9')).toBe('0.10.0');
  expect(await readNewerVersion(fs, '/data', '0.10.0')).toBeNull();
  expect(await readNewerVersion(fs, '/data', '1.0.0')).toBeNull();
  expect(await readNewerVersion(fs, '/data', '0.10.0')).toBe('1.0.0');
});

test('noise in the note is no version, and a disk that takes no note stops nothing', async () => {
  const fs = memoryFileSystem();
  await makeDurableFolder(fs, '/data');
  await writeDurableFile(fs, '/data/newest-version', utf8('99<script>'));
  expect(await readNewerVersion(fs, '/data', '0.1.0')).toBeNull();
  expect(await readNewerVersion(fs, '/data', '0.0.9')).toBe('0.1.0');
  const full = memoryFileSystem();
  full.plan({ cutAt: 0 });
  expect(await readNewerVersion(full, '/data', '0.1.0')).toBeNull();
});
