/** Minutes that always add up, clock times that follow, one page by construction, and what is handed on. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../base/bytes.ts';
import type { Gathering, GatheringBlock } from '../programme/pack.ts';
import { HAND_ON_BYTES, readHandOn, writeHandOn } from './hand-on.ts';
import { blockLines, BUDGET, cutToBudget, PAGE_LINES, WHO_LETTERS, widthOf } from './plan-budget.ts';
import {
  changeMinutes,
  changeStart,
  draftPlan,
  gatheringFor,
  linesOverBudget,
  PLAN_MINUTES,
  planLines,
  planSchema,
  type PlanWishes,
  type SessionPlan,
} from './session-plan.ts';

const SLOTS = ['arrival', 'touchstones', 'what-we-heard', 'work', 'quiet', 'close'] as const;
const block = (minutes: number, slot: GatheringBlock['slot'], title: string): GatheringBlock =>
  slot === undefined ? { minutes, title } : { minutes, slot, title };
const FORTY_FIVE: Gathering = {
  id: 'g-45',
  title: 'What are we hearing?',
  minutes: 45,
  purpose: 'Let three themes shape one small change.',
  blocks: [
    block(5, 'arrival', 'Arrive in one word'),
    block(3, 'touchstones', 'One agreement'),
    block(7, 'what-we-heard', 'Three themes, read slowly'),
    block(15, 'work', 'Timed trios'),
    block(8, 'work', 'One small change'),
    block(4, 'quiet', 'Quiet page'),
    block(3, 'close', 'Leave with one word'),
  ],
};
const WORDS: PlanWishes['words'] = {
  who: {
    arrival: 'Host',
    touchstones: 'All',
    'what-we-heard': 'Host, then quiet',
    work: 'Timekeeper',
    quiet: 'All',
    close: 'All',
    other: 'Host',
  },
  agreement: 'Everything is an invitation. You may pass.',
  bring: 'timer · cards · this page',
  stays: 'people and stories',
  leaves: 'the one change',
};
const wishes = (minutes: (typeof PLAN_MINUTES)[number], gathering: Gathering = FORTY_FIVE): PlanWishes => ({
  gathering,
  minutes,
  start: '14:50',
  date: '2027-03-18',
  place: 'Library',
  lastPromise: 'Agendas by Monday noon',
  heard: [
    { label: 'Word and deed', band: 'some', lean: 'mostly strain' },
    { label: 'Time and load', band: 'some', lean: '' },
  ],
  words: WORDS,
});
const total = (plan: SessionPlan) => plan.blocks.reduce((sum, { minutes }) => sum + minutes, 0);

describe('a draft', () => {
  it('keeps the pack’s own minutes where the length is the same', () => {
    const { plan, leftOut } = draftPlan(wishes(45));
    expect(plan.blocks.map(({ minutes }) => minutes)).toEqual([5, 3, 7, 15, 8, 4, 3]);
    expect(plan.blocks.map(({ start }) => start)).toEqual([
      '14:50',
      '14:55',
      '14:58',
      '15:05',
      '15:20',
      '15:28',
      '15:32',
    ]);
    expect(leftOut).toEqual([]);
  });

  it('in twenty minutes keeps arrival, themes, work and close, and says what there is no time for', () => {
    const { plan, leftOut } = draftPlan(wishes(20));
    expect(plan.blocks.map(({ title }) => title)).toEqual([
      'Arrive in one word',
      'Three themes, read slowly',
      'Timed trios',
      'One small change',
      'Leave with one word',
    ]);
    expect([total(plan), plan.blocks.every(({ minutes }) => minutes >= 2)]).toEqual([20, true]);
    expect(leftOut).toEqual(['One agreement', 'Quiet page']);
  });

  it('adds up, follows the clock and fits one page for any gathering of any pack', () => {
    const gatherings = fc
      .array(
        fc.record({
          minutes: fc.integer({ min: 1, max: 200 }),
          slot: fc.option(fc.constantFrom(...SLOTS), { nil: undefined }),
          title: fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' }),
          say: fc.string({ minLength: 1, maxLength: 2000, unit: 'grapheme' }),
        }),
        { minLength: 1, maxLength: 20 },
      )
      .map((blocks): Gathering => ({
        id: 'g',
        title: 'x'.repeat(200),
        purpose: 'word '.repeat(400),
        minutes: blocks.reduce((sum, { minutes }) => sum + minutes, 0),
        blocks: blocks.map(({ slot, ...rest }) => (slot === undefined ? rest : { ...rest, slot })),
      }));
    fc.assert(
      fc.property(gatherings, fc.constantFrom(...PLAN_MINUTES), (gathering, minutes) => {
        const { plan } = draftPlan(wishes(minutes, gathering));
        expect(total(plan)).toBe(minutes);
        expect(planSchema.safeParse(plan).success).toBe(true);
        expect(linesOverBudget(plan)).toEqual([]);
        expect(planLines(plan)).toBeLessThanOrEqual(PAGE_LINES);
      }),
      { numRuns: 150 },
    );
  });

  it('shortens what is said by whole sentences, the longest first', () => {
    const say = 'These are themes people brought. We read them twice, with a quiet minute between them.';
    const blocks = FORTY_FIVE.blocks.map((one, at) => (at === 6 ? one : { ...one, say }));
    const { plan } = draftPlan(wishes(45, { ...FORTY_FIVE, blocks }));
    expect(new Set(plan.blocks.map((one) => one.say))).toEqual(
      new Set([say, 'These are themes people brought.', '']),
    );
    const longer = plan.blocks.map((one) => ({ ...one, say }));
    expect(linesOverBudget({ ...plan, blocks: longer })).toEqual(['blocks.0.say']);
  });

  it('counts the lines of who does it, which stand beside what is said', () => {
    const shortest = { title: 'x', say: '', who: 'x'.repeat(WHO_LETTERS) };
    expect(blockLines(shortest)).toBe(1);
    expect(blockLines({ ...shortest, who: `${shortest.who}x` })).toBe(2);
    const { plan } = draftPlan(wishes(45));
    const long = plan.blocks.map((one, at) => ({
      ...one,
      say: at < 2 ? 'x'.repeat(BUDGET.blockSay.letters) : '',
      who: 'x'.repeat(BUDGET.blockWho.letters),
    }));
    expect(linesOverBudget({ ...plan, blocks: long })).toEqual(['blocks.0.say']);
  });

  it('takes the gathering nearest to the wish', () => {
    const twenty = { ...FORTY_FIVE, id: 'g-20', minutes: 20 };
    expect(gatheringFor([FORTY_FIVE, twenty], 20)?.id).toBe('g-20');
    expect(gatheringFor([FORTY_FIVE, twenty], 90)?.id).toBe('g-45');
    expect(gatheringFor([], 45)).toBeNull();
  });
});

describe('editing', () => {
  it('keeps the session as long as it was', () => {
    const { plan } = draftPlan(wishes(60));
    fc.assert(
      fc.property(
        fc.nat({ max: plan.blocks.length - 1 }),
        fc.integer({ min: -20, max: 200 }),
        (index, minutes) => {
          const edited = changeMinutes(plan, index, minutes);
          expect(total(edited)).toBe(60);
          expect(planSchema.safeParse(edited).success).toBe(true);
        },
      ),
    );
  });

  it('moves the clock over midnight and names lines that are too long', () => {
    const { plan } = draftPlan(wishes(45));
    expect(changeStart(plan, '23:50').blocks.at(-1)?.start).toBe('00:32');
    expect(() => changeStart(plan, '24:00')).toThrow('bad-plan');
    const long = { ...plan, why: 'x'.repeat(BUDGET.why.letters + 1), place: 'a\nb' };
    expect(linesOverBudget(long)).toEqual(['place', 'why']);
  });

  it('cuts between words and counts wide letters as two', () => {
    expect(cutToBudget('one  two\n three', 'place')).toBe('one two three');
    expect(widthOf('結束')).toBe(4);
    const cut = cutToBudget('word '.repeat(50), 'blockTitle');
    expect(widthOf(cut)).toBeLessThanOrEqual(BUDGET.blockTitle.letters);
    expect(cut.endsWith('word…')).toBe(true);
  });
});

describe('handing on', () => {
  const { plan } = draftPlan(wishes(45));
  const plans = [{ ...plan, after: { worked: 'trios', thin: 'time', handOn: 'start with the quiet page' } }];

  it('carries plans and after-notes, and no band or lean of a picture', () => {
    const bytes = writeHandOn(plans);
    const read = readHandOn(bytes);
    if (!read.ok) throw new Error(read.refusal);
    expect(read.value[0]?.after.worked).toBe('trios');
    expect(read.value[0]?.heard).toEqual([
      { label: 'Word and deed', band: '', lean: '' },
      { label: 'Time and load', band: '', lean: '' },
    ]);
    expect(new TextDecoder().decode(bytes)).not.toMatch(/mostly|"some"/);
  });

  it('refuses a picture, minutes that do not add up, a wrong clock, and what is too large', () => {
    const said = new TextDecoder().decode(writeHandOn(plans));
    for (const spoilt of [
      said.replace('"plans":', '"picture":{},"plans":'),
      said.replace('"minutes":15', '"minutes":16'),
      said.replace('"start":"15:05"', '"start":"15:06"'),
      said.replace('"band":""', '"band":"some"'),
      said.replace('"plans"', '"pl"'),
    ]) {
      expect(spoilt).not.toBe(said);
      expect(readHandOn(utf8(spoilt))).toEqual({ ok: false, refusal: 'damaged' });
    }
    expect(readHandOn(new Uint8Array(HAND_ON_BYTES + 1))).toEqual({ ok: false, refusal: 'too-large' });
  });
});
