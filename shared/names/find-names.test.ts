/** What the name guard sees and what it leaves alone, in three languages; its places; its pace. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNames, foundKey } from './find-names.ts';
import type { NameRules } from './find-names.ts';

const rules = (language: NameRules['language'], list: string[] = [], fine: string[] = []): NameRules => ({
  language,
  list,
  fine,
});
const seen = (text: string, of: NameRules = rules('en')): string[] =>
  findNames(text, of).map(({ start, end }) => text.slice(start, end));
const replaced = (text: string, of: NameRules = rules('en')): string => {
  let result = text;
  for (const { start, end, initials } of findNames(text, of).toReversed()) {
    result = result.slice(0, start) + (initials ?? '') + result.slice(end);
  }
  return result;
};

describe('titles with names', () => {
  it.each([
    ['I met Mr Porter at noon.', ['Mr Porter']],
    ['Mrs. O’Neill and Ms. Al-Sayed came.', ['Mrs. O’Neill', 'Ms. Al-Sayed']],
    ['Dr Ana de la Cruz said no.', ['Dr Ana de la Cruz']],
    ['MS PORTER shouted.', ['MS PORTER']],
    ['It was Mr Porter’s idea.', ['Mr Porter']],
    ['Coach Taylor left.', ['Coach Taylor']],
    ['The Dr. She was late.', []],
    ['I miss Monday. Miss Monday.', []],
    ['Ms P. came.', []],
    ['Mr\nPorter', []],
    ['the principal said Maths', []],
  ])('in English: %s', (text, names) => expect(seen(text)).toEqual(names));

  it.each([
    ['Hablé con la señora Ibáñez García.', ['señora Ibáñez García']],
    ['El Sr. Ruiz y la sra. Gil.', ['Sr. Ruiz', 'sra. Gil']],
    ['Vino D. Juan con doña Inés.', ['D. Juan', 'doña Inés']],
    ['El maestro Ramos, la profe Lola.', ['maestro Ramos', 'profe Lola']],
    ['La señora. Mañana iré.', []],
    ['El señor de la tienda.', []],
  ])('in Spanish: %s', (text, names) => expect(seen(text, rules('es'))).toEqual(names));

  it.each([
    ['قابلتُ الأستاذة فاطمة صباحا.', ['الأستاذة فاطمة']],
    ['قابلتُ الأُستاذَ عبد الرحمن أمس.', ['الأُستاذَ عبد الرحمن']],
    ['قال أ. سامي وقالت د. ليلى.', ['أ. سامي', 'د. ليلى']],
    ['كتبت للمعلمة هدى.', ['للمعلمة هدى']],
    ['المعلمة قالت إنها متعبة.', []],
    ['الأستاذ يشرح الدرس.', []],
    ['الأستاذ الجديد في الصف.', []],
    ['على بعد 5 م. تقريبا.', []],
    ['الأستاذ يوسف هنا.', ['الأستاذ يوسف']],
  ])('in Arabic: %s', (text, names) => expect(seen(text, rules('ar'))).toEqual(names));
});

describe('full names', () => {
  it('are a given name and what follows it', () => {
    expect(seen('Then Jayden Porter cried.')).toEqual(['Jayden Porter']);
    expect(seen('Ayer María de la Luz Ibáñez lloró.', rules('es'))).toEqual(['María de la Luz Ibáñez']);
    expect(seen('New York and Google Classroom on Monday Morning')).toEqual([]);
    expect(seen('Jayden cried.')).toEqual([]);
  });

  it('come from the writer’s own list, whole and in part, in any case and accent', () => {
    const own = rules('en', ['Wren Okafor', 'Ibáñez', 'سلمى الحربي', 'blue team']);
    expect(seen('wren okafor and IBANEZ', own)).toEqual(['wren okafor', 'IBANEZ']);
    expect(seen('Wren hid. A wren sang.', own)).toEqual(['Wren']);
    expect(seen('قلت لسلمى الحربي كل شيء', own)).toEqual(['سلمى الحربي']);
    expect(seen('The blue team won', own)).toEqual(['blue team']);
    expect(seen('Blue is Blue', own)).toEqual([]);
  });
});

describe('numbers and addresses', () => {
  it.each([
    ['Call 555-123-4567 or +34 612 345 678.', ['555-123-4567', '+34 612 345 678']],
    ['(020) 7946 0958', ['(020) 7946 0958']],
    ['06 12 34 56 78 and 612 345 678', ['06 12 34 56 78', '612 345 678']],
    ['هاتفها ٠٥٠ ١٢٣ ٤٥٦٧', ['٠٥٠ ١٢٣ ٤٥٦٧']],
    ['Write to ana.ruiz@school.example.org.', ['ana.ruiz@school.example.org']],
    ['pupil S12345, AB-20311, 4820193', ['S12345', 'AB-20311', '4820193']],
    ['ID 4821 and رقم 4821 and #4821', ['4821', '4821', '4821']],
    ['On 19.11.2026, 2026-11-19, 19/11/2026, 20261119', []],
    ['2025-2026, 2019 2020 2021, 1 000 000, 1.250.000, 3.1415926', []],
    ['10.30 - 11.45, 17:52, room 204, 1,250,000 and 100000', []],
    ['FY2026, KS2, A4, H2O, ISO 9001, x@y, @home', []],
  ])('%s', (text, names) => expect(seen(text)).toEqual(names));
});

describe('initials', () => {
  it.each([
    ['I met Mr Porter at noon.', 'I met Mr P. at noon.'],
    ['I met Mr Porter.', 'I met Mr P.'],
    ['Dr Ana de la Cruz left', 'Dr A. C. left'],
    ['Jayden Porter’s bag', 'J. P.’s bag'],
    ['قابلت الأستاذة فاطمة صباحا', 'قابلت الأستاذة ف. صباحا'],
    ['قابلت الأستاذ عبد الرحمن أمس', 'قابلت الأستاذ ع. ر. أمس'],
  ])('%s', (text, result) => expect(replaced(text)).toBe(result));

  it('are never found again as a name', () => {
    for (const text of ['Ms Ibáñez García spoke', 'Jayden Porter', 'أ. سامي هنا', 'la señora Gil, sí']) {
      expect(seen(replaced(text))).toEqual([]);
    }
  });
});

describe('what the writer said is fine', () => {
  it('is not found again, however it is spelt', () => {
    const fine = [foundKey('Ms Frizzle'), foundKey('555-123-4567')];
    expect(seen('MS FRIZZLE, Ms. Frizzle, 555 123 4567, Ms Porter', rules('en', [], fine))).toEqual([
      'Ms Porter',
    ]);
  });
});

const pieces = fc.constantFrom(
  'Ms ',
  'Mr. ',
  'Porter',
  'María ',
  'de ',
  'الأستاذة ',
  'فاطمة',
  'أ. ',
  'عبد ',
  '🌱',
  '👩‍🏫',
  '\ud800',
  '\u200f',
  '\n',
  ' ',
  '.',
  'a@b.co',
  '@',
  '+',
  '555-',
  '12',
  '٠٥٠ ',
  '-',
  '’s',
  '(',
  'S12345',
  'e\u0301',
  'İ',
  'ß',
  '\u0640',
  'ﷺ',
  '1 ',
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

describe('for any text', () => {
  it('never throws; places are in order, apart, inside the text and never inside a character', () => {
    fc.assert(
      fc.property(
        texts,
        fc.constantFrom('en', 'es', 'ar'),
        fc.array(texts, { maxLength: 4 }),
        (text, language, list) => {
          let reached = 0;
          for (const { start, end } of findNames(text, { language, list, fine: [] })) {
            expect(start).toBeGreaterThanOrEqual(reached);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            for (const place of [start, end]) {
              const splits =
                /[\ud800-\udbff]/.test(text.charAt(place - 1)) && /[\udc00-\udfff]/.test(text.charAt(place));
              expect(splits).toBe(false);
            }
            reached = end;
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('a name keeps its place behind anything that ends in a space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (before) => {
        const text = `${before}; 🌱 قلت: Ms Porter came`;
        const found = findNames(text, rules('en')).at(-1);
        expect(found?.start).toBe(before.length + '; 🌱 قلت: '.length);
        expect(found?.end).toBe(text.length - ' came'.length);
      }),
    );
  });

  it.each([
    'Ms ',
    'Mr. A',
    'a',
    'A-',
    "A'",
    '@',
    'a@',
    'a.',
    'a@b.',
    '1',
    '1 ',
    '1-',
    '+1(',
    '(',
    '.',
    ' ',
    'Ms Aa ',

    'Juan de la ',
    'عبد ',
    'الأستاذ ',
    'أ. ',
    '🌱',
    '\u0301',
    'e\u0301',
    'AA1',
    'S1234-',
    '٠',
    'ﷺ',
    'Wren ',
    'no. ',
  ])('100,000 characters of %j take less than 200 ms', (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 100_000);
    const list = Array.from(
      { length: 300 },
      (_, index) => `Wren Wren${'Wren '.repeat(index % 5)} Number${index}`,
    );
    findNames(text.slice(0, 1000), rules('es', list));
    // The processor's own time, best of three: other work on this machine is not what is measured.
    const times = [1, 2, 3].map(() => {
      const began = process.cpuUsage();
      findNames(text, rules('es', list));
      return process.cpuUsage(began).user / 1000;
    });
    expect(Math.min(...times)).toBeLessThan(200);
  });
});
