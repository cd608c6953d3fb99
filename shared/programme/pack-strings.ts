/**
 * Every string of a pack that a translation may carry, under the key a translation uses for it.
 *
 * Keys are `title`, `summary`, `notice`, and `<kind>.<id>.<field>`; lists inside are counted from 0
 * (`prompts.y01.steps.0.ask`), except the statements of a pulse, which have ids of their own. Names of people,
 * licences and the changelog stay as their authors wrote them.
 */
import type { Pack, TextKind } from './pack.ts';

export interface PackString {
  readonly text: string;
  readonly kind: TextKind;
}

type Fields = Readonly<Record<string, readonly [TextKind, string | undefined]>>;

/** All translatable strings of a pack that are there, by key, in the order of the pack. */
export function stringsOf(pack: Pack): ReadonlyMap<string, PackString> {
  const strings = new Map<string, PackString>();
  const note = (prefix: string, fields: Fields): void => {
    for (const [field, [kind, text]] of Object.entries(fields)) {
      if (text !== undefined) strings.set(`${prefix}${field}`, { text, kind });
    }
  };

  note('', {
    title: ['short', pack.title],
    summary: ['long', pack.summary],
    notice: ['long', pack.notice],
  });
  for (const kind of ['components', 'focusAreas', 'touchstones'] as const) {
    for (const { id, title, about } of pack[kind]) {
      note(`${kind}.${id}.`, { title: ['short', title], about: ['long', about] });
    }
  }
  for (const { id, title, how, credit } of pack.practices) {
    note(`practices.${id}.`, { title: ['short', title], how: ['long', how], credit: ['short', credit] });
  }
  for (const { id, title, creator, text, rightsNote } of pack.thirdThings) {
    note(`thirdThings.${id}.`, {
      title: ['short', title],
      creator: ['short', creator],
      text: ['piece', text],
      rightsNote: ['short', rightsNote],
    });
  }
  for (const { id, title, intent, steps } of pack.arcs) {
    note(`arcs.${id}.`, { title: ['short', title], intent: ['long', intent] });
    for (const [index, { label }] of steps.entries()) {
      note(`arcs.${id}.steps.${index}.`, { label: ['short', label] });
    }
  }
  for (const { id, title, purpose, setup, blocks } of pack.gatherings) {
    note(`gatherings.${id}.`, {
      title: ['short', title],
      purpose: ['long', purpose],
      setup: ['long', setup],
    });
    for (const [index, block] of blocks.entries()) {
      note(`gatherings.${id}.blocks.${index}.`, {
        title: ['short', block.title],
        say: ['long', block.say],
      });
    }
  }
  for (const { id, title, text, steps } of pack.prompts) {
    note(`prompts.${id}.`, { title: ['short', title], text: ['long', text] });
    for (const [index, { ask, hint }] of steps.entries()) {
      note(`prompts.${id}.steps.${index}.`, { ask: ['long', ask], hint: ['short', hint] });
    }
  }
  for (const { id, label } of pack.families) note(`families.${id}.`, { label: ['short', label] });
  for (const { id, label, definition, use, avoid, examples } of pack.themes) {
    note(`themes.${id}.`, {
      label: ['short', label],
      definition: ['long', definition],
      use: ['long', use],
      avoid: ['long', avoid],
    });
    for (const [index, text] of examples.entries()) {
      note(`themes.${id}.examples.`, { [index]: ['short', text] });
    }
  }
  for (const { id, title, source, scale, items } of pack.pulses) {
    note(`pulses.${id}.`, { title: ['short', title], source: ['short', source] });
    for (const [index, { label }] of scale.entries()) {
      note(`pulses.${id}.scale.${index}.`, { label: ['short', label] });
    }
    for (const item of items) {
      note(`pulses.${id}.items.${item.id}.`, { text: ['long', item.text], facet: ['short', item.facet] });
    }
  }
  for (const { id, title, about } of pack.sequences) {
    note(`sequences.${id}.`, { title: ['short', title], about: ['long', about] });
  }
  return strings;
}
