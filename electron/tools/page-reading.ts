/** One page of a journal as `read-journal` prints it: what it says about itself, every word of it, and what was put beside it. */
import type * as Y from 'yjs';
import { type EntryAbout, partIds, partName } from '../../shared/journal/entry.ts';
import { bodyMarkdown } from '../../shared/journal/entry-markdown.ts';
import { type MarginNote, readNotes } from '../../shared/journal/margin-notes.ts';
import { pageThemes, readMarks, type ThemeAsSeen } from '../../shared/journal/own-marks.ts';
import { readPassages } from '../../shared/journal/passages.ts';

export interface PartRead {
  readonly id: string;
  /** The question it answers; null for the part of a blank page, and for one that the prompt does not know. */
  readonly question: string | null;
  /** Markdown. Empty parts are left out. */
  readonly words: string;
}

export interface PageRead {
  readonly id: string;
  readonly made: string;
  /** When it was put among the deleted pages; null for a page that is kept. */
  readonly deleted: string | null;
  readonly prompt: string | null;
  readonly parts: readonly PartRead[];
  readonly starred: boolean;
  /** The writer's own, in the order of the alphabet. */
  readonly tags: readonly string[];
  /** Put on the whole page by hand, with the title as it was read then. */
  readonly themes: readonly ThemeAsSeen[];
  /** Put on a passage by hand; `words` is null when none of them are left. */
  readonly passages: readonly {
    readonly part: string;
    readonly words: string | null;
    readonly theme: ThemeAsSeen;
  }[];
  /** Written beside the page later, oldest first. */
  readonly notes: readonly MarginNote[];
  /** Everything else the page says about itself, as it is stored. */
  readonly about: unknown;
}

export function readPage(id: string, about: EntryAbout, document: Y.Doc): PageRead {
  const known = partIds(about.prompt);
  const stored = [...document.share.keys()].filter((name) => name.startsWith(partName('')));
  const others = stored
    .map((name) => name.slice(partName('').length))
    .filter((part) => !known.includes(part));
  const parts = [...known, ...others.toSorted()].flatMap((part) => {
    const words = bodyMarkdown(document.getXmlFragment(partName(part)));
    return words === '' ? [] : [{ id: part, question: questionOf(about, part), words }];
  });
  const { made, deleted, prompt } = about;
  const { starred, tags } = readMarks(document);
  return {
    id,
    made,
    deleted,
    prompt: prompt?.text ?? null,
    parts,
    starred,
    tags,
    themes: pageThemes(document),
    passages: readPassages(document).map(({ part, place, theme }) => ({
      part,
      words: place?.words ?? null,
      theme,
    })),
    notes: readNotes(document),
    about: document.getMap('about').toJSON(),
  };
}

function questionOf({ prompt }: EntryAbout, part: string): string | null {
  if (part === 'main') return prompt?.text ?? null;
  return prompt?.questions.find(({ id }) => id === part)?.ask ?? null;
}

/** All pages as one Markdown document, oldest first. */
export function pagesMarkdown(label: string, pages: readonly PageRead[]): string {
  const written = pages.map((page) => {
    const deleted = page.deleted === null ? '' : ` (deleted ${page.deleted})`;
    const lines = [`## ${page.made}${deleted}`];
    if (page.prompt !== null) lines.push(quote(page.prompt));
    for (const { id, question, words } of page.parts) {
      if (id !== 'main' && question !== null) lines.push(quote(question));
      lines.push(words);
    }
    lines.push(...besidePage(page));
    return lines.join('\n\n');
  });
  return `${[`# ${label === '' ? 'Journal' : label}`, ...written].join('\n\n')}\n`;
}

/** What was put beside the page, a line for each kind. The page's own words are above, as they are. */
function besidePage({ starred, tags, themes, passages, notes }: PageRead): string[] {
  const lines: string[] = [];
  if (starred) lines.push('Starred.');
  if (tags.length > 0) lines.push(`Tags: ${tags.map(plain).join(', ')}`);
  if (themes.length > 0) lines.push(`Themes: ${themes.map(({ title }) => plain(title)).join(', ')}`);
  for (const { words, theme } of passages)
    lines.push(`${plain(theme.title)}: ${words === null ? '(its words are gone)' : `“${plain(words)}”`}`);
  for (const { at, edited, words } of notes) {
    const when = edited === null ? at : `${at}, changed ${edited}`;
    lines.push(`Margin note, ${when}:\n\n${quote(plain(words))}`);
  }
  return lines;
}

/** Signs that Markdown would take for its own are escaped. */
function plain(words: string): string {
  return words.replace(/[\\`*_[\]<>#]/gu, String.raw`\$&`);
}

function quote(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}
