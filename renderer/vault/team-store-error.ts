/** Thrown by the team side's store where a step of a round cannot be kept. Names the trouble, never a team or a choice. */
import type { WriteProblem } from '../../shared/ipc/call-shapes.ts';

/**
 * `unreadable`: a kept piece of some round does not open. What it was is not known, so nothing new is begun beside it until
 * it is forgotten. `newer`: a later version of the app wrote it. `no-answer`: the disk could not be read.
 */
export type TeamStoreCode = WriteProblem | 'unreadable' | 'newer' | 'no-answer';

export class TeamStoreError extends Error {
  readonly code: TeamStoreCode;

  constructor(code: TeamStoreCode, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'TeamStoreError';
    this.code = code;
  }
}
