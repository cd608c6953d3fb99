/** What every form of the workshop is given: the draft, the way to change it, and what *Check* has said of a place. */
import { createContext, useContext } from 'react';
import type { DraftPack } from '../../../shared/programme/workshop/draft-shape.ts';
import type { Place } from '../../../shared/programme/workshop/tree-edit.ts';
import type { MakeEdit } from './shelf/use-kept-draft.ts';

export interface Desk {
  readonly pack: DraftPack;
  /** Does it, as one step; `joins` names the field that is being typed in. */
  readonly make: (by: MakeEdit, joins?: string) => void;
  /** One sentence about this very place, once the pack was checked. */
  readonly errorAt: (place: Place) => string | undefined;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('A form of the workshop stands outside a desk.');
  return desk;
}

/** The id of the field of a place, by which *Check* leads there. */
export function fieldId(place: Place): string {
  return `field-${place.join('-')}`;
}

/** What stands for a place on the page and can take the caret: its own field, or the nearest thing that holds it; null for none. */
export function fieldFor(place: Place): HTMLElement | null {
  for (let length = place.length; length > 0; length -= 1) {
    const found = document.getElementById(fieldId(place.slice(0, length)));
    if (found === null) continue;
    if (found.matches(FIELDS)) return found;
    const inside =
      found.querySelector<HTMLElement>(FIELDS) ?? found.querySelector<HTMLElement>('button:enabled');
    if (inside !== null) return inside;
  }
  return null;
}

const FIELDS = 'input:enabled, textarea:enabled, select:enabled';
