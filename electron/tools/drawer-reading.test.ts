/** What read-journal says of the drawers: content under the key in use or a former one, of rounds the ids alone. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { randomBytes, utf8 } from '../../shared/base/bytes.ts';
import { newId } from '../../shared/base/ids.ts';
import type { DrawerName } from '../../shared/ipc/drawer-calls.ts';
import { type DataKey, drawerKey, importDataKey, sealCacheRow } from '../../shared/vault/subkeys.ts';
import { readDrawers } from './drawer-reading.ts';

const vault = newId();
let folder = '';
let dataKey: DataKey;
let former: DataKey;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drawers-'));
  [dataKey, former] = [await importDataKey(randomBytes(32)), await importDataKey(randomBytes(32))];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(drawer: DrawerName, id: string, text: string, under = dataKey, name = id): Promise<void> {
  await mkdir(join(folder, drawer), { recursive: true });
  const key = await drawerKey(under, vault, drawer);
  await writeFile(
    join(folder, drawer, name),
    await sealCacheRow(key, { kind: drawer, id, reflects: 0 }, utf8(text)),
  );
}

const read = (epoch = 0) => readDrawers(folder, vault, { dataKey, epoch, former: [former] });

test('teams, programmes and drafts are printed as they are stored; of rounds nothing but that they are there', async () => {
  const [team, pack, draft, round] = [newId(), newId(), newId(), newId()];
  await put('team', team, '{"name":"Year 9"}');
  await put('packs', pack, '{"id":"org.example"}', former);
  await put('drafts', draft, 'not json');
  await put('rounds', round, '{"identity":"AGE-SECRET-KEY-1"}');
  const found = await read();
  expect(found).toEqual({
    team: [{ id: team, content: { name: 'Year 9' } }],
    packs: [{ id: pack, content: { id: 'org.example' } }],
    drafts: [{ id: draft, content: 'not json' }],
    rounds: [round],
    problems: [],
  });
  expect(JSON.stringify(found)).not.toContain('SECRET');
});

test('what does not open is named by its place, and nothing else is lost', async () => {
  const [team, moved] = [newId(), newId()];
  await put('team', team, '{}');
  await put('team', newId(), '{"name":"elsewhere"}', dataKey, moved);
  await writeFile(join(folder, 'team', 'note.txt'), 'not ours');
  const found = await read();
  expect(found.team).toEqual([{ id: team, content: {} }]);
  expect(found.problems).toEqual([`team/${moved}: could not be read, or not with this key.`]);
});

test('of a copy that was cut short after new keys, what waits for the keys that are there is read', async () => {
  const id = newId();
  await put('team', id, '"before"', former);
  await put('team', id, '"after"', dataKey, `${id}.epoch-1`);
  expect((await read(1)).team).toEqual([{ id, content: 'after' }]);
  expect((await read(0)).team).toEqual([{ id, content: 'before' }]);
});
