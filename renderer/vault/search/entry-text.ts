/** The words of a page that can be looked for: what was asked, what was written, the notes beside it, its tags and themes. */
import { readAbout, partIds, partName } from '../../../shared/journal/entry.ts';
import { readNotes } from '../../../shared/journal/margin-notes.ts';
import { readMarks } from '../../../shared/journal/own-marks.ts';
import { plainText } from '../../../shared/journal/entry-body.ts';
import { plainMarkup } from '../../../shared/programme/markup.ts';
import { openDocument } from '../../../shared/journal/open-document.ts';

export interface EntryText {
  readonly words: string;
  readonly prompt: string;
  /** Margin notes, each on a line of its own. */
  readonly notes: string;
  /** Tags and titles of themes, each on a line of its own. */
  readonly labels: string;
}

/** In UTF-16 units for one page; far beyond what anybody writes in a sitting. */
const LONGEST_TEXT = 1_000_000;

/** Null when the state is not an entry that this version can read. */
export function readEntryText(state: Uint8Array): EntryText | null {
  const opened = openDocument([state]);
  if (!opened.whole) return null;
  const about = readAbout(opened.document);
  if (about === null) return null;
  const parts = partIds(about.prompt)
    .map((part) => plainText(opened.document.getXmlFragment(partName(part)), LONGEST_TEXT))
    .filter((text) => text !== '');
  const notes = readNotes(opened.document).map((note) => note.words.replace(/\s+/gu, ' '));
  const { tags, themes } = readMarks(opened.document);
  return {
    words: parts.join('\n'),
    prompt: plainMarkup(about.prompt?.text ?? ''),
    notes: notes.join('\n'),
    labels: [...tags, ...themes.map(({ title }) => title)].join('\n'),
  };
}
