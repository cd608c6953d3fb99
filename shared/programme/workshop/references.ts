/** What in a draft points to a part: for renaming, for taking a part out, and to say where it is used. */
import type { PartKind } from '../pack-lists.ts';
import type { DraftPack } from './draft-shape.ts';
import type { Place } from './tree-edit.ts';

/** Places of everything that names this id of this kind, in the order of the pack. A pair of the mapping counts by its field. */
export function referencesTo(pack: DraftPack, kind: PartKind, id: string): readonly Place[] {
  if (id === '') return [];
  const places: Place[] = [];
  const note = (of: PartKind, value: string | undefined, place: Place): void => {
    if (of === kind && value === id) places.push(place);
  };
  for (const [at, { component, focusArea }] of pack.componentFocus.entries()) {
    note('components', component, ['componentFocus', at, 'component']);
    note('focusAreas', focusArea, ['componentFocus', at, 'focusArea']);
  }
  for (const [a, arc] of pack.arcs.entries()) {
    for (const [s, step] of arc.steps.entries()) {
      const place = ['arcs', a, 'steps', s] as const;
      for (const [p, prompt] of step.prompts.entries()) note('prompts', prompt, [...place, 'prompts', p]);
      note('gatherings', step.gathering, [...place, 'gathering']);
      note('pulses', step.pulse, [...place, 'pulse']);
    }
  }
  for (const [g, gathering] of pack.gatherings.entries()) {
    for (const [b, block] of gathering.blocks.entries()) {
      const place = ['gatherings', g, 'blocks', b] as const;
      note('practices', block.practice, [...place, 'practice']);
      note('prompts', block.prompt, [...place, 'prompt']);
      note('thirdThings', block.thirdThing, [...place, 'thirdThing']);
    }
  }
  for (const [p, prompt] of pack.prompts.entries()) {
    note('components', prompt.component, ['prompts', p, 'component']);
    for (const [f, area] of prompt.focusAreas.entries())
      note('focusAreas', area, ['prompts', p, 'focusAreas', f]);
    note('thirdThings', prompt.thirdThing, ['prompts', p, 'thirdThing']);
  }
  for (const [t, theme] of pack.themes.entries()) note('families', theme.family, ['themes', t, 'family']);
  for (const [s, sequence] of pack.sequences.entries()) {
    for (const [a, arc] of sequence.arcs.entries()) note('arcs', arc, ['sequences', s, 'arcs', a]);
  }
  return places;
}
