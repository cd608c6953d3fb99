/**
 * The team side of a journal, apart from its pages: teams and plans in the drawer `team`, rounds in the drawer `rounds`, which
 * stays on this computer. Nothing here is ever read by the pages, nor the other way round.
 *
 * *Forget this round* and *Leave the team* remove every piece, a round's keys first and the record that leads to them last: cut
 * off anywhere, they can be asked again, and no round is ever left that could be answered a second time.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { fromHex, toHex, utf8 } from '../../shared/base/bytes.ts';
import { readInvitation } from '../../shared/team/invitation.ts';
import { readRoundCard, type OpenCard } from '../../shared/team/round-card.ts';
import type { Drawers } from './drawers.ts';
import type { SaveOutcome } from './open-journal.ts';
import { openRoundFiles, type RoundFiles } from './round-files.ts';
import { TeamStoreError } from './team-store-error.ts';
import {
  readKeptRound,
  readThing,
  writeKeptRound,
  writeThing,
  type KeptPlan,
  type KeptRound,
  type Team,
} from './team-records.ts';

export interface TeamSide {
  readonly teams: readonly Team[];
  /** In the order in which they were kept. */
  readonly plans: readonly KeptPlan[];
  readonly rounds: readonly KeptRound[];
  /** Pieces of the team's drawer and of the rounds' that do not open. */
  readonly unreadable: { readonly team: number; readonly rounds: number };
}

export interface TeamStore {
  /** The port of `shared/team/`, for `openRound`, `acceptInvitation` and what follows them. Throws TeamStoreError. */
  readonly files: RoundFiles;
  /** Everything that is kept. Throws a TeamStoreError where the disk does not answer: nothing must look like no teams. */
  read(): Promise<TeamSide>;
  keepTeam(team: Team): Promise<SaveOutcome>;
  keepPlan(plan: KeptPlan): Promise<SaveOutcome>;
  removePlan(id: string): Promise<SaveOutcome>;
  keepRound(round: KeptRound): Promise<SaveOutcome>;
  /** Removes the round's keys, cards, answer and picture, and this person's own save. Cannot be taken back. */
  forgetRound(round: KeptRound): Promise<SaveOutcome>;
  /** Forgets the team's rounds, removes its plans, then the team. Cannot be taken back. */
  leaveTeam(id: string): Promise<SaveOutcome>;
  /** Removes what does not open; see `RoundFiles.forgetUnreadable`. */
  forgetUnreadable(): Promise<SaveOutcome>;
  /**
   * Called after anything here was changed by one of the calls above, which answers only when every listener has: whoever waits
   * for a step then finds all that is shown in step with it. Returns the way to stop listening.
   */
  subscribe(listener: () => Promise<void>): () => void;
}

const stores = new WeakMap<Drawers, TeamStore>();

/** The one team store of an open journal; steps of rounds wait for each other in it. */
export function teamStoreOf(journal: { readonly drawers: Drawers }): TeamStore {
  const store = stores.get(journal.drawers) ?? openTeamStore(journal.drawers);
  stores.set(journal.drawers, store);
  return store;
}

export function openTeamStore(drawers: Drawers): TeamStore {
  const files = openRoundFiles(drawers);
  const listeners = new Set<() => Promise<void>>();

  const changing = async (change: () => Promise<void>): Promise<SaveOutcome> => {
    try {
      await change();
      return { ok: true };
    } catch (error) {
      return { ok: false, problem: problemOf(error) };
    } finally {
      await Promise.all([...listeners].map((listener) => listener()));
    }
  };

  const keepThing = async (thing: Team | KeptPlan): Promise<void> => {
    const written = await drawers.write('team', thing.id, writeThing(thing));
    if (!written.ok) throw new TeamStoreError(written.problem);
  };
  const removeThing = async (id: string): Promise<void> => {
    const removed = await drawers.remove('team', id);
    if (!removed.ok) throw new TeamStoreError(removed.problem);
  };

  const readThings = async () => {
    const teams: Team[] = [];
    const plans: KeptPlan[] = [];
    const unreadable: string[] = [];
    for (const id of await drawers.list('team')) {
      const read = await drawers.read('team', id);
      if (!read.ok && read.problem === 'gone') continue;
      if (!read.ok && read.problem === 'failed') throw new TeamStoreError('no-answer');
      const thing = read.ok ? readThing(read.bytes) : null;
      if (thing === null || thing.id !== id) unreadable.push(id);
      else if (thing.kind === 'team') teams.push(thing);
      else plans.push(thing);
    }
    return {
      teams: teams.toSorted((one, other) => one.name.localeCompare(other.name)),
      plans: plans.toSorted((one, other) => one.keptOn.localeCompare(other.keptOn) || one.turn - other.turn),
      unreadable,
    };
  };

  const readRounds = async () => {
    const names = (await files.names()).filter((name) => name.startsWith(RECORD));
    const rounds: KeptRound[] = [];
    for (const name of names) {
      const bytes = await files.read(name);
      const round = bytes === null ? null : readKeptRound(bytes);
      if (round !== null && recordName(round.id) === name) rounds.push(round);
    }
    const unreadable = names.length - rounds.length + (await files.unreadable());
    return { rounds: rounds.toSorted((one, other) => other.since.localeCompare(one.since)), unreadable };
  };

  /** Keys of rounds that were begun and never came to a record, because the power went between the two. */
  const sweep = async (): Promise<void> => {
    const { rounds, unreadable } = await readRounds();
    if (unreadable > 0) return;
    const belongs = new Set(rounds.flatMap((round) => [recordName(round.id), ...piecesOf(round)]));
    for (const name of await files.namesAtFirst()) if (!belongs.has(name)) await files.remove(name);
  };
  let swept: Promise<void> | null = null;

  const forget = async (round: KeptRound): Promise<void> => {
    for (const name of piecesOf(round)) await files.remove(name);
    await files.remove(recordName(round.id));
  };

  return {
    files,
    read: async () => {
      swept ??= sweep().catch((error: unknown) => {
        swept = null;
        throw error;
      });
      await swept;
      const { teams, plans, unreadable } = await readThings();
      const { rounds, unreadable: unreadableRounds } = await readRounds();
      return { teams, plans, rounds, unreadable: { team: unreadable.length, rounds: unreadableRounds } };
    },
    keepTeam: (team) => changing(() => keepThing(team)),
    keepPlan: (plan) => changing(() => keepThing(plan)),
    removePlan: (id) => changing(() => removeThing(id)),
    keepRound: (round) => changing(() => files.replace(recordName(round.id), writeKeptRound(round))),
    forgetRound: (round) => changing(() => forget(round)),
    leaveTeam: (id) =>
      changing(async () => {
        const { rounds } = await readRounds();
        for (const round of rounds) if (round.team === id) await forget(round);
        const { plans } = await readThings();
        for (const plan of plans) if (plan.team === id) await removeThing(plan.id);
        await removeThing(id);
      }),
    forgetUnreadable: () =>
      changing(async () => {
        await files.forgetUnreadable();
        const { unreadable } = await readThings();
        for (const id of unreadable) await removeThing(id);
      }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The card of a kept round; null where there is none yet. */
export function cardOf(round: Pick<KeptRound, 'card'>): OpenCard | null {
  const bytes = round.card === null ? null : fromHex(round.card);
  const card = bytes === null ? null : readRoundCard(bytes);
  return card?.ok === true ? card.value : null;
}

/** Whether this journal opened the round of an invitation, and so is no keeper of it. */
export async function gathersInvitation(
  store: Pick<TeamStore, 'files'>,
  invitation: { readonly gatherer: string },
): Promise<boolean> {
  return (await store.files.read(`${gathererName(invitation.gatherer)}-invitation`)) !== null;
}

const RECORD = 'round-';
const recordName = (id: string): string => `${RECORD}${id}`;

/** The names under which `shared/team/` keeps a round (its FORMAT.md §11): keys first, what was answered after them. */
function piecesOf(round: KeptRound): readonly string[] {
  const card = cardOf(round);
  const bytes = round.invitation === null ? null : fromHex(round.invitation);
  const invitation = bytes === null ? null : readInvitation(bytes);
  const gatherer = card?.card.gatherer ?? (invitation?.ok === true ? invitation.value.gatherer : null);
  const pieces: string[] = [];
  if (card !== null) pieces.push(`keeper-${toHex(card.hash)}`, `keeper-${toHex(card.hash)}-answer`);
  if (gatherer !== null) {
    const name = gathererName(gatherer);
    for (const part of ['identity', 'cards', 'invitation', 'card', 'picture']) pieces.push(`${name}-${part}`);
  }
  return pieces;
}

const gathererName = (recipient: string): string => `gatherer-${toHex(sha256(utf8(recipient))).slice(0, 32)}`;

function problemOf(error: unknown): Exclude<SaveOutcome, { ok: true }>['problem'] {
  if (!(error instanceof TeamStoreError)) throw error;
  const { code } = error;
  return code === 'disk-full' || code === 'read-only' || code === 'gone' ? code : 'failed';
}
