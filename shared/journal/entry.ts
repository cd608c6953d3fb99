/**
 * One entry is one Yjs document: the words, and everything about them. Nothing about an entry is stored elsewhere.
 *
 * | shared type            | holds                                                                    |
 * |------------------------|--------------------------------------------------------------------------|
 * | map `about`            | `made`, `prompt` (as seen), `minutes`, `deleted`, `closed`, `heavy`, `put-away`, `star` |
 * | fragment `part:<id>`   | the writer's words under one question; `part:main` answers the prompt      |
 * | maps `tags`, `themes`, `passages` | what the writer put on the page by hand: `own-marks.ts`, `passages.ts` |
 * | map `margin`           | notes written beside the page later: `margin-notes.ts`                     |
 *
 * `prompt` is kept as it was read, with pack id and version, so that no later pack can change an old page.
 */
import type * as Y from 'yjs';
import { momentSchema } from '../base/moment.ts';
import { z } from '../base/schema.ts';
import { plainMarkup } from '../programme/markup.ts';
import { plainText } from './entry-body.ts';
import { newestNote, noteSchema } from './margin-notes.ts';
import { readMarks, themeAsSeenSchema } from './own-marks.ts';

/** The three lengths a page can be asked for, in minutes. */
export const minutesSchema = z.union([z.literal(2), z.literal(10), z.literal(25)]);
export type Minutes = z.infer<typeof minutesSchema>;

const partId = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);

/** One question of a page, as the writer read it. `from` is the shortest length at which it is asked. */
const questionSchema = z.strictObject({
  id: partId,
  ask: z.string().max(2000),
  hint: z.string().max(200).optional(),
  from: minutesSchema,
});

/** A poem, a story, an object: what a page of type `third-thing` is written beside. Without words where only its name may travel. */
const pieceSchema = z.strictObject({
  title: z.string().max(200),
  creator: z.string().max(200).optional(),
  year: z.int().optional(),
  text: z.string().max(6000).optional(),
  rightsNote: z.string().max(200).optional(),
  language: z.string().max(35),
});
export type Piece = z.infer<typeof pieceSchema>;

/** A prompt as the writer saw it: its words, its place in the programme, and the pack it came from. */
export const promptAsSeenSchema = z.strictObject({
  packId: z.string().max(120),
  packVersion: z.string().max(60),
  promptId: partId,
  type: z.string().max(40),
  language: z.string().max(35),
  text: z.string().max(2000),
  arcId: partId.optional(),
  arcTitle: z.string().max(200).optional(),
  week: z.int().positive().optional(),
  lengths: z.array(minutesSchema).min(1),
  /** The questions beyond the prompt itself, in order. The prompt is answered in the part `main`. */
  questions: z.array(questionSchema).max(12),
  piece: pieceSchema.optional(),
});
export type PromptAsSeen = z.infer<typeof promptAsSeenSchema>;

/** One line of the list. Sealed in pages of 64; never in clear on disk. */
export const entrySummarySchema = z.strictObject({
  id: z.string(),
  made: momentSchema,
  /** Null for a blank page. */
  promptText: z.string().nullable(),
  promptId: z.string().nullable(),
  packId: z.string().nullable(),
  arcTitle: z.string().nullable(),
  arcId: z.string().optional(),
  /** The beginning of what was written, at most 200 characters; empty when nothing is. */
  firstLine: z.string(),
  deleted: momentSchema.nullable(),
  /** Put away by its writer: shown only where it is searched for. Absent otherwise. */
  putAway: z.literal(true).optional(),
  starred: z.literal(true).optional(),
  /** The writer's own, in the order of the alphabet; absent when there are none. */
  tags: z.array(z.string()).optional(),
  /** Put on the page or on a passage of it by hand, each once; absent when there are none. */
  themes: z.array(themeAsSeenSchema).optional(),
  /** The newest note in the margin, its beginning; absent when there is none. */
  note: noteSchema.pick({ at: true, words: true }).optional(),
});
export type EntrySummary = z.infer<typeof entrySummarySchema>;

const FIRST_LINE = 200;

export function partName(id: string): string {
  return `part:${id}`;
}

/** A field that a type of prompt has beside `main`. `afterwards` waits for its day; the others are there from a length on. */
export interface TypedPart {
  readonly id: string;
  readonly from: Minutes | 'afterwards';
}

const TYPED_PARTS: Readonly<Record<string, readonly TypedPart[]>> = {
  tension: [
    { id: 'side-one', from: 10 },
    { id: 'side-two', from: 10 },
  ],
  gratitude: [
    { id: 'thing-two', from: 10 },
    { id: 'thing-three', from: 10 },
  ],
  'question-workshop': [
    { id: 'question-one', from: 10 },
    { id: 'question-two', from: 10 },
    { id: 'question-three', from: 10 },
  ],
  'before-after': [{ id: 'afterwards', from: 'afterwards' }],
};

/** The fields that go with a type, in order. They ask nothing: what is asked stands in the prompt. */
export function typedParts(type: string | undefined): readonly TypedPart[] {
  return type === undefined || !Object.hasOwn(TYPED_PARTS, type) ? [] : (TYPED_PARTS[type] ?? []);
}

/** The parts of a page in the order they are asked: the prompt's own answer first. */
export function partIds(prompt: PromptAsSeen | null): readonly string[] {
  return [
    'main',
    ...typedParts(prompt?.type).map(({ id }) => id),
    ...(prompt?.questions.map((question) => question.id) ?? []),
  ];
}

/** Writes what a new entry knows about itself. Call once, on an empty document. */
export function beginEntry(
  document: Y.Doc,
  made: string,
  prompt: PromptAsSeen | null,
  minutes: Minutes,
): void {
  document.transact(() => {
    const about = document.getMap('about');
    about.set('made', made);
    about.set('minutes', minutes);
    if (prompt !== null) about.set('prompt', prompt);
  });
}

export interface EntryAbout {
  readonly made: string;
  readonly prompt: PromptAsSeen | null;
  readonly minutes: Minutes;
  readonly deleted: string | null;
  /** The writer's own mark: this was heavy. Never read out of the words. */
  readonly heavy: boolean;
  /** The writer wants to see it only when they search for it. */
  readonly putAway: boolean;
}

/** Reads what an entry says about itself. Null when it is not an entry this version can read. */
export function readAbout(document: Y.Doc): EntryAbout | null {
  const about = document.getMap('about');
  const made = momentSchema.safeParse(about.get('made'));
  if (!made.success) return null;
  const prompt = promptAsSeenSchema.nullable().safeParse(about.get('prompt') ?? null);
  const minutes = minutesSchema.safeParse(about.get('minutes'));
  const deleted = momentSchema.nullable().safeParse(about.get('deleted') ?? null);
  if (!prompt.success || !deleted.success) return null;
  return {
    made: made.data,
    prompt: prompt.data,
    minutes: minutes.success ? minutes.data : 10,
    deleted: deleted.data,
    heavy: about.get('heavy') === true,
    putAway: about.get('put-away') === true,
  };
}

export function setHeavy(document: Y.Doc, heavy: boolean): void {
  const about = document.getMap('about');
  if (heavy) about.set('heavy', true);
  else about.delete('heavy');
}

export function setPutAway(document: Y.Doc, putAway: boolean): void {
  const about = document.getMap('about');
  if (putAway) about.set('put-away', true);
  else about.delete('put-away');
}

export function setMinutes(document: Y.Doc, minutes: Minutes): void {
  document.getMap('about').set('minutes', minutes);
}

export function setDeleted(document: Y.Doc, moment: string | null): void {
  const about = document.getMap('about');
  if (moment === null) about.delete('deleted');
  else about.set('deleted', moment);
}

/** The line that stands for an entry in the list. Null when the document is not an entry. */
export function summarise(id: string, document: Y.Doc): EntrySummary | null {
  const about = readAbout(document);
  if (about === null) return null;
  let firstLine = '';
  for (const part of partIds(about.prompt)) {
    firstLine = plainText(document.getXmlFragment(partName(part)), FIRST_LINE);
    if (firstLine !== '') break;
  }
  const { tags, starred, themes } = readMarks(document);
  const note = newestNote(document);
  return {
    id,
    made: about.made,
    promptText: about.prompt === null ? null : plainMarkup(about.prompt.text),
    promptId: about.prompt?.promptId ?? null,
    packId: about.prompt?.packId ?? null,
    arcTitle: about.prompt?.arcTitle ?? null,
    firstLine,
    deleted: about.deleted,
    ...(about.prompt?.arcId === undefined ? {} : { arcId: about.prompt.arcId }),
    ...(about.putAway ? { putAway: true as const } : {}),
    ...(starred ? { starred: true as const } : {}),
    ...(tags.length > 0 ? { tags: [...tags] } : {}),
    ...(themes.length > 0 ? { themes: [...themes] } : {}),
    ...(note === null ? {} : { note }),
  };
}
