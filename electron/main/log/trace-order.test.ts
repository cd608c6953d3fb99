import { describe, expect, it } from 'vitest';
import { ACKNOWLEDGED, judgeOrder } from './testing/trace-order.ts';

const FOLDER = '/data';
const FILE = `${FOLDER}/log/a.open`;

/** One line of a record. */
const create = `7  openat(AT_FDCWD, "${FILE}", O_WRONLY|O_CREAT|O_EXCL|O_APPEND, 0600) = 20<${FILE}>`;
const write = `7  write(20<${FILE}>, "\\1\\2\\3"..., 1152) = 1152`;
const sync = `8  fdatasync(20<${FILE}>)     = 0`;
const syncFolder = `9  fsync(21<${FOLDER}/log>) = 0`;
const seal = `7  rename("${FILE}", "${FOLDER}/log/a.seg") = 0`;
const told = `5  write(2<pipe:[9]>, "[5:INFO:CONSOLE(1)] \\"${ACKNOWLEDGED}\\", source: (9)\\n", 70) = 70`;
const start = [create, write, sync, syncFolder];

const rules = (...lines: string[]): string[] =>
  judgeOrder(lines.join('\n'), FOLDER).breaches.map(({ line, rule }) => `${line} ${rule}`);

describe('a record of system calls', () => {
  it('is in order when file and folder were synced before each acknowledgement', () => {
    const judged = judgeOrder(
      [...start, told, write, sync, told, write, sync, seal, syncFolder, told].join('\n'),
      FOLDER,
    );
    expect(judged).toEqual({
      breaches: [],
      acknowledgements: 3,
      writes: 3,
      fileSyncs: 3,
      folderSyncs: 2,
    });
  });

  it('is not when a sync is missing', () => {
    expect(rules(...start, write, told)).toEqual(['6 acknowledged-before-sync']);
    expect(rules(...start, write, write, sync, told)).toEqual(['6 written-before-sync']);
    expect(rules(create, write, syncFolder, told)).toEqual(['4 acknowledged-before-sync']);
  });

  it('is not when a sync came too late, or failed', () => {
    expect(rules(...start, write, told, sync)).toEqual(['6 acknowledged-before-sync']);
    const failed = sync.replace('= 0', '= -1 EIO (Input/output error)');
    expect(rules(...start, write, failed, told)).toEqual(['7 acknowledged-before-sync']);
    const elsewhere = sync.replaceAll('a.open', 'b.open');
    expect(rules(...start, write, elsewhere, told)).toEqual(['7 acknowledged-before-sync']);
  });

  it('is not when a new name or a changed one was not made durable', () => {
    expect(rules(create, write, sync, told)).toEqual(['4 acknowledged-before-folder-sync']);
    expect(rules(create, write, sync, write, sync, syncFolder, told)).toEqual([
      '4 written-before-folder-sync',
    ]);
    expect(rules(...start, write, sync, seal, told)).toEqual(['8 acknowledged-before-folder-sync']);
    expect(rules(...start, write, seal, syncFolder)).toEqual(['6 renamed-before-sync']);
  });

  it('is not when the sync began before the write had ended', () => {
    const halves = [
      `7  write(20<${FILE}>, "\\1"..., 9 <unfinished ...>`,
      sync,
      '7  <... write resumed>) = 9',
    ];
    expect(rules(...start, ...halves, told)).toEqual(['8 acknowledged-before-sync']);
    expect(rules(...start, ...halves, sync, told)).toEqual([]);
  });

  it('counts a sync only when it ended, and a write from when it began', () => {
    const sent = [`8  fdatasync(20<${FILE}> <unfinished ...>`, told, '8  <... fdatasync resumed>) = 0'];
    expect(rules(...start, write, ...sent)).toEqual(['7 acknowledged-before-sync']);
    const writing = [
      `7  write(20<${FILE}>, "\\1"..., 9 <unfinished ...>`,
      told,
      '7  <... write resumed>) = 9',
    ];
    expect(rules(...start, ...writing, sync)).toEqual(['6 acknowledged-before-sync']);
  });

  it('follows a folder that is renamed with everything in it', () => {
    const put = (from: string, to: string): string => `7  rename("${from}", "${to}") = 0`;
    const moved = [...start, put(`${FOLDER}/log`, `${FOLDER}/new`)];
    expect(rules(...moved, told)).toEqual(['6 acknowledged-before-folder-sync']);
    expect(rules(...moved, syncFolder.replace('/data/log', '/data'), told)).toEqual([]);
    const late = [create, write, syncFolder, put(`${FOLDER}/log`, `${FOLDER}/new`)];
    expect(rules(...late, syncFolder.replace('/data/log', '/data'), told)).toEqual([
      '6 acknowledged-before-sync',
    ]);
  });

  it('looks at nothing outside its folder', () => {
    expect(judgeOrder([write, told].join('\n').replaceAll(FOLDER, '/profile'), FOLDER)).toMatchObject({
      breaches: [],
      writes: 0,
      acknowledgements: 1,
    });
  });
});
