/** Whether this person gathers for a team: only then is there a place for it in the running head. */
import type { OpenJournal } from '../vault/open-journal.ts';
import { teamStoreOf } from '../vault/team-store.ts';
import { useTeamSide } from '../vault/use-team-side.ts';

export function useGathers(journal: Pick<OpenJournal, 'drawers'>): boolean {
  const side = useTeamSide(teamStoreOf(journal));
  return side !== null && side !== 'failed' && side.teams.some(({ roles }) => roles.includes('gatherer'));
}
