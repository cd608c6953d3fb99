import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '../../../shared/base/ids.ts';
import { READ_CHUNK } from '../../../shared/ipc/call-shapes.ts';
import { contract } from '../../../shared/ipc/contract.ts';
import { readDevice } from './device.ts';
import { diskFileSystem } from './disk-file-system.ts';
import { createJournal, journalFolder, listJournals, logFolder } from './journal-folders.ts';
import { openJournalLog } from './journal-log.ts';
import type { JournalLog } from './journal-log.ts';
import { asText, framesIn, makeHead, makeKeyFile, makeRun } from './testing/sealed-parts.ts';
import { thisProcess } from './this-process.ts';

const ok = { ok: true };
const failed = { ok: false, problem: 'failed' };
const fs = diskFileSystem();
let home = '';
let data = '';
let vault = '';
let keyFile = '';

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'wellspring-log-'));
  // Two folders deep that nobody made yet.
  data = join(home, 'share', 'wellspring');
  vault = newId();
  keyFile = await makeKeyFile(vault);
  await createJournal(fs, data, vault, keyFile);
});
afterEach(() => rm(home, { recursive: true }));

async function open(): Promise<JournalLog> {
  const { log } = await openJournalLog(fs, data, vault, await thisProcess());
  if (log === null) throw new Error('did not open');
  return log;
}

test('a journal on a real disk: made, written, sealed, left, and read by the next one', async () => {
  expect(await listJournals(fs, data)).toEqual([{ state: 'ready', vault, keyFile }]);
  const log = await open();
  const { run, frames } = await makeRun(vault, 6);
  const [first, second, third] = frames;
  expect(await log.startSegment(run, makeHead())).toEqual(ok);
  for (const frame of [first, second]) expect(await log.append(run, frame ?? new Uint8Array())).toEqual(ok);
  expect(await log.seal(run)).toEqual(ok);
  expect(await log.startSegment(run, makeHead())).toEqual(ok);
  expect(await log.append(run, third ?? new Uint8Array())).toEqual(ok);
  await log.close();

  const next = await openJournalLog(fs, data, vault, await thisProcess());
  expect(contract.openLog.reply.parse(next.reply)).toEqual(next.reply);
  if (!next.reply.ok || next.log === null) throw new Error('did not open');
  const { files } = next.reply;
  expect(files.map(({ name }) => name.slice(41))).toEqual([
    expect.stringMatching(/^-00000001-[0-9a-f]{24}\.seg$/),
    '.open',
  ]);
  const found: string[] = [];
  for (const { name, size } of files) {
    const reply = await next.log.read(name, 0);
    expect(contract.readLog.reply.parse(reply)).toEqual(reply);
    if (reply.ok) found.push(...framesIn(reply.bytes));
    expect(reply.ok && reply.bytes.length).toBe(size);
    const { mtimeMs, mode } = await stat(join(logFolder(data, vault), name));
    expect(mtimeMs % 86_400_000).toBe(0);
    expect(mode & 0o777).toBe(0o600);
  }
  expect(new Set(found)).toEqual(
    new Set([first, second, third].map((frame) => asText(frame ?? new Uint8Array()))),
  );
  for (const folder of [data, join(data, 'journals'), journalFolder(data, vault), logFolder(data, vault)]) {
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  }
  await next.log.close();
  expect(new Set(await readdir(journalFolder(data, vault)))).toEqual(new Set(['log', 'vault.json']));
  expect(await readdir(join(data, 'journals'))).toEqual([vault]);
});

test('a second opening is in use; a journal that is not there is gone', async () => {
  const log = await open();
  const second = await openJournalLog(fs, data, vault, await thisProcess());
  expect(second).toEqual({ reply: { ok: false, problem: 'in-use' }, log: null });
  await log.close();
  await (await open()).close();
  const none = await openJournalLog(fs, data, newId(), await thisProcess());
  expect(none).toEqual({ reply: { ok: false, problem: 'gone' }, log: null });
});

test('only files of the log are listed and read, in pieces', async () => {
  const log = await open();
  const folder = logFolder(data, vault);
  const large = `abcdef01-${newId()}.open`;
  const content = crypto.getRandomValues(new Uint8Array(65_536));
  await writeFile(join(folder, large), Buffer.concat(Array.from({ length: 17 }, () => content)));
  await writeFile(join(folder, 'notes.txt'), 'x');
  await writeFile(join(folder, `${large}.tmp`), 'x');
  await symlink(join(folder, large), join(folder, `abcdef02-${newId()}.open`));
  expect(await log.list()).toEqual({ ok: true, files: [{ name: large, size: 17 * 65_536 }] });
  const pieces = await Promise.all([
    log.read(large, 0),
    log.read(large, READ_CHUNK),
    log.read(large, 2 * READ_CHUNK),
  ]);
  expect(pieces.map((piece) => piece.ok && piece.bytes.length)).toEqual([READ_CHUNK, 65_536, 0]);
  const gone = { ok: false, problem: 'gone' };
  expect(await log.read('vault.json', 0)).toEqual(gone);
  expect(await log.read('../vault.json', 0)).toEqual(gone);
  expect(await log.read(`abcdef03-${newId()}.open`, 0)).toEqual(gone);
  await log.close();
});

test('another run ends the one before where it is; neither it nor a failed one is taken up again', async () => {
  const log = await open();
  const [one, two] = [await makeRun(vault, 3), await makeRun(vault, 3)];
  await log.startSegment(one.run, makeHead());
  await log.append(one.run, one.frames[0] ?? new Uint8Array());
  expect(await log.append(two.run, two.frames[0] ?? new Uint8Array())).toEqual(failed);
  expect(await log.startSegment(two.run, makeHead())).toEqual(ok);
  expect(await log.append(one.run, one.frames[1] ?? new Uint8Array())).toEqual(failed);
  expect(await log.seal(one.run)).toEqual(failed);
  expect(await log.append(two.run, two.frames[0] ?? new Uint8Array())).toEqual(ok);
  expect(await log.startSegment(one.run, makeHead())).toEqual(failed);
  const device = await readDevice(fs, data);
  const left = await readFile(join(logFolder(data, vault), `${device}-${one.run}.open`));
  expect(framesIn(left)).toEqual([asText(one.frames[0] ?? new Uint8Array())]);
  expect(await log.append(two.run, two.frames[1] ?? new Uint8Array())).toEqual(ok);
  await log.close();
  expect(await log.append(two.run, two.frames[2] ?? new Uint8Array())).toEqual(failed);
  expect(await log.startSegment(newId(), makeHead())).toEqual(failed);
});

test('the device is drawn once, and anew when it was damaged', async () => {
  const drawn = await readDevice(fs, data);
  expect(drawn).toMatch(/^[0-9a-f]{8}$/);
  expect(await readDevice(fs, data)).toBe(drawn);
  for (const damage of ['', 'no device', '../../..', drawn.toUpperCase().replace(/^./, 'G')]) {
    await writeFile(join(data, 'device'), damage);
    const again = await readDevice(fs, data);
    expect(again).toMatch(/^[0-9a-f]{8}$/);
    expect(await readFile(join(data, 'device'), 'utf8')).toBe(again);
  }
});
