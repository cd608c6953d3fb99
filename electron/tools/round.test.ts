/** A whole round on files, and Debian's `age` as the judge of a card's two halves. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cellsOf, CELL_COUNT } from '../../shared/team/cells.ts';
import { CONTRIBUTION_TIME, makeContribution } from '../../shared/team/contribution.ts';
import { addCards, openRound, takeRoundCard } from '../../shared/team/gatherer.ts';
import { acceptInvitation } from '../../shared/team/keeper.ts';
import { EXAMPLE_BOOK } from '../../shared/team/testing/example-book.ts';
import { valueOf } from '../../shared/team/testing/played-round.ts';
import { droppedFolder, folderStore } from './round-folder.ts';

const run = promisify(execFile);
const tool = (name: string) => join(import.meta.dirname, name);
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'round-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the command line', () => {
  it('plays a round of nine that equals the plain computation, with files of one size and one time', async () => {
    const played = join(folder, 'nine');
    const { stdout } = await run(process.execPath, [tool('round.ts'), '--people', '9', '--folder', played]);
    expect(stdout).toContain('The picture equals the plain computation.');
    const cards = await readdir(join(played, 'cards'));
    expect(cards).toHaveLength(9);
    for (const card of cards) {
      const { size, mtimeMs } = await stat(join(played, 'cards', card));
      expect([size, mtimeMs]).toEqual([8610, CONTRIBUTION_TIME]);
    }
    expect((await readdir(join(played, 'keeper'))).every((name) => name.endsWith('-answer'))).toBe(true);
    expect((await readdir(join(played, 'gatherer'))).every((name) => name.endsWith('-picture'))).toBe(true);
  });

  it('ends without a sum when fewer than five bring something', async () => {
    const args = [tool('round.ts'), '--people', '7', '--nothing', '3', '--folder', join(folder, 'few')];
    await expect(run(process.execPath, args)).rejects.toMatchObject({ code: 2 });
  });
});

describe('a folder', () => {
  it('is read without following links or opening folders', async () => {
    const place = join(folder, 'drop');
    await mkdir(join(place, 'inside'), { recursive: true });
    await writeFile(join(place, 'text.txt'), 'hello');
    await symlink('/etc/passwd', join(place, 'link'));
    const entries = await droppedFolder(place);
    expect(entries.map(({ name, kind }) => [name, kind])).toEqual([
      ['inside', 'folder'],
      ['link', 'link'],
      ['text.txt', 'file'],
    ]);
    await rm(join(place, 'text.txt'));
    await expect(entries[2]?.read(10)).rejects.toThrow('ENOENT');
  });

  it('keeps what a round store is told, and lets a name be taken once', async () => {
    const store = await folderStore(join(folder, 'store'));
    expect(await store.read('a')).toBeNull();
    expect(await store.create('a', new Uint8Array([1]))).toBe(true);
    expect(await store.create('a', new Uint8Array([2]))).toBe(false);
    expect(await store.read('a')).toEqual(new Uint8Array([1]));
    await store.replace('a', new Uint8Array([3]));
    expect(await (await folderStore(join(folder, 'store'))).read('a')).toEqual(new Uint8Array([3]));
    await store.remove('a');
    await store.remove('a');
    expect(await readdir(join(folder, 'store'))).toEqual([]);
    await expect(store.read('../a')).rejects.toThrow('Not a name');
  });
});

describe('Debian’s age', () => {
  it.runIf(existsSync('/usr/bin/age'))('opens both halves, and they add up to the ticks', async () => {
    const place = join(folder, 'judge');
    const gatherer = await folderStore(join(place, 'gatherer'));
    const keeper = await folderStore(join(place, 'keeper'));
    const terms = { arc: 'arc-2', closes: '2027-03-12', floor: 5, evaluates: false };
    const invitation = await openRound(gatherer, EXAMPLE_BOOK, terms);
    const round = valueOf(await acceptInvitation(keeper, EXAMPLE_BOOK, invitation));
    valueOf(await takeRoundCard(gatherer, EXAMPLE_BOOK, round.bytes));
    const choice = { themes: [{ id: 'deed', lean: 'both' as const }], weather: [{ id: 'w2', point: 3 }] };
    const { file, fileName } = await makeContribution(round, EXAMPLE_BOOK, choice, null);
    const card = join(place, fileName);
    await writeFile(card, file);
    await copyFile(card, join(place, 'copy (1).wscard'));
    await run(process.execPath, [tool('split-card.ts'), card, place]);

    const shares: number[][] = [];
    for (const [store, half] of [
      ['gatherer', 'gatherer.age'],
      ['keeper', 'keeper.age'],
    ] as const) {
      const name = (await readdir(join(place, store))).find(
        (one) => one.endsWith('-identity') || store === 'keeper',
      );
      const opened = join(place, `${half}.opened`);
      await run('age', ['-d', '-i', join(place, store, name ?? ''), '-o', opened, join(place, half)]);
      const body = await readFile(opened);
      expect(body).toHaveLength(4096);
      shares.push(Array.from({ length: CELL_COUNT }, (_, cell) => body.readUInt16BE(111 + 2 * cell)));
    }
    const sum = Array.from(
      { length: CELL_COUNT },
      (_, cell) => ((shares[0]?.[cell] ?? 0) + (shares[1]?.[cell] ?? 0)) % 65_536,
    );
    expect(sum).toEqual([...cellsOf(EXAMPLE_BOOK, choice)]);
    const { whole } = valueOf(await addCards(gatherer, round, await droppedFolder(place)));
    expect(whole).toBe(1);
  });
});
