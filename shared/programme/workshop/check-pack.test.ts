import { describe, expect, it } from 'vitest';
import { basePackText, defaultPackText, packFrom } from '../testing/example-packs.ts';
import { checkPack, minutesOf } from './check-pack.ts';
import { findHints, lastPublicYear } from './check-hints.ts';
import { draftFromPack, type Draft } from './draft.ts';
import { changePart } from './edit-draft.ts';
import { changeInner } from './edit-inner.ts';
import { speakOf } from './pack-place.ts';

const base = draftFromPack(packFrom(basePackText()));
const hintsOf = ({ pack }: Draft): string[] =>
  findHints(pack, 2026).map(({ code, place }) => `${code} ${place.join('.')}`);

describe('the check', () => {
  it('says by how much and where minutes do not add up, also while other things are missing', () => {
    const over = changeInner(base, ['gatherings', 0, 'blocks'], 1, { minutes: 11 })?.draft ?? base;
    const checked = checkPack(over.pack, 2026);
    expect(checked.good).toBe(false);
    expect(checked.findings).toMatchObject([
      {
        code: 'minutes-do-not-add-up',
        place: ['gatherings', 0, 'minutes'],
        minutes: { sum: 15, said: 10, difference: 5 },
      },
    ]);
    const untitled = changePart(over, 'gatherings', 0, { title: '' })?.draft ?? over;
    expect(
      checkPack(untitled.pack, 2026)
        .findings.map(({ code }) => code)
        .toSorted(),
    ).toEqual(['minutes-do-not-add-up', 'missing-field']);
    const [gathering] = base.pack.gatherings;
    expect(gathering && minutesOf(gathering)).toEqual({ sum: 10, said: 10, difference: 0 });
  });

  it('leads to the place by number, name and language', () => {
    expect(speakOf(base.pack, ['prompts', 0, 'steps', 0, 'ask'])).toEqual({
      section: 'prompts',
      number: 1,
      name: 'How are you arriving?',
      inner: { list: 'steps', number: 1, name: 'So what?' },
      field: 'ask',
      language: null,
    });
    expect(speakOf(base.pack, ['translations', 'es', 'strings', 'prompts.arrive.steps.0.ask'])).toMatchObject(
      {
        section: 'prompts',
        number: 1,
        field: 'ask',
        language: 'es',
      },
    );
    expect(speakOf(base.pack, ['translations', 'es', 'strings', 'prompts.gone.text'])).toMatchObject({
      section: 'translations',
      language: 'es',
    });
  });
});

describe('hints', () => {
  it('are about breath, marks, what is never asked, what leads nowhere and what is not translated', () => {
    const text = `${'word '.repeat(70)}really? Are you sure? Who says so? NEVER AGAIN!`;
    const changed = changePart(base, 'prompts', 0, {
      text,
      lengths: [2, 25],
      steps: [{ ask: 'Why?', from: 10 }],
    });
    expect(hintsOf(changed?.draft ?? base)).toEqual([
      'long-sentence prompts.0.text',
      'exclamation prompts.0.text',
      'capitals prompts.0.text',
      'long-question prompts.0.text',
      'several-questions prompts.0.text',
      'nothing-more prompts.1.lengths',
      'nothing-more prompts.1.lengths',
      'third-thing-unused thirdThings.1',
      'third-thing-unused thirdThings.2',
      'words-missing translations.es',
    ]);
    const never = changePart(base, 'prompts', 0, { lengths: [2] })?.draft ?? base;
    expect(hintsOf(never)).toContain('never-asked prompts.0.steps.0.from');
  });

  it('reckon the public domain for the United States, and say when no year is known', () => {
    expect(lastPublicYear(2026)).toBe(1930);
    const old = changePart(base, 'thirdThings', 0, { rights: 'public-domain', year: 1930 })?.draft ?? base;
    expect(hintsOf(old).join(' ')).not.toContain('public');
    const young = changePart(old, 'thirdThings', 0, { year: 1931 })?.draft ?? base;
    expect(findHints(young.pack, 2026)).toContainEqual({
      code: 'not-yet-public',
      place: ['thirdThings', 0, 'year'],
      number: 1930,
    });
    const undated = changePart(old, 'thirdThings', 0, { year: undefined })?.draft ?? base;
    expect(hintsOf(undated)).toContain('year-unknown thirdThings.0.year');
  });

  it('never make a good pack bad: the default pack has few, and is good', () => {
    const checked = checkPack(draftFromPack(packFrom(defaultPackText())).pack, 2026);
    expect(checked.good).toBe(true);
    const codes = new Set(checked.hints.map(({ code }) => code));
    expect(codes.has('words-missing')).toBe(false);
    expect(codes.has('trade-mark')).toBe(false);
  });
});
