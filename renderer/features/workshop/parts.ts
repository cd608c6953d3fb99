/** The parts of a pack as the list at the side names them, what most packs need first; and where in it a place of the draft is shown. */
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
  'translations',
  'check',
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
] as const;
export type PartName = (typeof PARTS)[number];

/** From here on a pack can do without; those before it are what most packs are made of. */
export const FIRST_OF_MORE = 'sequences' satisfies PartName;
/** Where somebody who begins goes on to. */
export const GOES_ON: { readonly [part in PartName]?: PartName } = { licence: 'about', about: 'prompts' };

/** Lists inside a part of which one thing can be open. */
const OPENING: ReadonlySet<unknown> = new Set(['steps', 'blocks', 'items']);

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
  const [section, at, list, inner] = place;
  const part = partFor(section);
  return {
    part,
    at: isListPart(part) && typeof at === 'number' ? at : null,
    inner: isListPart(part) && OPENING.has(list) && typeof inner === 'number' ? inner : null,
  };
}

function partFor(section: Place[number] | undefined): PartName {
  if (section === 'componentFocus') return 'mapping';
  return PARTS.find((part) => part === section) ?? 'about';
}
