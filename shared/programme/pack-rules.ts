/**
 * What the parts of a pack must be to each other: ids said once, references that lead somewhere, minutes that add
 * up, rights that fit, translations of strings that exist. Runs on a pack whose every field is already sound.
 */
import { PART_KINDS, type PartKind } from './pack-lists.ts';
import { TEXT_SIZE, type Pack } from './pack.ts';
import type { PathPart, ProblemList } from './pack-problem.ts';
import { stringsOf } from './pack-strings.ts';

/** Notes every broken rule. Nothing is noted exactly when the pack keeps all of them. */
export function checkRules(pack: Pack, problems: ProblemList): void {
  checkIds(pack, problems);
  checkReferences(pack, problems);
  checkGatherings(pack, problems);
  checkRepeats(pack, problems);
  checkRights(pack, problems);
  checkTranslations(pack, problems);
}

function noteRepeats(
  values: readonly (string | number)[],
  code: 'repeated-id' | 'repeated-value',
  path: (index: number) => readonly PathPart[],
  problems: ProblemList,
): void {
  const seen = new Set<string | number>();
  for (const [index, value] of values.entries()) {
    if (seen.has(value)) problems.add(code, path(index), String(value));
    seen.add(value);
  }
}

function checkIds(pack: Pack, problems: ProblemList): void {
  for (const kind of PART_KINDS) {
    const ids = pack[kind].map(({ id }) => id);
    noteRepeats(ids, 'repeated-id', (index) => [kind, index, 'id'], problems);
  }
  for (const [index, { items }] of pack.pulses.entries()) {
    const ids = items.map(({ id }) => id);
    noteRepeats(ids, 'repeated-id', (item) => ['pulses', index, 'items', item, 'id'], problems);
  }
}

function checkReferences(pack: Pack, problems: ProblemList): void {
  const known = new Map<PartKind, ReadonlySet<string>>(
    PART_KINDS.map((kind) => [kind, new Set(pack[kind].map(({ id }) => id))]),
  );
  const follow = (kind: PartKind, id: string | undefined, path: readonly PathPart[]): void => {
    if (id !== undefined && known.get(kind)?.has(id) !== true) problems.add('unknown-reference', path, id);
  };

  for (const [index, { component, focusArea }] of pack.componentFocus.entries()) {
    follow('components', component, ['componentFocus', index, 'component']);
    follow('focusAreas', focusArea, ['componentFocus', index, 'focusArea']);
  }
  for (const [a, arc] of pack.arcs.entries()) {
    for (const [s, step] of arc.steps.entries()) {
      const path = ['arcs', a, 'steps', s] as const;
      for (const [p, prompt] of step.prompts.entries()) follow('prompts', prompt, [...path, 'prompts', p]);
      follow('gatherings', step.gathering, [...path, 'gathering']);
      follow('pulses', step.pulse, [...path, 'pulse']);
    }
  }
  for (const [g, gathering] of pack.gatherings.entries()) {
    for (const [b, block] of gathering.blocks.entries()) {
      const path = ['gatherings', g, 'blocks', b] as const;
      follow('practices', block.practice, [...path, 'practice']);
      follow('prompts', block.prompt, [...path, 'prompt']);
      follow('thirdThings', block.thirdThing, [...path, 'thirdThing']);
    }
  }
  for (const [p, prompt] of pack.prompts.entries()) {
    follow('components', prompt.component, ['prompts', p, 'component']);
    for (const [f, area] of prompt.focusAreas.entries()) {
      follow('focusAreas', area, ['prompts', p, 'focusAreas', f]);
    }
    follow('thirdThings', prompt.thirdThing, ['prompts', p, 'thirdThing']);
  }
  for (const [t, theme] of pack.themes.entries()) follow('families', theme.family, ['themes', t, 'family']);
  for (const [s, sequence] of pack.sequences.entries()) {
    for (const [a, arc] of sequence.arcs.entries()) follow('arcs', arc, ['sequences', s, 'arcs', a]);
  }
}

function checkGatherings(pack: Pack, problems: ProblemList): void {
  for (const [index, { minutes, blocks }] of pack.gatherings.entries()) {
    const sum = blocks.reduce((total, block) => total + block.minutes, 0);
    if (sum === minutes) continue;
    const difference = sum > minutes ? `+${sum - minutes}` : `−${minutes - sum}`;
    problems.add(
      'minutes-do-not-add-up',
      ['gatherings', index, 'minutes'],
      `${sum} ≠ ${minutes} (${difference})`,
    );
  }
  for (const [index, { minPeople, maxPeople }] of pack.practices.entries()) {
    if (minPeople !== undefined && maxPeople !== undefined && minPeople > maxPeople) {
      problems.add('out-of-range', ['practices', index, 'maxPeople'], `${minPeople} > ${maxPeople}`);
    }
  }
}

function checkRepeats(pack: Pack, problems: ProblemList): void {
  const pairs = pack.componentFocus.map(({ component, focusArea }) => `${component} × ${focusArea}`);
  noteRepeats(pairs, 'repeated-value', (index) => ['componentFocus', index], problems);
  for (const [a, arc] of pack.arcs.entries()) {
    const orders = arc.steps.map(({ order }) => order);
    noteRepeats(orders, 'repeated-value', (step) => ['arcs', a, 'steps', step, 'order'], problems);
  }
  for (const [p, { lengths }] of pack.prompts.entries()) {
    noteRepeats(lengths, 'repeated-value', (index) => ['prompts', p, 'lengths', index], problems);
  }
  for (const [s, { arcs }] of pack.sequences.entries()) {
    noteRepeats(arcs, 'repeated-value', (index) => ['sequences', s, 'arcs', index], problems);
  }
  let defaults = 0;
  for (const [s, sequence] of pack.sequences.entries()) {
    if (sequence.default && ++defaults > 1) {
      problems.add('several-defaults', ['sequences', s, 'default'], sequence.id);
    }
  }
}

function checkRights(pack: Pack, problems: ProblemList): void {
  for (const [index, thing] of pack.thirdThings.entries()) {
    const path = ['thirdThings', index] as const;
    if (thing.rights === 'cite-only' && thing.text !== undefined) {
      problems.add('cite-only-with-text', [...path, 'text'], thing.id);
    }
    if (thing.rights === 'licensed' && thing.rightsNote === undefined) {
      problems.add('licensed-without-note', path, thing.id);
    }
  }
}

function checkTranslations(pack: Pack, problems: ProblemList): void {
  const original = stringsOf(pack);
  for (const [language, { strings }] of Object.entries(pack.translations)) {
    for (const [key, text] of Object.entries(strings)) {
      if (problems.full) return;
      const path = ['translations', language, 'strings', key];
      const translated = original.get(key);
      if (translated === undefined) {
        problems.add('unknown-string', path);
        continue;
      }
      const size = TEXT_SIZE[translated.kind];
      if (text.length > size) problems.add('too-long', path, String(size));
      if (translated.kind === 'short' && text.includes('\n')) problems.add('line-break', path);
    }
  }
}
