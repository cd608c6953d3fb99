import { describe, expect, it } from 'vitest';
import { directionOf, languagesOf, missingStrings, textOf } from './translate.ts';
import { basePackText, packFrom } from './testing/example-packs.ts';

const pack = packFrom(basePackText());
pack.translations['ar'] = { translators: [], status: 'draft', strings: { title: 'حزمة صغيرة' } };
pack.translations['es-MX'] = { translators: [], status: 'draft', strings: { summary: 'Aquí' } };

describe('a pack in a language', () => {
  it('reads what is translated, and the rest one by one in its own language', () => {
    const read = textOf(pack, 'ar');
    expect(read('title')).toEqual({ text: 'حزمة صغيرة', language: 'ar', direction: 'rtl' });
    expect(read('prompts.arrive.text')).toEqual({
      text: 'How are you arriving?',
      language: 'en',
      direction: 'ltr',
    });
  });

  it('goes from the exact language to the wider one before giving up', () => {
    const read = textOf(pack, 'es-MX');
    expect(read('summary')).toMatchObject({ text: 'Aquí', language: 'es-MX' });
    expect(read('title')).toMatchObject({ text: 'Un paquete', language: 'es' });
    expect(textOf(pack, 'es-AR')('title')).toMatchObject({ language: 'es' });
    expect(textOf(pack, 'EN-gb')('title')).toMatchObject({ language: 'en', text: 'A small pack' });
  });

  it('knows no string that is not there', () => {
    for (const key of ['prompts.gone.text', 'toString', '__proto__', 'prompts.hold.title', '']) {
      expect(textOf(pack, 'es')(key)).toBeNull();
    }
  });

  it('lists its languages and what a translation lacks', () => {
    expect(languagesOf(pack)).toEqual(['en', 'ar', 'es', 'es-MX']);
    expect(missingStrings(pack, 'es')).not.toContain('title');
    expect(missingStrings(pack, 'es')).toContain('prompts.arrive.steps.0.hint');
    expect(missingStrings(pack, 'fr')).toContain('title');
  });

  it.each([
    ['ar', 'rtl'],
    ['ar-EG', 'rtl'],
    ['he', 'rtl'],
    ['fa-IR', 'rtl'],
    ['ku-Arab', 'rtl'],
    ['en', 'ltr'],
    ['ar-Latn', 'ltr'],
    ['uz-Latn-UZ', 'ltr'],
    ['arn', 'ltr'],
  ])('%s runs %s', (language, direction) => {
    expect(directionOf(language)).toBe(direction);
  });
});
