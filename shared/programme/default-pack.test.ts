import { describe, expect, it } from 'vitest';
import { placesOf } from './next-prompt.ts';
import { stringsOf } from './pack-strings.ts';
import { missingStrings, textOf } from './translate.ts';
import { defaultPackText, packFrom } from './testing/example-packs.ts';

const year = packFrom(defaultPackText());
const strings = stringsOf(year);
const LANGUAGES = ['es', 'ar'];

/** Every string in every language, as [key and language, text]. */
const wordings = ['en', ...LANGUAGES].flatMap((language) => {
  const read = textOf(year, language);
  return [...strings.keys()].map((key) => [`${language} ${key}`, read(key)?.text ?? ''] as const);
});
const saying = (words: RegExp): string[] =>
  wordings.filter(([, text]) => words.test(text)).map(([where, text]) => `${where}: ${text}`);

describe('the default programme', () => {
  it('has the shape of the design: components, focus areas, touchstones, arcs, themes, weather', () => {
    expect(year.components).toHaveLength(4);
    expect(year.focusAreas).toHaveLength(9);
    expect(year.touchstones).toHaveLength(8);
    expect(year.sequences.map(({ id, default: first }) => [id, first])).toEqual([
      ['two-days', true],
      ['four-modules', false],
      ['seven-days', false],
    ]);
    expect(year.themes).toHaveLength(16);
    expect(year.families).toHaveLength(5);
    expect(year.gatherings.map(({ minutes }) => minutes)).toEqual([20, 45, 60, 90]);
    expect(year.licence).toMatchObject({ spdx: 'CC-BY-4.0', attribution: 'The Wellspring contributors' });
    expect(year.licence.trademarks).toEqual([]);
  });

  it('gives every focus area a primary component, and every component three or four', () => {
    const primary = year.componentFocus.filter(({ strength }) => strength === 'primary');
    expect(new Set(primary.map(({ focusArea }) => focusArea)).size).toBe(9);
    for (const { id } of year.components) {
      const count = primary.filter(({ component }) => component === id).length;
      expect([3, 4]).toContain(count);
    }
  });

  it('uses every prompt somewhere, and every arc', () => {
    const walked = new Set(
      year.sequences.flatMap((one) => placesOf(year, one).map(({ prompt }) => prompt.id)),
    );
    const rest = year.prompts.map(({ id }) => id).filter((id) => !walked.has(id));
    expect(rest.every((id) => id.startsWith('any-'))).toBe(true);
    const arcs = new Set(year.sequences.flatMap((one) => one.arcs));
    expect(year.arcs.map(({ id }) => id).filter((id) => !arcs.has(id))).toEqual(['anytime']);
  });

  it('looks back, meets and asks for the weather in the sixth week of each arc, and only there', () => {
    const arcs = year.arcs.filter(({ kind }) => kind === 'year');
    expect(arcs).toHaveLength(5);
    for (const { steps } of arcs) {
      const last = steps.at(-1);
      expect(steps).toHaveLength(6);
      expect(year.prompts.find(({ id }) => id === last?.prompts[0])?.type).toBe('look-back');
      expect(last).toMatchObject({ pulse: 'weather' });
      expect(last?.gathering).toBeDefined();
      expect(
        steps.slice(0, 5).every(({ pulse, gathering }) => pulse === undefined && gathering === undefined),
      ).toBe(true);
    }
  });

  it('asks at most four short questions on a rough day, and closes with the last', () => {
    const rough = year.prompts.find(({ type }) => type === 'rough-day');
    expect(rough).toMatchObject({ share: 'never', lengths: [2], tone: 'steadying' });
    const asked = [rough?.text ?? '', ...(rough?.steps.map(({ ask }) => ask) ?? [])];
    expect(asked.length).toBeLessThanOrEqual(4);
    for (const text of asked) expect(text.length).toBeLessThanOrEqual(80);
    expect(asked.at(-1)).toContain('close the door');
  });

  it('keeps to itself what is never shared', () => {
    const kept = year.prompts.filter(({ share }) => share === 'never').map(({ id }) => id);
    expect(kept).toEqual(['any-rough', 'any-close', 'any-letter', 'any-clearness', 'any-clearness-after']);
    const clearness = year.practices.filter(({ needsTrainedFacilitator }) => needsTrainedFacilitator);
    expect(clearness.map(({ id }) => id)).toEqual(['clearness-preparation']);
  });

  it('asks nobody about the principal, and says that the weather is no measurement', () => {
    const [weather] = year.pulses;
    expect(weather).toMatchObject({ notValidated: true, minContributors: 5 });
    expect(weather?.items).toHaveLength(6);
    expect(weather?.scale.map(({ band }) => band)).toEqual([
      'low',
      'low',
      'middle',
      'high',
      'high',
      'declined',
    ]);
    expect(weather?.title).toContain('not to measure');
    expect(saying(/principal|headteacher|\bboss\b|director|dirección|مدير/iu)).toEqual([]);
  });

  it('brings only pieces that may travel', () => {
    const mayTravel = year.thirdThings.filter(({ rights, year: published = 9999, text }) =>
      rights === 'public-domain' ? published < 1931 : rights === 'own-work' || text === undefined,
    );
    expect(mayTravel).toEqual(year.thirdThings);
  });

  it('speaks plainly: no marks, no shouting, no reproach, no words of school for the young, none of religion', () => {
    expect(saying(/[®™©!¡！]/u)).toEqual([]);
    expect(saying(/you haven['’]t|you have not|you didn['’]t|you forgot|no has escrito|streak/iu)).toEqual(
      [],
    );
    expect(
      saying(/\b(pupils?|students?|kids|soul|pray\w*|holy|sacred|examen|god|alumn[oa]s?|alma)\b/iu),
    ).toEqual([]);
    expect(saying(/circle of trust|courage to teach|leading together|courage & renewal/iu)).toEqual([]);
    expect(saying(/https?:|www\./iu)).toEqual([]);
  });

  it.each(LANGUAGES)('has every string in %s, for this very version, as a draft', (language) => {
    expect(missingStrings(year, language)).toEqual([]);
    expect(year.translations[language]).toMatchObject({ status: 'draft', forVersion: year.version });
  });

  it.each(LANGUAGES)('left nothing in English in %s, and the same markup', (language) => {
    const read = textOf(year, language);
    const names = new Set([
      'thirdThings.word-alive.creator',
      'thirdThings.wind.creator',
      'thirdThings.stars.creator',
    ]);
    const same = [...strings].filter(([key, { text }]) => !names.has(key) && read(key)?.text === text);
    expect(same.map(([key]) => key)).toEqual([]);
    const items = (text: string): number => text.split('\n').filter((line) => line.startsWith('- ')).length;
    const uneven = [...strings].filter(([key, { text }]) => items(read(key)?.text ?? '') !== items(text));
    expect(uneven.map(([key]) => key)).toEqual([]);
  });
});
