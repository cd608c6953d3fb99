import { describe, expect, it } from 'vitest';
import { promptAsSeenSchema, type PromptAsSeen } from '../journal/entry.ts';
import { asSeen, thirdThingAsSeen } from './as-seen.ts';
import {
  anytimePrompts,
  nextPrompt,
  placesOf,
  type PromptPlace,
  type WriterProgress,
} from './next-prompt.ts';
import type { Pack } from './pack.ts';
import { basePackText, defaultPackText, packFrom } from './testing/example-packs.ts';

const year = packFrom(defaultPackText());
const small = packFrom(basePackText());
const start: WriterProgress = { packId: null, sequenceId: null, answered: [] };
const answered = (pack: Pack, ...ids: string[]): string[] => ids.map((id) => `${pack.id}/${id}`);

/** Answers whatever comes next until nothing does. */
function walk(packs: readonly Pack[], progress: WriterProgress): PromptPlace[] {
  const places: PromptPlace[] = [];
  let way = progress;
  for (let place = nextPrompt(packs, way); place !== null; place = nextPrompt(packs, way)) {
    places.push(place);
    way = { ...way, answered: [...way.answered, `${place.pack.id}/${place.prompt.id}`] };
    expect(places.length).toBeLessThan(600);
  }
  return places;
}

describe('the next prompt', () => {
  it('begins at the first prompt of the default sequence of the first pack', () => {
    expect(nextPrompt([year, small], start)?.prompt.id).toBe('b1');
    expect(nextPrompt([small, year], start)?.prompt.id).toBe('arrive');
  });

  it('is null without packs, and when every prompt has a page', () => {
    expect(nextPrompt([], start)).toBeNull();
    expect(nextPrompt([small], { ...start, answered: answered(small, 'arrive', 'hold') })).toBeNull();
  });

  it('walks two days and a year in the order of the programme', () => {
    const ids = walk([year], start).map(({ prompt }) => prompt.id);
    const weeks = Array.from({ length: 30 }, (_, index) => `y${String(index + 1).padStart(2, '0')}`);
    const before = 'b1 b2 b3 b4 d1a d1b d1c d1d d1e d1f m1 m2 m3 m4 m5 d2a d2b d2c d2d d2e d2f';
    expect(ids).toEqual([...before.split(' '), ...weeks]);
  });

  it('counts weeks through the year over all its arcs, and nowhere else', () => {
    const places = walk([year], start);
    expect(places.filter(({ week }) => week !== null).map(({ week }) => week)).toEqual(
      Array.from({ length: 30 }, (_, index) => index + 1),
    );
    expect(places.slice(0, 21).every(({ week }) => week === null)).toBe(true);
  });

  it('goes back to what was left out, and does not care about other packs', () => {
    const left = { ...start, answered: [...answered(year, 'b1', 'b3'), ...answered(small, 'b2')] };
    expect(nextPrompt([year, small], left)?.prompt.id).toBe('b2');
  });

  it('follows the sequence chosen, and the default where it is gone', () => {
    const chosen = {
      packId: year.id,
      sequenceId: 'four-modules',
      answered: answered(year, 'b1', 'b2', 'b3', 'b4'),
    };
    expect(nextPrompt([small, year], chosen)).toMatchObject({
      arc: { id: 'meet-spaces' },
      prompt: { id: 'd1a' },
    });
    expect(nextPrompt([small, year], { ...chosen, sequenceId: 'gone' })?.arc.id).toBe('day-1');
    expect(nextPrompt([small], chosen)?.prompt.id).toBe('arrive');
  });

  it.each(year.sequences.map(({ id }) => id))(
    'meets no prompt twice and no page for any day: %s',
    (sequenceId) => {
      const sequence = year.sequences.find(({ id }) => id === sequenceId);
      const ids = sequence === undefined ? [] : placesOf(year, sequence).map(({ prompt }) => prompt.id);
      expect(ids.length).toBeGreaterThan(40);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => id.startsWith('any-'))).toEqual([]);
    },
  );

  it('reads steps by their order, not by their place in the file', () => {
    const turned = structuredClone(small);
    turned.arcs[0]?.steps.reverse();
    expect(walk([turned], start).map(({ prompt, week }) => [prompt.id, week])).toEqual([
      ['arrive', 1],
      ['hold', 2],
    ]);
  });

  it('lists the pages for any day', () => {
    const places = anytimePrompts(year);
    expect(places[0]?.prompt.type).toBe('rough-day');
    expect(places).toHaveLength(12);
    expect(places.every(({ week, sequence }) => week === null && sequence === null)).toBe(true);
    expect(anytimePrompts(small)).toEqual([]);
  });
});

describe('a prompt as seen', () => {
  it('is what the journal keeps, for every prompt of every pack in every language', () => {
    const places = [...year.sequences.flatMap((one) => placesOf(year, one)), ...anytimePrompts(year)];
    expect(places.length).toBeGreaterThan(150);
    for (const place of places) {
      for (const language of ['en', 'es', 'ar', 'xx']) {
        const seen: PromptAsSeen = asSeen(year, place, language);
        expect(promptAsSeenSchema.parse(seen)).toEqual(seen);
      }
    }
  });

  it('asks more at ten minutes than at two, and more again at twenty-five', () => {
    const long = walk([year], start).filter(({ prompt }) => prompt.lengths.includes(25));
    expect(long.length).toBeGreaterThan(45);
    for (const place of long) {
      const { questions } = asSeen(year, place, 'en');
      expect(questions.filter(({ from }) => from === 2)).toHaveLength(0);
      expect(questions.filter(({ from }) => from === 10)).toHaveLength(1);
      expect(questions.filter(({ from }) => from === 25)).toHaveLength(3);
    }
  });

  it('keeps the pack, the arc and the week it came from', () => {
    const place = walk([year], start).find(({ prompt }) => prompt.id === 'y08');
    expect(place === undefined ? null : asSeen(year, place, 'en')).toMatchObject({
      packId: 'wellspring.year',
      packVersion: year.version,
      promptId: 'y08',
      type: 'question-workshop',
      language: 'en',
      arcId: 'arc-2',
      week: 8,
      lengths: [2, 10, 25],
    });
  });

  it('leaves out questions that no length of the prompt would show, and keeps hints', () => {
    const pack = structuredClone(small);
    pack.prompts[0]?.steps.push({ ask: 'Never shown.', from: 25 });
    const place = nextPrompt([pack], start);
    expect(place === null ? [] : asSeen(pack, place, 'en').questions).toEqual([
      { id: 'step-1', ask: 'So what?', from: 10, hint: 'A line.' },
    ]);
    expect(place === null ? [] : asSeen(pack, place, 'es').questions[0]?.ask).toBe('¿Y entonces?');
  });

  it('shows a third thing with its rights, and no words where only its name may travel', () => {
    expect(thirdThingAsSeen(small, 'door', 'en')).toMatchObject({
      text: { text: 'It is open.' },
      rights: 'own-work',
    });
    expect(thirdThingAsSeen(small, 'poem', 'en')).toMatchObject({ text: null, rights: 'cite-only' });
    expect(thirdThingAsSeen(small, undefined, 'en')).toBeNull();
  });
});
