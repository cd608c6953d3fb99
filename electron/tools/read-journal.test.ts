/** The reader for the day the app no longer exists, run as a person runs it, on folders made by the format's own code. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sodium from 'libsodium-wrappers-sumo';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Bytes, concatBytes, ownBytes, randomBytes } from '../../shared/base/bytes.ts';
import { newId } from '../../shared/base/ids.ts';
import { beginEntry, type PromptAsSeen, partName, setDeleted } from '../../shared/journal/entry.ts';
import { addNote } from '../../shared/journal/margin-notes.ts';
import { addTag, addTheme, setStar } from '../../shared/journal/own-marks.ts';
import { markPassage } from '../../shared/journal/passages.ts';
import { replaceSlots, sealRecoverySlot } from '../../shared/vault/change-keys.ts';
import { encodeCover } from '../../shared/vault/cover.ts';
import { FIRST_SEQ, hashFrame, NO_PREVIOUS, sealFrame } from '../../shared/vault/frame.ts';
import { keyFileSlot, writeKeyFile } from '../../shared/vault/key-file.ts';
import { argon2Salt, normalisePassphrase, sealSlot } from '../../shared/vault/key-slot.ts';
import { newRecoveryCode, recoveryCodeGroups } from '../../shared/vault/recovery-code.ts';
import { encodeRecord } from '../../shared/vault/record.ts';
import { openFileName, packFileName, segmentFileName, writeSegmentHead } from '../../shared/vault/segment.ts';
import { type DataKey, importDataKey, segmentKey } from '../../shared/vault/subkeys.ts';
import { runReadJournal, snapshotOf } from './testing/run-read-journal.ts';

const PASSPHRASE = 'quiet harbour seven lanterns';
const numbers = { memoryKib: 64 * 1024, passes: 3, parallelism: 1 };
let folder = '';
let vault = '';
let dataKey: DataKey;
let keyFile = '';

const prompt: PromptAsSeen = {
  packId: 'org.example',
  packVersion: '1',
  promptId: 'one',
  type: 'weekly',
  language: 'en',
  text: 'What was said?',
  lengths: [2, 10],
  questions: [{ id: 'so-what', ask: 'So what?', from: 10 }],
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reading-'));
  vault = newId();
  await mkdir(join(folder, 'log'));
  await sodium.ready;
  const raw = randomBytes(32);
  const salt = randomBytes(32);
  const kek = ownBytes(
    sodium.crypto_pwhash(32, normalisePassphrase(PASSPHRASE), argon2Salt(salt), 3, 64 * 1024 * 1024, 2),
  );
  const bytes = await sealSlot({
    vault,
    slotId: newId(),
    kind: 'passphrase',
    numbers,
    salt,
    dataKey: raw,
    kek,
  });
  const slots = [await keyFileSlot(bytes)];
  const stated = { format: 'wellspring-vault', version: 1, vault, generation: 1 } as const;
  keyFile = await writeKeyFile({ ...stated, label: 'Evenings', owner: 'mine', slots });
  dataKey = await importDataKey(raw);
  await writeFile(join(folder, 'vault.json'), keyFile);
  await writeFile(join(folder, 'log', 'vault.json'), keyFile);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

interface Written {
  readonly id: string;
  readonly update: Uint8Array;
  readonly kind?: 'cover';
}

/** A file of a run of its own; sealed and named by its content, or left open. */
async function writeLog(records: readonly Written[], kind: 'open' | 'segment' | 'pack'): Promise<string> {
  const run = newId();
  const salt = randomBytes(32);
  const key = await segmentKey(dataKey, vault, run, salt);
  let previous = NO_PREVIOUS;
  const frames: Bytes[] = [];
  for (const [index, { id, update, kind: of = 'entry' }] of records.entries()) {
    const place = { key, vault, run, epoch: 0, seq: FIRST_SEQ + index, previous };
    const frame = await sealFrame(place, encodeRecord({ kind: of, id, update: ownBytes(update) }));
    previous = await hashFrame(frame);
    frames.push(frame);
  }
  const file = concatBytes(writeSegmentHead(salt), ...frames);
  const hash = createHash('sha256').update(file).digest();
  const name =
    kind === 'open'
      ? openFileName('0a1b2c3d', run)
      : (kind === 'pack' ? packFileName : segmentFileName)('0a1b2c3d', run, FIRST_SEQ, hash);
  await writeFile(join(folder, 'log', name), file);
  return name;
}

function paragraph(document: Y.Doc, part: string, words: string): void {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(words)]);
  const fragment = document.getXmlFragment(partName(part));
  fragment.insert(fragment.length, [element]);
}

const read = (input: string, ...args: readonly string[]) => runReadJournal(folder, input, ...args);

test('every word of every page, in the order of the days, from sealed and open files; nothing is touched', async () => {
  const first = new Y.Doc();
  const second = new Y.Doc();
  const [firstId, secondId] = [newId(), newId()];
  beginEntry(first, '2026-11-19T17:52:08+01:00', prompt, 10);
  paragraph(first, 'main', 'Mañana hablaré con *ella*.');
  const beginning = Y.encodeStateAsUpdateV2(first);
  const vector = Y.encodeStateVector(first);
  paragraph(first, 'main', 'قلتُ ما عندي.');
  paragraph(first, 'so-what', '# not a heading 🌱');
  const rest = Y.encodeStateAsUpdateV2(first, vector);
  beginEntry(second, '2026-11-18T08:00:00+01:00', null, 2);
  paragraph(second, 'main', 'A line.');
  setDeleted(second, '2026-11-20T08:00:00+01:00');
  // The later half of a page in another run than its beginning, and read before it.
  await writeLog([{ id: firstId, update: rest }], 'open');
  await writeLog(
    [
      { id: firstId, update: beginning },
      { id: secondId, update: Y.encodeStateAsUpdateV2(second) },
    ],
    'segment',
  );

  const before = await snapshotOf(folder);
  const { code, out, problems } = await read(`${PASSPHRASE}\n`);
  expect([code, problems]).toEqual([0, '']);
  const { journal, pages } = JSON.parse(out) as { journal: string; pages: Record<string, unknown>[] };
  expect(journal).toBe('Evenings');
  expect(pages).toMatchObject([
    {
      id: secondId,
      made: '2026-11-18T08:00:00+01:00',
      deleted: '2026-11-20T08:00:00+01:00',
      prompt: null,
      parts: [{ id: 'main', question: null, words: 'A line.' }],
    },
    {
      id: firstId,
      deleted: null,
      prompt: 'What was said?',
      parts: [
        { id: 'main', words: 'Mañana hablaré con \\*ella\\*.\n\nقلتُ ما عندي.' },
        { id: 'so-what', question: 'So what?', words: '\\# not a heading 🌱' },
      ],
    },
  ]);
  const markdown = await read(PASSPHRASE, '--markdown');
  expect(markdown.out).toContain('## 2026-11-18T08:00:00+01:00 (deleted 2026-11-20T08:00:00+01:00)');
  expect(markdown.out).toContain('> So what?\n\n\\# not a heading 🌱');
  expect(await snapshotOf(folder)).toBe(before);
});

test('the recovery code opens it too, in small letters; a wrong symbol is named by its group', async () => {
  const code = newRecoveryCode();
  const raw = randomBytes(32);
  const changed = await replaceSlots(keyFile, [await sealRecoverySlot(vault, new Uint8Array(raw), code)]);
  await writeFile(join(folder, 'vault.json'), changed);
  dataKey = await importDataKey(raw);
  const document = new Y.Doc();
  beginEntry(document, '2026-11-19T17:52:08+01:00', null, 2);
  paragraph(document, 'main', 'Opened from paper.');
  await writeLog([{ id: newId(), update: Y.encodeStateAsUpdateV2(document) }], 'segment');
  const groups = recoveryCodeGroups(code);
  const { code: exit, out, problems } = await read(`${groups.join('-').toLowerCase()}\n`);
  expect([exit, problems]).toEqual([0, '']);
  expect(out).toContain('Opened from paper.');
  const third = groups[2] ?? '';
  const wrong = groups.with(2, (third.startsWith('7') ? '8' : '7') + third.slice(1));
  const refused = await read(wrong.join(' '));
  expect([refused.code, refused.out]).toEqual([1, '']);
  expect(refused.problems).toContain('compare these groups: 3.');
});

test('a pack stands for the files whose place it takes, and what it leaves out is left out', async () => {
  const page = (words: string): Written => {
    const document = new Y.Doc();
    beginEntry(document, '2026-11-19T17:52:08+01:00', null, 2);
    paragraph(document, 'main', words);
    return { id: newId(), update: Y.encodeStateAsUpdateV2(document) };
  };
  const [kept, dropped] = [page('Kept.'), page('Dropped for good.')];
  await writeLog([dropped], 'open');
  const gone = { run: newId(), from: 1, to: 7, previous: NO_PREVIOUS, hash: randomBytes(32) };
  const cover = encodeCover({ ranges: [gone], leftOut: [dropped.id] });
  await writeLog([kept, { id: newId(), update: cover, kind: 'cover' }], 'pack');
  const { out, problems } = await read(PASSPHRASE, '--markdown');
  expect(problems).toBe('');
  expect(out).toContain('Kept.');
  expect(out).not.toContain('Dropped');
});

test('another passphrase opens nothing, and no word of the journal is printed', async () => {
  const document = new Y.Doc();
  beginEntry(document, '2026-11-19T17:52:08+01:00', null, 2);
  paragraph(document, 'main', 'Planted words.');
  await writeLog([{ id: newId(), update: Y.encodeStateAsUpdateV2(document) }], 'open');
  const { code, out, problems } = await read('quiet harbour seven lantern\n');
  expect([code, out]).toEqual([1, '']);
  expect(problems).toContain('This does not open the journal.');
  expect((await read('')).code).toBe(1);
});

test('what is damaged, cut short or foreign is named, and the rest is read', async () => {
  const page = (words: string): Written => {
    const document = new Y.Doc();
    beginEntry(document, '2026-11-19T17:52:08+01:00', null, 2);
    paragraph(document, 'main', words);
    return { id: newId(), update: Y.encodeStateAsUpdateV2(document) };
  };
  const damaged = await writeLog([page('One.'), page('Two.'), page('Three.')], 'segment');
  const path = join(folder, 'log', damaged);
  const bytes = await readFile(path);
  bytes.writeUInt8(bytes.readUInt8(72 + 1146 + 400) ^ 1, 72 + 1146 + 400);
  await writeFile(path, bytes);
  const cut = await writeLog([page('Four.'), page('Five.')], 'open');
  const whole = await readFile(join(folder, 'log', cut));
  await writeFile(join(folder, 'log', cut), whole.subarray(0, -200));
  await writeFile(join(folder, 'log', 'notes.txt'), 'mine');
  await rm(join(folder, 'vault.json'));

  const { code, out, problems } = await read(PASSPHRASE, '--markdown');
  expect(code).toBe(0);
  for (const words of ['One.', 'Three.', 'Four.']) expect(out).toContain(words);
  for (const words of ['Two.', 'Five.']) expect(out).not.toContain(words);
  expect(problems).toContain(`${damaged}: damaged`);
  expect(problems).toContain(`${damaged}: altered`);
  expect(problems).toContain(`${cut}: unfinished`);
  expect(problems).toContain('notes.txt: not a file of the log');
  expect(problems).toContain('missing');
});

test('a folder that is no journal, and one whose key file is damaged, are said to be that', async () => {
  await writeFile(join(folder, 'vault.json'), keyFile.replace('mine', 'none'));
  await rm(join(folder, 'log', 'vault.json'));
  expect((await read(PASSPHRASE)).problems).toContain('damaged');
  await rm(join(folder, 'vault.json'));
  expect((await read(PASSPHRASE)).problems).toContain('There is no vault.json');
});

test('what was put beside a page is read with it: a star, tags, themes, a passage, a margin note', async () => {
  const page = new Y.Doc();
  const theme = { pack: 'org.example', theme: 'repair', title: 'Mistakes and mending', language: 'en' };
  beginEntry(page, '2026-11-03T17:52:08+01:00', prompt, 10);
  paragraph(page, 'main', 'We mended it.');
  setStar(page, true);
  addTag(page, 'Staff meetings');
  addTag(page, 'a_tag');
  addTheme(page, { ...theme, theme: 'belong', title: 'Belonging' });
  markPassage(page, 'main', { from: 4, to: 13 }, theme);
  addNote(page, 'It took *four* minutes.', '2026-11-16T20:00:00+01:00');
  await writeLog([{ id: newId(), update: Y.encodeStateAsUpdateV2(page) }], 'segment');
  const markdown = await read(`${PASSPHRASE}\n`, '--markdown');
  expect(markdown.code).toBe(0);
  for (const line of [
    'We mended it.',
    'Starred.',
    String.raw`Tags: a\_tag, Staff meetings`,
    'Themes: Belonging',
    'Mistakes and mending: “mended it”',
    'Margin note, 2026-11-16T20:00:00+01:00:',
    String.raw`> It took \*four\* minutes.`,
  ])
    expect(markdown.out).toContain(line);
  const json = await read(`${PASSPHRASE}\n`);
  expect(JSON.parse(json.out)).toMatchObject({
    pages: [
      {
        starred: true,
        tags: ['a_tag', 'Staff meetings'],
        themes: [{ theme: 'belong' }],
        passages: [{ part: 'main', words: 'mended it', theme }],
        notes: [{ at: '2026-11-16T20:00:00+01:00', words: 'It took *four* minutes.' }],
      },
    ],
  });
});
