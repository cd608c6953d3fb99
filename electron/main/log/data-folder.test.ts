import { expect, test } from 'vitest';
import { dataFolder } from './data-folder.ts';

test.each([
  ['win32', { LOCALAPPDATA: 'D:\\Local' }, 'C:\\Users\\ana', 'D:\\Local\\Wellspring'],
  ['win32', {}, 'C:\\Users\\ana', 'C:\\Users\\ana\\AppData\\Local\\Wellspring'],
  ['win32', { LOCALAPPDATA: 'Local' }, 'C:\\Users\\ana', 'C:\\Users\\ana\\AppData\\Local\\Wellspring'],
  [
    'darwin',
    { XDG_DATA_HOME: '/elsewhere' },
    '/Users/ana',
    '/Users/ana/Library/Application Support/Wellspring',
  ],
  ['linux', { XDG_DATA_HOME: '/data' }, '/home/ana', '/data/wellspring'],
  ['linux', {}, '/home/ana', '/home/ana/.local/share/wellspring'],
  ['linux', { XDG_DATA_HOME: '' }, '/home/ana', '/home/ana/.local/share/wellspring'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/home/ana', '/home/ana/.local/share/wellspring'],
] as const)('%s with %o', (platform, env, home, folder) => {
  expect(dataFolder(platform, env, home)).toBe(folder);
});
