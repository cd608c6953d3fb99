import { describe, expect, it } from 'vitest';
import { basePackText, packFrom } from '../testing/example-packs.ts';
import { checkPack } from './check-pack.ts';
import { draftFromPack, emptyDraft, openPack, type Draft } from './draft.ts';
import { beginHistory, noteEdit, undo } from './draft-history.ts';
import {
  addPart,
  changePack,
  changePart,
  duplicatePart,
  removePart,
  renamePart,
  translate,
  type Edited,
} from './edit-draft.ts';
import { addInner, moveInner, removeInner } from './edit-inner.ts';
import { referencesTo } from './references.ts';

const base = draftFromPack(packFrom(basePackText()));
const made = (edited: Edited | null): Draft => {
  if (edited === null) throw new Error('not made');
  return edited.draft;
};
const spanish = ({ pack }: Draft): Readonly<Record<string, string>> => pack.translations['es']?.strings ?? {};

describe('edits', () => {
  it('take the words of other languages along when a question moves, goes or comes', () => {
    const two = made(addInner(base, ['prompts', 0, 'steps'], { ask: 'And now?' }, 0));
    expect(spanish(two)).toEqual({ title: 'Un paquete', 'prompts.arrive.steps.1.ask': '¿Y entonces?' });
    const back = made(moveInner(two, ['prompts', 0, 'steps'], 1, 0));
    expect(spanish(back)['prompts.arrive.steps.0.ask']).toBe('¿Y entonces?');
    const gone = made(removeInner(back, ['prompts', 0, 'steps'], 0));
    expect(spanish(gone)).toEqual({ title: 'Un paquete' });
  });

  it('take references and words along when an id changes', () => {
    const renamed = made(renamePart(base, 'prompts', 0, 'come-in'));
    expect(referencesTo(renamed.pack, 'prompts', 'arrive')).toEqual([]);
    expect(referencesTo(renamed.pack, 'prompts', 'come-in')).toHaveLength(2);
    expect(spanish(renamed)['prompts.come-in.steps.0.ask']).toBe('¿Y entonces?');
    expect(checkPack(renamed.pack, 2026).good).toBe(true);
  });

  it('leave nothing pointing at what was taken out, and bring all of it back', () => {
    const removed = removePart(base, 'prompts', 0);
    expect(checkPack(made(removed).pack, 2026).good).toBe(true);
    expect(spanish(made(removed))).toEqual({ title: 'Un paquete' });
    const history = undo(noteEdit(beginHistory(base), removed as Edited));
    expect(history.draft).toEqual(base);
  });

  it('never give an id that was saved to something else', () => {
    const removed = made(removePart(base, 'thirdThings', 0));
    const added = made(addPart(removed, 'thirdThings', { title: 'Door' }));
    expect(added.pack.thirdThings.at(-1)?.id).toBe('door-4');
    const copied = made(duplicatePart(base, 'prompts', 0));
    expect(copied.pack.prompts.map(({ id }) => id)).toEqual(['arrive', 'prompt-3', 'hold']);
    expect(spanish(copied)['prompts.prompt-3.steps.0.ask']).toBe('¿Y entonces?');
  });

  it('raise thresholds and never lower them under the floor', () => {
    expect(changePack(base, { sharing: { minContributors: 2, minPerTheme: 3 } })).toBeNull();
    expect(changePack(base, { sharing: { minContributors: 5, minPerTheme: 2 } })).toBeNull();
    expect(changePart(base, 'pulses', 0, { minContributors: 4 })).toBeNull();
    expect(made(changePart(base, 'pulses', 0, { minContributors: 8 })).pack.pulses[0]?.minContributors).toBe(
      8,
    );
  });

  it('take typing in one field back as one step, with the word before it', () => {
    let history = beginHistory(base);
    for (const text of ['H', 'Ho', 'How?']) {
      const edited = changePart(history.draft, 'prompts', 0, { text });
      if (edited !== null) history = noteEdit(history, edited, 'prompts 0 text');
    }
    expect(history.past).toHaveLength(1);
    expect(undo(history).draft).toEqual(base);
  });

  it('keep what a finished pack would refuse, and open a file that has it', () => {
    const long = 'y'.repeat(10_000);
    const draft = made(changePart(base, 'prompts', 0, { text: long }));
    const { good, bytes, findings } = checkPack(draft.pack, 2026);
    expect(good).toBe(false);
    expect(findings).toMatchObject([{ code: 'too-long', place: ['prompts', 0, 'text'], detail: '2000' }]);
    const opened = openPack(bytes);
    expect(opened.ok && opened.draft.pack.prompts[0]?.text).toBe(long);
    expect(opened.problems).toHaveLength(1);
    expect(openPack(new TextEncoder().encode('{"format":"programme-pack"'))).toMatchObject({ ok: false });
  });
});

describe('a new pack', () => {
  it('begins with a place for its first prompt, and the check says what is still missing', () => {
    const empty = emptyDraft('ar', { component: 'العمل', arc: 'الأسابيع', sequence: 'كلها' });
    const codes = checkPack(empty.pack, 2026).findings.map(({ code, place }) => `${code} ${place.join('.')}`);
    expect(codes).toEqual([
      'missing-field title',
      'too-few authors',
      'missing-field licence.spdx',
      'missing-field licence.attribution',
      'too-few prompts',
    ]);
    let draft = made(changePack(empty, { title: 'حزمة', authors: [{ name: 'م' }] }));
    draft = made(
      changePack(draft, { licence: { ...draft.pack.licence, spdx: 'CC-BY-4.0', attribution: 'م' } }),
    );
    draft = made(addPart(draft, 'prompts', { text: 'كيف وصلت؟' }));
    draft = made(addInner(draft, ['arcs', 0, 'steps'], { prompts: ['prompt-1'] }));
    draft = made(translate(draft, 'en', 'prompts.prompt-1.text', 'How did you arrive?'));
    expect(checkPack(draft.pack, 2026)).toMatchObject({ good: true, findings: [] });
    expect(draft.pack.arcs[0]?.steps[0]?.order).toBe(1);
  });
});
