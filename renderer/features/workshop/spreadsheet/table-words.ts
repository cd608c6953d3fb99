/** What a table may call its columns and values: the words of every language of the app, so that a table made in one is read in all. */
import ar from '../../../../resources/locales/ar.json' with { type: 'json' };
import en from '../../../../resources/locales/en.json' with { type: 'json' };
import es from '../../../../resources/locales/es.json' with { type: 'json' };
import type { TableWords } from '../../../../shared/programme/workshop/import-rows.ts';

const CATALOGUES = [en, es, ar].map(({ workshop }) => workshop);

/** For each name of `first`, what it is called in every language. */
function called<Name extends string>(
  first: Readonly<Record<Name, string>>,
  of: (one: (typeof CATALOGUES)[number]) => Readonly<Record<Name, string>>,
): Record<Name, string[]> {
  const names = Object.keys(first) as Name[];
  const entries = names.map((name) => [name, CATALOGUES.map((one) => of(one)[name])] as const);
  return Object.fromEntries(entries) as Record<Name, string[]>;
}

export const tableWords: TableWords = {
  columns: called(en.workshop.table.column, ({ table }) => table.column),
  types: called(en.workshop.type, ({ type }) => type),
  tones: called(en.workshop.tone, ({ tone }) => tone),
  shares: called(en.workshop.table.share, ({ table }) => table.share),
};
