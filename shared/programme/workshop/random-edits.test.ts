import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PART_KINDS } from '../pack-lists.ts';
import { parsePack } from '../parse-pack.ts';
import { basePackText, packFrom } from '../testing/example-packs.ts';
import { checkPack } from './check-pack.ts';
import { draftFromPack, emptyDraft, openPack, readDraft, writeDraft, type Draft } from './draft.ts';
import { beginHistory, noteEdit, redo, undo } from './draft-history.ts';
import { draftPackSchema } from './draft-shape.ts';
import * as E from './edit-draft.ts';
import { addInner, changeInner, moveInner, moveStep, removeInner } from './edit-inner.ts';
import { valueAt } from './tree-edit.ts';

const TIMES = Number(process.env['TORTURE'] ?? 1);

/** A number from 0 up to, not including, `below`. */
type Dice = (below: number) => number;

const TEXTS = [
  'A question?',
  'Two lines.\n- one\n- two',
  '',
  ' ',
  'x'.repeat(201),
  'y'.repeat(2001),
  '<b>bold</b>',
  'turned \u202e round',
  'half \ud800',
  'سؤال صغير؟',
  'line\r\nbreak',
];
const NUMBERS = [0, 1, 4, 5, 6, 10, 45, 601, -3, 1.5];
const IDS = ['space', 'arrive', 'hold', 'year', 'door', 'weather', '', 'Not an id', '__proto__', 'new-one'];

const sure = <T>(value: T | undefined): T => value as T;

function randomEdit(draft: Draft, dice: Dice): E.Edited | null {
  const pick = <T>(from: readonly T[]): T => sure(from[dice(from.length)]);
  const kind = pick(PART_KINDS);
  const at = dice(draft.pack[kind].length + 1);
  const text = pick(TEXTS);
  const inner = pick(['arcs', 'gatherings', 'prompts', 'themes', 'pulses', 'sequences'] as const);
  const part = dice(draft.pack[inner].length + 1);
  const list = {
    arcs: ['arcs', part, 'steps'],
    gatherings: ['gatherings', part, 'blocks'],
    prompts: ['prompts', part, 'steps'],
    themes: ['themes', part, 'examples'],
    pulses: ['pulses', part, pick(['scale', 'items'] as const)],
    sequences: ['sequences', part, 'arcs'],
  } as const;
  switch (dice(19)) {
    case 0:
      return E.addPart(
        draft,
        kind,
        kind === 'families' || kind === 'themes' ? { label: text } : { title: text },
      );
    case 1:
      return E.removePart(draft, kind, at);
    case 2:
      return E.movePart(draft, kind, at, dice(draft.pack[kind].length + 1));
    case 3:
      return E.duplicatePart(draft, kind, at);
    case 4:
      return E.renamePart(draft, kind, at, pick(IDS));
    case 5:
      return E.changePart(draft, 'prompts', at, {
        text,
        lengths: pick([[2], [2, 10], [25, 2], [], [10, 10]]),
        component: pick(IDS),
        type: pick(['free', 'rough-day', 'tension']),
        focusAreas: [pick(IDS)],
      });
    case 6:
      return E.changePart(draft, 'gatherings', at, { minutes: pick(NUMBERS), purpose: text });
    case 7:
      return E.changePart(draft, 'thirdThings', at, {
        rights: pick(['public-domain', 'own-work', 'licensed', 'cite-only', undefined]),
        text: pick([undefined, text]),
        year: pick(NUMBERS),
      });
    case 8:
      return E.changePart(draft, 'pulses', at, { minContributors: pick(NUMBERS) });
    case 9:
      return E.changePack(draft, {
        title: text,
        version: pick(['1.0.1', '2.0.0', 'two', '']),
        authors: pick([[], [{ name: text }], [{ name: 'A', contact: text }]]),
        sharing: { minContributors: pick(NUMBERS), minPerTheme: pick(NUMBERS) },
      });
    case 10:
      return E.translate(
        draft,
        pick(['es', 'ar', 'not a tag']),
        pick(['title', 'prompts.arrive.steps.0.ask', 'x']),
        text,
      );
    case 11:
      return pick([E.addLanguage, E.removeLanguage])(draft, pick(['es', 'fa']));
    case 12:
      return E.mapFocus(draft, pick(IDS), 'listening', pick(['primary', 'supporting', null]));
    case 13:
      return addInner(draft, list[inner] as never, pick([text, { minutes: 5 }, {}]) as never);
    case 14:
      return removeInner(draft, list[inner], dice(3));
    case 15:
      return moveInner(draft, list[inner], dice(3), dice(3));
    case 16:
      return changeInner(draft, list.gatherings, dice(3), {
        minutes: pick(NUMBERS),
        title: text,
        prompt: pick(IDS),
      });
    case 17:
      return changeInner(draft, list.prompts, dice(2), { ask: text, from: pick([2, 10, 25]) });
    default:
      return moveStep(draft, { arc: dice(2), step: dice(3) }, { arc: dice(2), step: dice(3) });
  }
}

/** An item that is text goes only into lists of texts, and the other way about; the types of the window see to that. */
const fitting = (draft: Draft): boolean => draftPackSchema.safeParse(draft.pack).success;

const STARTS = [
  draftFromPack(packFrom(basePackText())),
  emptyDraft('en', { component: 'The work', arc: 'The weeks', sequence: 'All of it' }),
];

describe('a thousand sequences of edits', () => {
  let good = 0;
  let bad = 0;

  it('leave a pack that is good, or the check names what is not; and all of it can be taken back', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat({ max: 1 }),
        fc.array(fc.nat({ max: 9999 }), { minLength: 4, maxLength: 160 }),
        (seed, start, numbers) => {
          let at = seed % numbers.length;
          const dice: Dice = (below) => (numbers[(at = (at + 1) % numbers.length)] ?? 0) % below;
          const first = sure(STARTS[start]);
          let history = beginHistory(first);
          for (let step = 0; step < 1 + (seed % 12); step++) {
            const edited = randomEdit(history.draft, dice);
            if (edited === null || !fitting(edited.draft)) continue;
            expect(E.edit(edited.draft, edited.inverse)?.draft).toEqual(history.draft);
            history = noteEdit(history, edited, step % 3 === 0 ? 'typing' : null);
          }
          const { draft } = history;
          const checked = checkPack(draft.pack, 2026);
          const parsed = parsePack(checked.bytes);
          expect(checked.good).toBe(parsed.ok);
          expect(checked.findings.length === 0).toBe(checked.good);
          const lost = checked.findings.filter(
            ({ place }) => place.length > 2 && valueAt(draft.pack, place.slice(0, 2)) === undefined,
          );
          expect(lost).toEqual([]);

          if (parsed.ok) {
            good++;
            const opened = openPack(checked.bytes);
            expect(opened.ok && checkPack(opened.draft.pack, 2026).bytes).toEqual(checked.bytes);
          } else bad++;
          const read = readDraft(writeDraft(draft));
          expect(read.ok && JSON.stringify(read.draft)).toEqual(JSON.stringify(draftOf(draft)));
          let back = history;
          expect(history.past.length).toBeLessThan(13);
          for (let step = 0; step < 12; step++) back = undo(back);
          expect(back.draft.pack).toEqual(first.pack);
          for (let step = 0; step < 12; step++) back = redo(back);
          expect(back.draft.pack).toEqual(draft.pack);
        },
      ),
      { numRuns: 1000 * TIMES },
    );
  });

  it('met both kinds often enough to mean something', () => {
    expect(good).toBeGreaterThan(50);
    expect(bad).toBeGreaterThan(200);
  });
});

/** The same draft with its fields in the order of the schema. */
function draftOf(draft: Draft): Draft {
  return {
    pack: draftPackSchema.parse(draft.pack),
    lastSaved: draft.lastSaved === null ? null : draftPackSchema.parse(draft.lastSaved),
  };
}
