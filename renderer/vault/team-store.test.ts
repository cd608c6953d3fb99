/** The team side's store: a round's answer comes once whatever breaks, and what is forgotten is gone. */
import { beforeEach, describe, expect, it } from 'vitest';
import { randomBytes, toHex, type Bytes } from '../../shared/base/bytes.ts';
import { newId } from '../../shared/base/ids.ts';
import { writeBundle } from '../../shared/team/bundle.ts';
import { makeContribution, readContribution } from '../../shared/team/contribution.ts';
import { openRound } from '../../shared/team/gatherer.ts';
import { acceptInvitation, answerBundle, openBundle } from '../../shared/team/keeper.ts';
import type { OpenCard } from '../../shared/team/round-card.ts';
import { EXAMPLE_BOOK } from '../../shared/team/testing/example-book.ts';
import { valueOf } from '../../shared/team/testing/played-round.ts';
import { importDataKey, type DataKey } from '../../shared/vault/subkeys.ts';
import { openDrawers } from './drawers.ts';
import type { KeptRound, Team } from './team-records.ts';
import { openTeamStore } from './team-store.ts';
import { makeMemoryDrawers, PowerCut, type MemoryDrawers } from './testing/memory-drawers.ts';

const VAULT = '00112233445566778899aabbccddeeff';
const TERMS = { arc: 'arc-2', closes: '2027-03-12', floor: 5, evaluates: false };
const DEED = { themes: [{ id: 'deed', lean: 'strain' as const }], weather: [] };
let dataKey: DataKey;
let bundle: Bytes;
let smaller: Bytes;
let round: OpenCard;
let invitation: Bytes;
/** The keeper's disk once the invitation was accepted. */
let accepted: Map<string, Bytes>;

const storeOn = (disk: MemoryDrawers) => openTeamStore(openDrawers(VAULT, dataKey, disk));

/** The same disk after the power came back. */
const restarted = (disk: MemoryDrawers) => makeMemoryDrawers(new Map(disk.files));

const record = (over: Partial<KeptRound> = {}): KeptRound => ({
  version: 1,
  id: newId(),
  team: null,
  role: 'keeper',
  since: '2027-03-01',
  invitation: toHex(invitation),
  card: toHex(round.bytes),
  people: null,
  save: null,
  pending: null,
  brought: null,
  paper: null,
  ...over,
});

const team = (over: Partial<Team> = {}): Team => ({
  version: 1,
  kind: 'team',
  id: newId(),
  name: 'Year seven',
  roles: ['keeper'],
  packId: 'org.example.pack',
  evaluates: false,
  people: 9,
  ...over,
});

beforeEach(async () => {
  dataKey = await importDataKey(new Uint8Array(randomBytes(32)));
  const disk = makeMemoryDrawers();
  invitation = await openRound(storeOn(makeMemoryDrawers()).files, EXAMPLE_BOOK, TERMS);
  round = valueOf(await acceptInvitation(storeOn(disk).files, EXAMPLE_BOOK, invitation));
  accepted = disk.files;
  const cards = await Promise.all(
    Array.from({ length: 6 }, () => makeContribution(round, EXAMPLE_BOOK, DEED, null)),
  );
  const halves = cards.map(({ file }) => valueOf(readContribution(file)).keeper);
  bundle = writeBundle(round.hash, halves);
  smaller = writeBundle(round.hash, halves.slice(1));
});

describe('a keeper’s answer', () => {
  it('is the only one, wherever the power goes or the disk fails', async () => {
    for (const kind of ['power', 'disk-full'] as const) {
      for (const lands of [false, true]) {
        for (let step = 0; step < 3; step += 1) {
          const disk = makeMemoryDrawers(new Map(accepted));
          const offered = new Set<string>();
          disk.fail({ step, lands, kind });
          const first = await orNothing(answerBundle(storeOn(disk).files, round, bundle, 'skipped'));
          if (first !== null) offered.add(sumOf(first));

          const after = storeOn(restarted(disk)).files;
          const answered = (await after.names()).some((name) => name.endsWith('-answer'));
          // Nothing was offered before the answer was on the disk and the key was off it.
          if (first !== null) expect(await after.names()).toEqual([`keeper-${toHex(round.hash)}-answer`]);
          const second = await answerBundle(after, round, answered ? smaller : bundle, 'skipped');
          expect(second.ok).toBe(!answered);
          if (second.ok) offered.add(sumOf(second));
          offered.add(sumOf(await answerBundle(after, round, bundle, 'skipped')));
          expect(offered.size).toBe(1);
          expect(await after.names()).toEqual([`keeper-${toHex(round.hash)}-answer`]);
        }
      }
    }
  });

  it('is the only one in one process too, when the disk failed and it is asked again at once', async () => {
    for (const lands of [false, true]) {
      for (let step = 0; step < 2; step += 1) {
        const disk = makeMemoryDrawers(new Map(accepted));
        const { files } = storeOn(disk);
        disk.fail({ step, lands, kind: 'disk-full' });
        expect(await orNothing(answerBundle(files, round, bundle, 'skipped'))).toBeNull();
        const answered = (await files.names()).some((name) => name.endsWith('-answer'));
        const other = await answerBundle(files, round, answered ? smaller : bundle, 'skipped');
        expect(other.ok).toBe(!answered);
        valueOf(await answerBundle(files, round, bundle, 'skipped'));
        expect(disk.files.size).toBe(1);
      }
    }
  });

  it('is not begun twice by two that ask at once', async () => {
    const { files } = storeOn(makeMemoryDrawers(new Map(accepted)));
    const answers = await Promise.all([
      answerBundle(files, round, bundle, 'skipped'),
      answerBundle(files, round, smaller, 'skipped'),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('is refused while a piece does not open, since it might be the answer; forgetting it takes the key too', async () => {
    const disk = makeMemoryDrawers(new Map(accepted));
    const store = storeOn(disk);
    await store.keepRound(record());
    const other = storeOn(disk);
    disk.files.set(`rounds/${newId()}`, damagedCopy(disk));
    await expect(answerBundle(other.files, round, bundle, 'skipped')).rejects.toThrow('unreadable');
    const damaged = storeOn(restarted(disk));
    expect((await damaged.read()).unreadable.rounds).toBe(1);
    expect(await damaged.forgetUnreadable()).toEqual({ ok: true });
    expect((await damaged.read()).unreadable.rounds).toBe(0);
    expect(await openBundle(damaged.files, round, bundle)).toEqual({ ok: false, refusal: 'no-open-round' });
  });

  it('leads from no name on the disk to a round', async () => {
    const disk = makeMemoryDrawers(new Map(accepted));
    await storeOn(disk).keepRound(record());
    const shown = [...disk.files]
      .map(([name, bytes]) => name + new TextDecoder('latin1').decode(bytes))
      .join();
    expect(shown).not.toContain(toHex(round.hash));
    expect(shown).not.toContain('keeper');
  });
});

describe('what is kept', () => {
  it('comes back after a restart, and says what it could not read', async () => {
    const disk = makeMemoryDrawers();
    const store = storeOn(disk);
    const kept = team();
    await store.keepTeam(kept);
    const one = record({ team: kept.id });
    await store.keepRound(one);
    disk.files.set(`team/${newId()}`, damagedCopy(disk));
    const side = await storeOn(restarted(disk)).read();
    expect(side.teams).toEqual([kept]);
    expect(side.rounds).toEqual([one]);
    expect(side.unreadable).toEqual({ team: 1, rounds: 0 });
  });

  it('loses keys whose round never came to a record, and no others', async () => {
    const disk = makeMemoryDrawers(new Map(accepted));
    const store = storeOn(disk);
    expect((await store.read()).rounds).toEqual([]);
    expect(disk.files.size).toBe(0);
    const begun = storeOn(makeMemoryDrawers());
    const card = valueOf(await acceptInvitation(begun.files, EXAMPLE_BOOK, invitation));
    await begun.read();
    expect(await begun.files.names()).toEqual([`keeper-${toHex(card.hash)}`]);
  });

  it('says which problem the disk had', async () => {
    const disk = makeMemoryDrawers();
    disk.fail({ step: 0, lands: false, kind: 'disk-full' });
    expect(await storeOn(disk).keepTeam(team())).toEqual({ ok: false, problem: 'disk-full' });
  });
});

describe('forgetting', () => {
  it('leaves nothing of a round, and never a key without its answer, wherever it is cut off', async () => {
    const full = makeMemoryDrawers(new Map(accepted));
    const one = record();
    await storeOn(full).keepRound(one);
    // A crash between answer and release: both are on the disk.
    const disk = restarted(full);
    disk.fail({ step: 1, lands: false, kind: 'power' });
    await orNothing(answerBundle(storeOn(disk).files, round, bundle, 'skipped'));
    expect(await storeOn(restarted(disk)).files.names()).toHaveLength(3);

    for (let step = 0; step < 3; step += 1) {
      for (const lands of [false, true]) {
        const cut = restarted(disk);
        cut.fail({ step, lands, kind: 'power' });
        await storeOn(cut)
          .forgetRound(one)
          .catch(() => undefined);
        const after = storeOn(restarted(cut));
        const names = await after.files.names();
        const hasKey = names.includes(`keeper-${toHex(round.hash)}`);
        if (hasKey) expect(names).toContain(`keeper-${toHex(round.hash)}-answer`);
        const other = await answerBundle(after.files, round, smaller, 'skipped');
        expect(other.ok).toBe(false);
        expect(await after.forgetRound(one)).toEqual({ ok: true });
        expect(await after.files.names()).toEqual([]);
      }
    }
  });

  it('takes a gatherer’s round whole, also before there is a card', async () => {
    const disk = makeMemoryDrawers();
    const store = storeOn(disk);
    const opened = await openRound(store.files, EXAMPLE_BOOK, TERMS);
    const one = record({ role: 'gatherer', invitation: toHex(opened), card: null });
    await store.keepRound(one);
    expect(disk.files.size).toBe(3);
    await store.forgetRound(one);
    expect(disk.files.size).toBe(0);
  });

  it('of a team takes its rounds and plans, keeps the others’, and can be asked again at every step', async () => {
    const whole = makeMemoryDrawers(new Map(accepted));
    const mine = team();
    const other = team({ name: 'Governors' });
    const store = storeOn(whole);
    await store.keepTeam(mine);
    await store.keepTeam(other);
    await store.keepRound(record({ team: mine.id }));
    const theirs = record({ team: other.id, invitation: null, card: null, role: 'colleague' });
    await store.keepRound(theirs);
    for (let step = 0; step < 4; step += 1) {
      const disk = restarted(whole);
      disk.fail({ step, lands: step % 2 === 0, kind: 'power' });
      await storeOn(disk)
        .leaveTeam(mine.id)
        .catch(() => undefined);
      const after = storeOn(restarted(disk));
      expect(await after.leaveTeam(mine.id)).toEqual({ ok: true });
      expect(await after.read()).toMatchObject({ teams: [other], plans: [], rounds: [theirs] });
      expect((await after.files.names()).length).toBe(1);
    }
  });
});

/** A sealed file of this very journal, in which one byte is another. */
function damagedCopy(disk: MemoryDrawers): Bytes {
  const [whole = new Uint8Array(0)] = disk.files.values();
  return whole.with(whole.length - 1, (whole.at(-1) ?? 0) ^ 1);
}

function sumOf(answer: Awaited<ReturnType<typeof answerBundle>>): string {
  const value = valueOf(answer);
  if (value.kind !== 'sum') throw new Error(`No sum: ${value.reason}`);
  return toHex(value.file);
}

/** Null where the power went or the disk said no. */
async function orNothing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof PowerCut || (error instanceof Error && error.name === 'TeamStoreError')) return null;
    throw error;
  }
}
