/** The themes of the programmes in use, worded for the writer; those of the page's own programme first. */
import type { Pack } from '../../shared/programme/pack.ts';
import { textOf } from '../../shared/programme/translate.ts';
import { codebookOf } from '../../shared/themes/codebook.ts';
import type { OfferedFamily } from '../features/write/marks/theme-offer.ts';

export function offerThemes(
  packs: readonly Pack[],
  packId: string | null,
  language: string,
): readonly OfferedFamily[] {
  const books = packs
    .toSorted((one, other) => Number(other.id === packId) - Number(one.id === packId))
    .flatMap((pack) => {
      const book = codebookOf(pack);
      return book === null ? [] : [{ pack, book }];
    });
  return books.flatMap(({ pack, book }) => {
    const read = textOf(pack, language);
    const title = read('title')?.text ?? pack.title;
    return book.families.map((family) => {
      const label = read(`families.${family.id}.label`)?.text ?? family.label;
      return {
        id: `${pack.id}/${family.id}`,
        // Where several programmes bring themes, it is said whose these are.
        label: books.length > 1 ? `${title}: ${label}` : label,
        themes: family.themes.map((theme) => {
          const name = read(`themes.${theme.id}.label`);
          return {
            seen: {
              pack: pack.id,
              theme: theme.id,
              title: name?.text ?? theme.label,
              language: name?.language ?? pack.defaultLanguage,
            },
            about: read(`themes.${theme.id}.definition`)?.text ?? theme.definition,
          };
        }),
      };
    });
  });
}
