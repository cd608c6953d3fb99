import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkOutsidePath } from './outside-path.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outside-path-'));
  writeFileSync(join(folder, 'small'), 'x'.repeat(10));
  writeFileSync(join(folder, 'large'), 'x'.repeat(11));
  mkdirSync(join(folder, 'folder'));
  symlinkSync(join(folder, 'small'), join(folder, 'link'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a path from outside', () => {
  it('is accepted only for an ordinary file under the cap', async () => {
    expect(await checkOutsidePath(join(folder, 'small'), 10)).toMatchObject({ ok: true, size: 10 });
    expect(await checkOutsidePath(join(folder, 'large'), 10)).toEqual({ ok: false, problem: 'too-large' });
    for (const name of ['folder', 'link', 'nothing-here']) {
      expect(await checkOutsidePath(join(folder, name), 10)).toEqual({ ok: false, problem: 'not-a-file' });
    }
  });

  it.each([
    ['\\\\server\\share\\file', 'not-local'],
    ['//server/share/file', 'not-local'],
    ['\\\\?\\C:\\file', 'device'],
    ['\\\\.\\PhysicalDrive0', 'device'],
    ['//./COM1', 'device'],
    ['/dev/sda', 'device'],
    ['/proc/self/mem', 'device'],
    ['C:\\folder\\NUL', 'device'],
    ['C:\\folder\\com1.txt', 'device'],
    ['/tmp/a\0b', 'device'],
    ['https://example.org/file', 'address'],
    ['file:///etc/passwd', 'address'],
    ['javascript:alert(1)', 'address'],
    ['relative/file', 'not-absolute'],
    ['', 'not-absolute'],
  ])('of the form %j is refused as %s, without touching it', async (path, problem) => {
    expect(await checkOutsidePath(path, 10)).toEqual({ ok: false, problem });
  });
});
