/** Whether this person gathers for a team: only then is there a place for it in the running head. Null until it is known. */
import type { OpenJournal } from '../vault/open-journal.ts';
import { teamStoreOf } from '../vault/team-store.ts';
import { useTeamSide } from '../vault/use-team-side.ts';

export function useGathers(journal: Pick<OpenJournal, 'drawers'>): boolean | null {
  const side = useTeamSide(teamStoreOf(journal));
  if (side === null || side === 'failed') return null;
  return side.teams.some(({ roles }) => roles.includes('gatherer'));
}
