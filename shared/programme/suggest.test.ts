import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { applyChange, noteAnswered, readProgress } from '../journal/journal-document.ts';
import { keyOf, placesOf } from './next-prompt.ts';
import { dayAfter } from './own-weeks.ts';
import type { Pack } from './pack.ts';
import { suggest, type NewestPage, type WriterWay } from './suggest.ts';
import { basePackText, defaultPackText, packFrom } from './testing/example-packs.ts';
import { walkYear } from './testing/random-year.ts';

const year = packFrom(defaultPackText());
const small = packFrom(basePackText());
const TODAY = '2026-11-19';
const start: WriterWay = {
  packId: null,
  sequenceId: null,
  answered: [],
  answeredOn: {},
  paused: false,
  lightWeeks: [],
};

/** A writer who has met everything up to the first week of the year, one page a day from `first` on. */
function inTheYear(first: string): WriterWay {
  const sequence = year.sequences[0];
  const keys = sequence === undefined ? [] : placesOf(year, sequence).slice(0, 21).map(keyOf);
  return { ...start, answered: keys, answeredOn: Object.fromEntries(keys.map((key) => [key, first])) };
}

const page = (day: string, prompt: string | null, heavy = false): NewestPage => ({ day, prompt, heavy });
const fullKey = (id: string): string => `${year.id}/${id}`;

describe('a suggestion', () => {
  it('is the programme’s next page on an ordinary day, in all its lengths', () => {
    expect(suggest([year], start, TODAY, null)).toMatchObject({
      reason: 'programme',
      place: { prompt: { id: 'b1' } },
      lengths: [2, 10, 25],
    });
    expect(suggest([year], start, TODAY, page('2026-11-12', fullKey('b1')))?.reason).toBe('programme');
  });

  it('after a time away is the lightest page in its shortest form; the programme waits where it was', () => {
    const offered = suggest([year], start, TODAY, page('2026-11-09', fullKey('b1')));
    expect(offered).toMatchObject({
      reason: 'away',
      place: { prompt: { id: 'any-check', tone: 'steadying' } },
      lengths: [2],
      programme: { prompt: { id: 'b1' } },
    });
  });

  it('says nothing of how long a time away was', () => {
    const near = suggest([year], start, TODAY, page('2026-11-09', null));
    const far = suggest([year], start, TODAY, page('2024-01-01', null));
    expect(far).toEqual(near);
    const { place, programme, ...rest } = far ?? { place: null, programme: null };
    expect([place?.week, programme?.week]).toEqual([null, null]);
    expect(rest).toEqual({ reason: 'away', lengths: [2] });
  });

  it('after a heavy page steadies, and is never the same prompt', () => {
    for (const id of ['m3', 'any-check', 'any-rough', 'any-good']) {
      const offered = suggest([year], start, TODAY, page(TODAY, fullKey(id), true));
      expect(offered).toMatchObject({ reason: 'steady', place: { prompt: { tone: 'steadying' } } });
      expect(offered?.place.prompt.id).not.toBe(id);
    }
  });

  it('once this week’s page is written, is a page for any day until the writer’s own next week', () => {
    const way = inTheYear('2026-11-17');
    const key = fullKey('y01');
    const written = {
      ...way,
      answered: [...way.answered, key],
      answeredOn: { ...way.answeredOn, [key]: TODAY },
    };
    expect(suggest([year], way, TODAY, null)).toMatchObject({ reason: 'programme', place: { week: 1 } });
    expect(suggest([year], written, '2026-11-23', page(TODAY, key))).toMatchObject({
      reason: 'written',
      place: { week: null },
      programme: { week: 2 },
    });
    expect(suggest([year], written, '2026-11-24', page(TODAY, key))).toMatchObject({ place: { week: 2 } });
    const wentOn = { ...written, here: fullKey('y02') };
    expect(suggest([year], wentOn, '2026-11-20', page(TODAY, key))).toMatchObject({ place: { week: 2 } });
  });

  it('slides by a light week, and waits while the programme rests', () => {
    const way = inTheYear('2026-11-17');
    const light = { ...way, lightWeeks: ['2026-11-17'] };
    expect(suggest([year], light, TODAY, null)).toMatchObject({ reason: 'light', lengths: [2] });
    expect(suggest([year], light, '2026-11-24', null)).toMatchObject({ place: { week: 1 } });
    expect(suggest([year], { ...way, paused: true }, TODAY, null)).toMatchObject({
      reason: 'paused',
      programme: { week: 1 },
    });
  });

  it('goes back and ahead from the place chosen, and passes over what was skipped', () => {
    const here = { ...start, here: fullKey('d2a') };
    expect(suggest([year], here, TODAY, null)?.place.prompt.id).toBe('d2a');
    expect(suggest([year], { ...start, skipped: [fullKey('b1')] }, TODAY, null)?.place.prompt.id).toBe('b2');
    const document = new Y.Doc();
    applyChange(document, { kind: 'skip', prompt: fullKey('b1') });
    applyChange(document, { kind: 'go-to', prompt: fullKey('b1') });
    expect(suggest([year], readProgress(document), TODAY, null)?.place.prompt.id).toBe('b1');
  });

  it('is never wanting, with all of the programme met; and is none without a pack', () => {
    const keys = year.prompts.map(({ id }) => fullKey(id));
    expect(suggest([year], { ...start, answered: keys }, TODAY, null)).toMatchObject({ reason: 'walked' });
    expect(suggest([], start, TODAY, null)).toBeNull();
  });
});

/** The pack as its next version might be: some prompts gone, some reworded, one new, one arc turned round. */
function updated(pack: Pack): Pack {
  const next = structuredClone(pack);
  next.version = '1.1.0';
  const [gone, kept] = [
    next.prompts.find(({ id }) => id === 'y03'),
    next.prompts.find(({ id }) => id === 'm2'),
  ];
  if (gone === undefined || kept === undefined) throw new Error('The default pack has changed its ids.');
  kept.text = 'Another wording of the same question.';
  gone.id = 'y03-new';
  for (const arc of next.arcs) {
    for (const step of arc.steps) step.prompts = step.prompts.map((id) => (id === 'y03' ? 'y03-new' : id));
  }
  next.arcs.find(({ id }) => id === 'between')?.steps.reverse();
  return next;
}

describe('a thousand random years', () => {
  const numRuns = process.env['TORTURE'] === undefined ? 40 : 1000;
  const newer = updated(year);

  it(`never meets a one-time prompt twice, loses nothing, and always has something to write (${numRuns})`, () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(1_000_000)), fc.nat(420), (numbers, updateOn) => {
        const dice = (below: number): number => {
          const { value } = numbers.next() as { value: number };
          return value % Math.max(1, below);
        };
        const days = walkYear(dice, (at) => [at < updateOn ? year : newer, small]);
        const once = new Set<string>();
        let known: readonly string[] = [];
        for (const { before, suggestion, newest, wrote } of days) {
          expect(before.answered).toEqual(expect.arrayContaining([...known]));
          known = before.answered;
          if (suggestion === null) throw new Error('There was nothing to write.');
          const key = keyOf(suggestion.place);
          if (suggestion.place.arc.kind !== 'anytime') {
            expect(once).not.toContain(key);
            expect(before.answered).not.toContain(key);
            if (wrote) once.add(key);
          }
          if (newest?.heavy === true) {
            expect(key).not.toBe(newest.prompt);
            expect(suggestion.place.prompt.tone).toBe('steadying');
          }
        }
      }),
      { numRuns },
    );
  }, 600_000);
});

describe('choices of the writer', () => {
  it('come back as they were made, and changing the sequence loses no page', () => {
    const document = new Y.Doc();
    noteAnswered(document, year.id, 'b1', TODAY);
    applyChange(document, { kind: 'sequence', packId: year.id, sequenceId: 'four-modules' });
    applyChange(document, { kind: 'come-back', entry: '0'.repeat(31) + '1', day: dayAfter(TODAY, 7) });
    applyChange(document, { kind: 'touchstone', shown: true });
    expect(readProgress(document)).toMatchObject({
      sequenceId: 'four-modules',
      answered: [fullKey('b1')],
      answeredOn: { [fullKey('b1')]: TODAY },
      returns: { ['0'.repeat(31) + '1']: '2026-11-26' },
      touchstone: true,
    });
    applyChange(document, { kind: 'touchstone', shown: false });
    expect(readProgress(document).touchstone).toBe(false);
  });

  it('reads a journal of an older version, and leaves out what it cannot read', () => {
    const document = new Y.Doc();
    document.getMap('answered').set(fullKey('b1'), true);
    document.getMap('programme').set('way', 'torn');
    document.getMap('light').set('some day', true);
    expect(readProgress(document)).toMatchObject({
      answered: [fullKey('b1')],
      answeredOn: {},
      packId: null,
      lightWeeks: [],
    });
  });
});
