/** The words of a page that can be looked for: what was asked, and what was written under every question. */
import { readAbout, partIds, partName } from '../../../shared/journal/entry.ts';
import { plainText } from '../../../shared/journal/entry-body.ts';
import { openDocument } from '../../../shared/journal/open-document.ts';

export interface EntryText {
  readonly words: string;
  readonly prompt: string;
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
  return { words: parts.join('\n'), prompt: about.prompt?.text ?? '' };
}
