/** Paper cards as they are typed, and the sizes of teams in which a theme might point at somebody. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePack } from '../../../shared/programme/parse-pack.ts';
import { parseChoice } from '../../../shared/team/choice.ts';
import { roundBookOf } from '../../../shared/team/round-book.ts';
import { readCardWords, themesOf } from './card-words.ts';
import { wouldFewChoose } from './points-at-you.ts';
import { readTypedCard } from './typed-card.ts';

const packed = parsePack(new Uint8Array(readFileSync('resources/programmes/wellspring-year/pack.json')));
if (!packed.ok) throw new Error('The default programme is not whole.');
const { pack } = packed;
const words = readCardWords(pack, 'arc-2', 'en');
const book = roundBookOf(pack, 'arc-2');
if (words === null || book === null) throw new Error('The default programme has no themes.');
const idAt = (number: number): string => themesOf(words)[number - 1]?.id ?? '';

describe('a typed card', () => {
  it('is themes by number with a sign, and weather by figure; the book takes what it makes', () => {
    const read = readTypedCard(' 3+ 7-  12* 14 / 1 2 0 3 4 1', words);
    expect(read).toEqual({
      ok: true,
      choice: {
        themes: [
          { id: idAt(3), lean: 'strength' },
          { id: idAt(7), lean: 'strain' },
          { id: idAt(12), lean: 'both' },
          { id: idAt(14), lean: 'question' },
        ],
        weather: [
          { id: 'w1', point: 0 },
          { id: 'w2', point: 2 },
          { id: 'w4', point: 3 },
          { id: 'w6', point: 0 },
        ],
      },
    });
    if (read.ok) expect(parseChoice(book, read.choice)).toEqual(read.choice);
  });

  it('needs no space after a sign, and neither Shift nor a number pad', () => {
    const spaced = readTypedCard('3+ 7- 12* 14 / 1 2 0 3 4 1', words);
    for (const typed of ['3+7-12*14/120341', '3=7-12x14/120341', '3+7-12×14?/120341'])
      expect(readTypedCard(typed, words), typed).toEqual(spaced);
    expect(readTypedCard('3+7-123*', words)).toMatchObject({ problem: 'not-understood', at: '123*' });
  });

  it('reads Arabic figures and signs, and weather without spaces', () => {
    expect(readTypedCard('٣+ ١٢− / ١٢', words)).toEqual(readTypedCard('3+ 12- / 1 2', words));
    expect(readTypedCard('/123', words).ok).toBe(true);
  });

  it('is Nothing for a lone 0, and only for that', () => {
    expect(readTypedCard('0', words)).toEqual({ ok: true, choice: { themes: [], weather: [] } });
    expect(readTypedCard('', words)).toMatchObject({ ok: false, problem: 'empty' });
  });

  it('names what does not fit, and where', () => {
    const wrong: Record<string, [string, string]> = {
      '3+ x': ['not-understood', 'x'],
      '3++': ['not-understood', '3++'],
      '17': ['no-such-theme', '17'],
      '0 3': ['no-such-theme', '0'],
      '3 3+': ['twice', '3+'],
      '1 2 3 4 5 6': ['too-many', '6'],
      '1 / 5': ['weather', '5'],
      '1 / 1111111': ['weather', '1'],
      '1 / 1 / 1': ['not-understood', '/'],
    };
    for (const [typed, [problem, at]] of Object.entries(wrong))
      expect(readTypedCard(typed, words), typed).toEqual({ ok: false, problem, at });
  });
});

describe('the words of a card', () => {
  it('join the points of the scale that leave as one answer, in every language', () => {
    expect(words.weather?.answers.map(({ band, label }) => [band, label.text])).toEqual([
      ['low', 'Not at all or a little'],
      ['middle', 'Somewhat'],
      ['high', 'Mostly or very much'],
      ['declined', 'I would rather not say'],
    ]);
    for (const language of ['es', 'ar']) {
      const told = readCardWords(pack, 'arc-2', language);
      expect(told === null ? [] : themesOf(told).map(({ label }) => label.language)).toEqual(
        themesOf(words).map(() => language),
      );
    }
  });
});

it('asks whether a theme points at somebody in every small team, and in no large one without a lean', () => {
  expect(wouldFewChoose(null, 16, 'question')).toBe(true);
  expect(wouldFewChoose(9, 16, 'question')).toBe(true);
  expect(wouldFewChoose(13, 16, 'question')).toBe(false);
  expect(wouldFewChoose(30, 16, 'strain')).toBe(true);
  expect(wouldFewChoose(60, 16, 'strain')).toBe(false);
});
