import { describe, expect, test } from 'vitest';
import { nameCarrier, networkMountsIn } from './carried-places.ts';
import type { Surroundings } from './carried-places.ts';

const around = (platform: NodeJS.Platform, home: string, more: Partial<Surroundings> = {}): Surroundings => ({
  platform,
  home,
  env: {},
  networkMounts: [],
  iCloudCarriesDocuments: false,
  ...more,
});

describe('Windows', () => {
  const home = 'C:\\Users\\Ana';
  test.each([
    ['C:\\Users\\Ana\\OneDrive - Riverside School\\Documents\\x', 'onedrive'],
    ['c:\\users\\ana\\onedrive', 'onedrive'],
    ['D:\\Wolke\\Unterlagen', 'onedrive'],
    ['D:\\Wolke2', null],
    ['C:\\Users\\Ana\\Dropbox (Personal)\\a', 'dropbox'],
    ['G:\\My Drive\\Journal', 'google-drive'],
    ['C:\\Users\\Ana\\iCloudDrive', 'icloud'],
    ['\\\\server\\staff\\ana', 'network'],
    ['E:\\Safety', null],
    ['C:\\Users\\Ana\\Documents', null],
  ])('%s', (folder, expected) => {
    expect(nameCarrier(folder, around('win32', home, { env: { OneDrive: 'D:\\Wolke' } }))).toBe(expected);
  });
});

describe('macOS', () => {
  const home = '/Users/ana';
  test.each([
    ['/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/x', 'icloud', false],
    ['/Users/ana/Documents/Safety', 'icloud', true],
    ['/Users/ana/Documents/Safety', null, false],
    ['/Users/ana/Documents2', null, true],
    ['/Users/ana/Library/CloudStorage/OneDrive-School/x', 'onedrive', false],
    ['/Users/ana/Library/CloudStorage/GoogleDrive-ana@example.org/x', 'google-drive', false],
    ['/Users/ana/Library/CloudStorage/Dropbox/x', 'dropbox', false],
    ['/Volumes/STICK', null, false],
  ])('%s', (folder, expected, iCloudCarriesDocuments) => {
    expect(nameCarrier(folder, around('darwin', home, { iCloudCarriesDocuments }))).toBe(expected);
  });
});

test('Linux: mounts of other computers, and only what lies inside them', () => {
  const mounts =
    '/dev/sda1 / ext4 rw 0 0\nserver:/staff /mnt/staff\\040room nfs4 rw 0 0\n/dev/sdb1 /media/ana/STICK vfat rw 0 0\n';
  const networkMounts = networkMountsIn(mounts);
  expect(networkMounts).toEqual(['/mnt/staff room']);
  const linux = around('linux', '/home/ana', { networkMounts });
  expect(nameCarrier('/mnt/staff room/ana', linux)).toBe('network');
  expect(nameCarrier('/mnt/staff room2', linux)).toBeNull();
  expect(nameCarrier('/media/ana/STICK', linux)).toBeNull();
  expect(nameCarrier('/home/ana/Dropbox/x', linux)).toBe('dropbox');
});
