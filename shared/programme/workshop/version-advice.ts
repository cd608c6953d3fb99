/**
 * What number the new version of a pack should have, from what changed since the last one: patch for words, minor for what was
 * added, major for what is gone or means something else. It is advice; whoever writes the pack decides.
 */
import type { PartKind } from '../pack-lists.ts';
import type { DraftPack } from './draft-shape.ts';
import type { PackChange } from './what-changed.ts';

export type VersionAdvice = 'none' | 'patch' | 'minor' | 'major';

export interface AdvisedVersion {
  readonly advice: VersionAdvice;
  /** The number that follows from it; the old one when nothing changed or the old one is no version. */
  readonly version: string;
  /** Parts that keep their id and may mean something else: each should have a new id. */
  readonly newIds: readonly { readonly of: PartKind; readonly id: string; readonly name: string | null }[];
}

/** What number the next version should have: patch for words, minor for what was added, major for what is gone or means something else. */
export function adviseVersion(before: DraftPack, changes: readonly PackChange[]): AdvisedVersion {
  const advice = changes.reduce<VersionAdvice>((most, change) => greater(most, weightOf(change)), 'none');
  const newIds = changes.flatMap((change) =>
    change.kind === 'part' && change.change === 'changed' && change.otherMeaning
      ? [{ of: change.of, id: change.id, name: change.name }]
      : [],
  );
  return { advice, version: nextVersion(before.version ?? '', advice), newIds };
}

const WEIGHTS: readonly VersionAdvice[] = ['none', 'patch', 'minor', 'major'];

function greater(a: VersionAdvice, b: VersionAdvice): VersionAdvice {
  return WEIGHTS.indexOf(a) > WEIGHTS.indexOf(b) ? a : b;
}

/** Fields of words: changing them is mending, as long as the meaning stays. */
const WORDS = new Set([
  'title',
  'about',
  'how',
  'credit',
  'creator',
  'year',
  'text',
  'rightsNote',
  'intent',
  'purpose',
  'setup',
  'label',
  'definition',
  'use',
  'avoid',
  'examples',
  'source',
]);

/** Whether something may be shared, from when it is shown, and what may be passed on: promises that readers rely on. */
const PROMISES = new Set(['share', 'minContributors', 'sharing', 'licence', 'defaultLanguage']);

function weightOf(change: PackChange): VersionAdvice {
  switch (change.kind) {
    case 'pack':
      return PROMISES.has(change.field) ? 'major' : 'patch';
    case 'mapping':
    case 'order':
      return 'minor';
    case 'language':
      if (change.change !== 'changed') return change.change === 'removed' ? 'major' : 'minor';
      return change.added > 0 ? 'minor' : 'patch';
    case 'part':
      if (change.change !== 'changed') return change.change === 'added' ? 'minor' : 'major';
      if (change.otherMeaning || change.fields.some((field) => PROMISES.has(field))) return 'major';
      return change.fields.every((field) => WORDS.has(field)) ? 'patch' : 'minor';
  }
}

function nextVersion(version: string, advice: VersionAdvice): string {
  const found = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})/.exec(version);
  if (found === null || advice === 'none') return version;
  const [major = 0, minor = 0, patch = 0] = found.slice(1).map(Number);
  if (advice === 'major') return `${major + 1}.0.0`;
  return advice === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}
