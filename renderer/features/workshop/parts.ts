/** The parts of a pack as the list at the side names them, and where in it a place of the draft is shown. */
import type { PartKind } from '../../../shared/programme/pack-lists.ts';
import { isPartKind } from '../../../shared/programme/workshop/edit-draft.ts';
import type { Place } from '../../../shared/programme/workshop/tree-edit.ts';

export const PARTS = [
  'about',
  'licence',
  'prompts',
  'thirdThings',
  'gatherings',
  'arcs',
  'sequences',
  'practices',
  'touchstones',
  'components',
  'focusAreas',
  'mapping',
  'themes',
  'families',
  'pulses',
  'sharing',
  'translations',
  'check',
] as const;
export type PartName = (typeof PARTS)[number];

/** What is open on the desk. */
export interface Opened {
  readonly part: PartName;
  /** Which of its kind; null for the list of them. */
  readonly at: number | null;
  /** Which thing inside it. */
  readonly inner: number | null;
}

/** True for parts that are lists of things with a form each. */
export function isListPart(part: PartName): part is PartKind & PartName {
  return isPartKind(part);
}

/** Where a place of the draft is shown. */
export function openedFor(place: Place): Opened {
  const [section, at, , inner] = place;
  const part = partFor(section);
  return {
    part,
    at: isListPart(part) && typeof at === 'number' ? at : null,
    inner: isListPart(part) && typeof inner === 'number' ? inner : null,
  };
}

function partFor(section: Place[number] | undefined): PartName {
  if (section === 'componentFocus') return 'mapping';
  return PARTS.find((part) => part === section) ?? 'about';
}
