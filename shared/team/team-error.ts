/** Thrown when our own code asks for something that has no meaning; files from outside never cause it. */
export type TeamErrorCode = 'choice-not-in-book' | 'bad-recipient' | 'kept-for-another-round' | 'bad-plan';

export class TeamError extends Error {
  readonly code: TeamErrorCode;

  constructor(code: TeamErrorCode, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'TeamError';
    this.code = code;
  }
}
