/** The team side as a screen sees it: read when it is shown, and read anew after every change. */
import { useEffect, useState } from 'react';
import type { TeamSide, TeamStore } from './team-store.ts';

/** Null until it was read; `failed` where the disk did not answer, which must not look like no rounds. */
export function useTeamSide(store: TeamStore): TeamSide | 'failed' | null {
  const [side, setSide] = useState<TeamSide | 'failed' | null>(null);
  useEffect(() => {
    let shown = true;
    let asked = 0;
    const read = async (): Promise<void> => {
      asked += 1;
      const mine = asked;
      const found = await store.read().catch(() => 'failed' as const);
      if (shown && mine === asked) setSide(found);
    };
    void read();
    const stop = store.subscribe(read);
    return () => {
      shown = false;
      stop();
    };
  }, [store]);
  return side;
}
