/** What reading something from outside can come to: the value, or one closed word for why it was refused. */

/** Why a file or a step was refused. Names the kind of trouble, never a person or a choice. */
export type Refusal =
  /** Not a file of the kind that was asked for. */
  | 'not-this-kind'
  | 'too-large'
  /** The beginning is right and the end is missing. */
  | 'cut-short'
  | 'damaged'
  | 'newer-format'
  /** Sealed for another round, or damaged inside the seal: the two cannot be told apart. */
  | 'cannot-open'
  | 'other-round'
  | 'other-pack'
  | 'other-major-version'
  | 'other-codebook'
  /** One contribution appears twice in a bundle. */
  | 'doubled'
  /** Two saves of one contribution claim the same place; neither is counted. */
  | 'conflicting'
  | 'too-many'
  | 'too-few'
  /** This journal holds no identity for the round: it was finished, restored, moved, or never here. */
  | 'no-open-round'
  | 'already-answered'
  /** The sum covers cards that are not here. */
  | 'halves-missing'
  /** The two totals make no possible picture. */
  | 'do-not-belong';

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export function found<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refused(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal };
}
