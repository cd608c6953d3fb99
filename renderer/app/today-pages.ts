/** What Today needs to know of pages: whether the newest was heavy, and which come back today. Nothing else is read. */
import * as Y from 'yjs';
import { dayOf } from '../../shared/base/moment.ts';
import { partName, readAbout } from '../../shared/journal/entry.ts';
import type { EntryAbout, EntrySummary } from '../../shared/journal/entry.ts';
import { plainText } from '../../shared/journal/entry-body.ts';
import { plainMarkup } from '../../shared/programme/markup.ts';
import type { NewestPage } from '../../shared/programme/suggest.ts';
import type { OpenJournal } from '../vault/open-journal.ts';

export interface ReturningPage {
  readonly id: string;
  /** The beginning of what was written, or of what was asked. */
  readonly line: string;
}

const LINE = 120;

export async function readNewest(
  journal: Pick<OpenJournal, 'read'>,
  entry: EntrySummary | null,
): Promise<NewestPage | null> {
  if (entry === null) return null;
  const page = await readPage(journal, entry.id);
  return {
    day: dayOf(entry.made),
    prompt: entry.packId === null || entry.promptId === null ? null : `${entry.packId}/${entry.promptId}`,
    // The door for a rough day is a word of the writer's own, as the mark is.
    heavy: page !== null && (page.about.heavy || page.about.prompt?.type === 'rough-day'),
  };
}

/** Pages whose day has come and whose second half has no word yet, oldest day first. */
export async function readReturning(
  journal: Pick<OpenJournal, 'read'>,
  returns: Readonly<Record<string, string>>,
  today: string,
): Promise<ReturningPage[]> {
  const due = Object.entries(returns)
    .filter(([, day]) => day <= today)
    .toSorted(([, a], [, b]) => a.localeCompare(b));
  const pages = await Promise.all(due.map(async ([id]) => ({ id, page: await readPage(journal, id) })));
  return pages.flatMap(({ id, page }) => {
    if (page === null || page.about.deleted !== null) return [];
    const { about, document } = page;
    if (plainText(document.getXmlFragment(partName('afterwards')), 1) !== '') return [];
    const line = plainText(document.getXmlFragment(partName('main')), LINE);
    return [{ id, line: line === '' ? plainMarkup(about.prompt?.text ?? '') : line }];
  });
}

async function readPage(
  journal: Pick<OpenJournal, 'read'>,
  id: string,
): Promise<{ about: EntryAbout; document: Y.Doc } | null> {
  const state = await journal.read(id);
  if (state === null) return null;
  const document = new Y.Doc();
  Y.applyUpdateV2(document, state);
  const about = readAbout(document);
  return about === null ? null : { about, document };
}
