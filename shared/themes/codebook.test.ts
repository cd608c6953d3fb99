import { describe, expect, it } from 'vitest';
import { basePackText, defaultPackText, packFrom } from '../programme/testing/example-packs.ts';
import { LEANS, codebookOf, familyOf } from './codebook.ts';

const year = packFrom(defaultPackText());

describe('the codebook of a pack', () => {
  it('has sixteen themes in five families in the default programme', () => {
    const book = codebookOf(year);
    expect(book?.themes).toHaveLength(16);
    expect(book?.families.map(({ id, themes }) => [id, themes.length])).toEqual([
      ['talk', 4],
      ['trust', 4],
      ['together', 4],
      ['self', 3],
      ['pupils', 1],
    ]);
    expect(book).toMatchObject({ packId: year.id, packVersion: year.version });
  });

  it('knows the family a theme falls back to', () => {
    const book = codebookOf(year);
    expect(book === null ? null : familyOf(book, 'repair')?.id).toBe('trust');
    expect(book === null ? 1 : familyOf(book, 'gone')).toBeNull();
  });

  it('leaves out families without a theme, and is null without themes', () => {
    const pack = packFrom(basePackText());
    pack.families.push({ id: 'empty', label: 'Empty' });
    expect(codebookOf(pack)?.families.map(({ id }) => id)).toEqual(['talk']);
    expect(codebookOf({ ...pack, themes: [] })).toBeNull();
  });

  it('has four leans', () => {
    expect(LEANS).toEqual(['strength', 'strain', 'both', 'question']);
  });
});
