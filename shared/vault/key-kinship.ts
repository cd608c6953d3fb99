/**
 * How the data key of one key file stands to that of another of the same journal, told without any key: each change of the data key
 * draws an identifier, so that two changes that were made apart are not taken for one because they have one number.
 */

/** Identifiers that a key file keeps, the newest. */
export const CHANGES_KEPT = 256;

/**
 * Of the other one: `same`; `earlier`, from before a change that this one knows; `later`; `apart`, of a change that was made in another
 * copy of the journal, so that neither opens what the other does.
 */
export type Kinship = 'same' | 'earlier' | 'later' | 'apart';

/** What a key file says of its changes. */
interface Changes {
  readonly epoch?: number | undefined;
  readonly changes?: readonly string[] | undefined;
}

export function kinshipOf(one: Changes, other: Changes): Kinship {
  const [epoch, otherEpoch] = [one.epoch ?? 0, other.epoch ?? 0];
  const [last, otherLast] = [one.changes?.at(-1), other.changes?.at(-1)];
  // Before the first change there is nothing to tell apart; and of a file that keeps no identifiers only the number is known.
  if (epoch === 0 || otherEpoch === 0 || last === undefined || otherLast === undefined) {
    if (epoch === otherEpoch) return 'same';
    return otherEpoch < epoch ? 'earlier' : 'later';
  }
  if (last === otherLast) return 'same';
  if (one.changes?.includes(otherLast) === true) return 'earlier';
  return other.changes?.includes(last) === true ? 'later' : 'apart';
}
