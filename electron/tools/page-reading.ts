/** One page of a journal as `read-journal` prints it: everything that it says about itself, and every word of every part. */
import type * as Y from 'yjs';
import { type EntryAbout, partIds, partName } from '../../shared/journal/entry.ts';
import { bodyMarkdown } from '../../shared/journal/entry-markdown.ts';

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
  return {
    id,
    made,
    deleted,
    prompt: prompt?.text ?? null,
    parts,
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
    return lines.join('\n\n');
  });
  return `${[`# ${label === '' ? 'Journal' : label}`, ...written].join('\n\n')}\n`;
}

function quote(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}
