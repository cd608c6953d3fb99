/**
 * The one document that belongs to the journal and to no entry: where its writer is in the programme, and what they chose.
 * Like an entry it is a Yjs document, carried by the same frames. Every choice is one key of one map, so that two copies of
 * a journal merge key by key, and nothing that was answered can be lost by merging.
 *
 * | map         | key                    | value                                                                |
 * |-------------|------------------------|----------------------------------------------------------------------|
 * | `answered`  | `<pack id>/<prompt id>` | the day of its first page (`2026-11-19`); `true` in older journals   |
 * | `skipped`   | `<pack id>/<prompt id>` | `true`; gone once the writer goes back to it                         |
 * | `light`     | the day it began        | `true`: a week of seven days that asks for nothing but a short page  |
 * | `returns`   | entry id               | the day on which a page comes back for its second half               |
 * | `programme` | `way`                  | `{ pack, sequence }`, set whole, so that no two choices are mixed    |
 * | `programme` | `here`                 | `<pack id>/<prompt id>` that the writer went to by themselves        |
 * | `programme` | `paused`               | `true` while the programme rests                                     |
 * | `programme` | `touchstone`           | `true` when a touchstone stands on the writing page                  |
 *
 * Beside these it holds `names` and its like (`name-notes.ts`), `sheet` (`sheet-notes.ts`) and `own-tags` (`tag-list.ts`).
 */
import type * as Y from 'yjs';
import { z } from '../base/schema.ts';

const daySchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const keySchema = z.string().min(3).max(200);
const entryId = z.string().regex(/^[0-9a-f]{32}$/);
const waySchema = z.strictObject({ pack: z.string().max(120), sequence: z.string().max(64) });

/** Where the writer is. Nothing is counted and nothing is owed: only what was answered, and what was chosen. */
export const progressSchema = z.strictObject({
  /** The sequence chosen, by pack; null follows the default pack's default sequence. */
  packId: z.string().nullable(),
  sequenceId: z.string().nullable(),
  /** `<pack id>/<prompt id>` of every prompt that has had a page. */
  answered: z.array(z.string()),
  /** The day of the first page of each, where it is known. */
  answeredOn: z.record(z.string(), daySchema),
  skipped: z.array(z.string()),
  here: z.string().nullable(),
  paused: z.boolean(),
  /** First days of the weeks that were called light. */
  lightWeeks: z.array(daySchema),
  /** Pages that come back, by entry, with their day. */
  returns: z.record(z.string(), daySchema),
  touchstone: z.boolean(),
});
export type Progress = z.infer<typeof progressSchema>;

/** One choice of the writer. Choosing again is always possible, and no choice takes anything away. */
export const progressChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('sequence'),
    packId: waySchema.shape.pack,
    sequenceId: z.string().max(64),
  }),
  z.strictObject({ kind: z.literal('pause'), paused: z.boolean() }),
  /** `weekStart` is the first day of the writer's own week. */
  z.strictObject({ kind: z.literal('light-week'), weekStart: daySchema, light: z.boolean() }),
  z.strictObject({ kind: z.literal('skip'), prompt: keySchema }),
  /** Back or ahead to one prompt; it is no longer passed over. Null goes on where the first open page is. */
  z.strictObject({ kind: z.literal('go-to'), prompt: keySchema.nullable() }),
  /** The day on which a page comes back; null lets it rest. */
  z.strictObject({ kind: z.literal('come-back'), entry: entryId, day: daySchema.nullable() }),
  z.strictObject({ kind: z.literal('touchstone'), shown: z.boolean() }),
]);
export type ProgressChange = z.infer<typeof progressChangeSchema>;

/** Notes that a prompt has a page of its own now. Set once; noting it again changes nothing. */
export function noteAnswered(document: Y.Doc, packId: string, promptId: string, day: string): void {
  const answered = document.getMap('answered');
  const key = `${packId}/${promptId}`;
  if (!answered.has(key)) answered.set(key, day);
}

/** Writes one choice into the journal's document. */
export function applyChange(document: Y.Doc, change: ProgressChange): void {
  const programme = document.getMap('programme');
  document.transact(() => {
    switch (change.kind) {
      case 'sequence':
        programme.set('way', { pack: change.packId, sequence: change.sequenceId });
        programme.delete('here');
        programme.delete('paused');
        break;
      case 'pause':
        setOrDelete(programme, 'paused', change.paused ? true : null);
        break;
      case 'light-week':
        setOrDelete(document.getMap('light'), change.weekStart, change.light ? true : null);
        break;
      case 'skip':
        document.getMap('skipped').set(change.prompt, true);
        if (programme.get('here') === change.prompt) programme.delete('here');
        break;
      case 'go-to':
        setOrDelete(programme, 'here', change.prompt);
        programme.delete('paused');
        if (change.prompt !== null) document.getMap('skipped').delete(change.prompt);
        break;
      case 'come-back':
        setOrDelete(document.getMap('returns'), change.entry, change.day);
        break;
      case 'touchstone':
        setOrDelete(programme, 'touchstone', change.shown ? true : null);
        break;
    }
  });
}

/** Reads what the journal knows. What another version wrote and this one cannot read is left out, never an error. */
export function readProgress(document: Y.Doc): Progress {
  const programme = document.getMap('programme');
  const way = waySchema.safeParse(programme.get('way'));
  const here = programme.get('here');
  return {
    packId: way.success ? way.data.pack : null,
    sequenceId: way.success ? way.data.sequence : null,
    answered: [...document.getMap('answered').keys()].toSorted(),
    answeredOn: daysOf(document.getMap('answered')),
    skipped: [...document.getMap('skipped').keys()].toSorted(),
    here: typeof here === 'string' ? here : null,
    paused: programme.get('paused') === true,
    lightWeeks: [...document.getMap('light').keys()]
      .filter((day) => daySchema.safeParse(day).success)
      .toSorted(),
    returns: daysOf(document.getMap('returns')),
    touchstone: programme.get('touchstone') === true,
  };
}

function setOrDelete(map: Y.Map<unknown>, key: string, value: unknown): void {
  if (value === null) map.delete(key);
  else map.set(key, value);
}

function daysOf(map: Y.Map<unknown>): Record<string, string> {
  const days: Record<string, string> = {};
  for (const [key, value] of map.entries()) {
    const day = daySchema.safeParse(value);
    if (day.success) days[key] = day.data;
  }
  return days;
}
