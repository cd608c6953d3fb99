import { beforeEach, expect, test } from 'vitest';
import { utf8 } from '../../../shared/base/bytes.ts';
import { newId } from '../../../shared/base/ids.ts';
import { KEY_FILE_LIMIT } from '../../../shared/ipc/call-shapes.ts';
import { writeDurableFile } from './durable-file.ts';
import { createJournal, listJournals } from './journal-folders.ts';
import { memoryFileSystem } from './testing/memory-file-system.ts';
import type { MemoryFileSystem } from './testing/memory-file-system.ts';
import { asText, makeKeyFile } from './testing/sealed-parts.ts';

const DATA = '/data';
let fs: MemoryFileSystem;
let vault = '';
let keyFile = '';
let beside = '';
let inLog = '';

beforeEach(async () => {
  fs = memoryFileSystem();
  vault = newId();
  keyFile = await makeKeyFile(vault);
  beside = `${DATA}/journals/${vault}/vault.json`;
  inLog = `${DATA}/journals/${vault}/log/vault.json`;
});

const create = () => createJournal(fs, DATA, vault, keyFile);
const textAt = (path: string) => asText(fs.peek(path)?.content ?? new Uint8Array());
const ready = (text: string) => [{ state: 'ready', vault, keyFile: text }];
const put = (path: string, text: string) => writeDurableFile(fs, path, utf8(text));

test('no folder, no journals; a new journal is listed, its key file in both places', async () => {
  expect(await listJournals(fs, DATA)).toEqual([]);
  expect(await create()).toEqual({ ok: true });
  expect(await listJournals(fs, DATA)).toEqual(ready(keyFile));
  expect([textAt(beside), textAt(inLog)]).toEqual([keyFile, keyFile]);
});

test('a vault that exists is refused and left as it is, also when the disk fails meanwhile', async () => {
  await create();
  const other = await makeKeyFile(vault, 9);
  expect(await createJournal(fs, DATA, vault, other)).toEqual({ ok: false, problem: 'failed' });
  const { length } = fs.operations;
  for (let at = 0; at < length; at += 1) {
    fs.plan({ fault: { at, kind: 'EIO', after: false } });
    expect((await createJournal(fs, DATA, vault, other)).ok).toBe(false);
    fs.plan({});
    expect(await listJournals(fs, DATA)).toEqual(ready(keyFile));
  }
});

test('a key file of another vault, a damaged one and one over the limit make no journal', async () => {
  const refused = { ok: false, problem: 'failed' };
  expect(await createJournal(fs, DATA, vault, await makeKeyFile(newId()))).toEqual(refused);
  expect(await createJournal(fs, DATA, vault, keyFile.replace('mine', 'school'))).toEqual(refused);
  expect(await createJournal(fs, DATA, vault, keyFile + ' '.repeat(KEY_FILE_LIMIT))).toEqual(refused);
  expect(await listJournals(fs, DATA)).toEqual([]);
});

test('what is lost, damaged or behind is mended from the other place, durably', async () => {
  await create();
  const newer = await makeKeyFile(vault, 2);
  for (const [good, bad] of [
    [beside, inLog],
    [inLog, beside],
  ] as const) {
    const spoilings = [
      () => fs.remove(bad),
      () => put(bad, ''),
      () => put(bad, newer.slice(0, 200)),
      () => put(bad, newer.replace('mine', 'school')),
      () => writeDurableFile(fs, bad, new Uint8Array([0xff, 0xfe, 0x00])),
      () => put(bad, keyFile),
    ];
    for (const spoil of spoilings) {
      await put(good, newer);
      await spoil();
      expect(await listJournals(fs, DATA)).toEqual(ready(newer));
      const after = fs.afterPowerCut('nothing-unsynced');
      expect(asText(after.peek(bad)?.content ?? new Uint8Array())).toBe(newer);
    }
  }
});

test('a mending that fails does not keep the journal from being opened', async () => {
  await create();
  await put(inLog, 'noise');
  const { length } = fs.operations;
  await listJournals(fs.afterPowerCut('all'), DATA);
  for (let at = 4; at < length; at += 1) {
    const disk = fs.afterPowerCut('all');
    disk.plan({ fault: { at, kind: 'ENOSPC', after: false } });
    expect(await listJournals(disk, DATA)).toEqual(ready(keyFile));
  }
});

test('what a newer version, another journal or too many bytes left is not written over', async () => {
  await create();
  const foreign = await makeKeyFile(newId(), 7);
  await put(inLog, foreign);
  expect(await listJournals(fs, DATA)).toEqual(ready(keyFile));
  expect(textAt(inLog)).toBe(foreign);

  const large = ' '.repeat(KEY_FILE_LIMIT + 1);
  await put(inLog, large);
  expect(await listJournals(fs, DATA)).toEqual(ready(keyFile));
  expect(textAt(inLog)).toBe(large);
});

test('neither key file: missing while a log is there, no journal while there is none', async () => {
  await create();
  await fs.remove(beside);
  await fs.remove(inLog);
  expect(await listJournals(fs, DATA)).toEqual([]);
  await put(`${DATA}/journals/${vault}/log/abcdef01-${newId()}.open`, 'words');
  expect(await listJournals(fs, DATA)).toEqual([{ state: 'key-file-missing', vault }]);
  await put(beside, 'noise');
  expect(await listJournals(fs, DATA)).toEqual([{ state: 'key-file-damaged', vault }]);
  expect(textAt(beside)).toBe('noise');
});

test('a disk that will not read is told apart from damage, and nothing is written over', async () => {
  await create();
  const unread = { ...fs, read: () => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' })) };
  expect(await listJournals(unread, DATA)).toEqual([{ state: 'unreadable', vault }]);
  const oneUnread = {
    ...fs,
    read: (path: string, offset: number, length: number) =>
      path === inLog ? unread.read() : fs.read(path, offset, length),
  };
  fs.plan({});
  expect(await listJournals(oneUnread, DATA)).toEqual(ready(keyFile));
  expect(fs.operations.map(({ name }) => name)).not.toContain('createFile');

  fs.plan({ fault: { at: 0, kind: 'EIO', after: false } });
  await expect(listJournals(fs, DATA)).rejects.toMatchObject({ code: 'failed' });
});

test('other things in the folder of journals are not journals', async () => {
  await create();
  for (const name of ['notes', vault.toUpperCase(), `new-${newId()}`, vault.slice(1)]) {
    await fs.makeFolder(`${DATA}/journals/${name}`);
    await put(`${DATA}/journals/${name}/vault.json`, keyFile);
  }
  await put(`${DATA}/journals/${newId()}`, keyFile);
  expect(await listJournals(fs, DATA)).toEqual(ready(keyFile));
});
