/** What the cache's rows hold once they are open: the note on all of it, and the pages of the list, 64 entries each. */
import { instantOf, momentSchema } from '../../shared/base/moment.ts';
import { z } from '../../shared/base/schema.ts';
import { entrySummarySchema } from '../../shared/journal/entry.ts';
import type { EntrySummary } from '../../shared/journal/entry.ts';

export const PAGE_SIZE = 64;

export const metaSchema = z.strictObject({
  version: z.literal(1),
  /** Drawn when the cache is made: what is kept beside it knows by this whether it belongs to it. */
  era: z.string(),
  seen: z.record(z.string(), z.array(z.int().nonnegative())),
  pages: z.array(
    z.strictObject({
      id: z.string(),
      reflects: z.int(),
      /** When the newest entry of the page was made; not noted by earlier versions. */
      newest: momentSchema.optional(),
    }),
  ),
  journal: z.int().nullable(),
  /** The last frame of each run; not noted by earlier versions. */
  heads: z
    .array(z.strictObject({ run: z.string(), seq: z.int(), hash: z.string().regex(/^[0-9a-f]{64}$/) }))
    .optional(),
});

export const pageSchema = z
  .array(z.strictObject({ summary: entrySummarySchema, reflects: z.int() }))
  .max(PAGE_SIZE);

export interface Page {
  readonly id: string;
  reflects: number;
  /** When the newest of them was made; null while there is none. */
  newest: string | null;
  readonly entries: Map<string, { summary: EntrySummary; reflects: number }>;
}

export type NotedPage = z.infer<typeof metaSchema>['pages'][number];

/** Read before all others: what the first page of the list can show, and what was put away or deleted among it. */
const FIRST = 3;

/** Those with the newest entries; none where that was not noted. */
export function newestPages(noted: readonly NotedPage[]): readonly NotedPage[] {
  if (noted.some(({ newest }) => newest === undefined)) return [];
  return noted
    .map((page) => ({ page, at: instantOf(page.newest ?? '') }))
    .toSorted((a, b) => b.at - a.at)
    .slice(0, FIRST)
    .map(({ page }) => page);
}

export function newestOf(entries: Iterable<{ readonly summary: EntrySummary }>): string | null {
  let newest: string | null = null;
  for (const { summary } of entries)
    if (newest === null || instantOf(summary.made) > instantOf(newest)) newest = summary.made;
  return newest;
}

export const summariesOf = (pages: readonly Page[]): EntrySummary[] =>
  pages.flatMap((page) => [...page.entries.values()].map(({ summary }) => summary));
