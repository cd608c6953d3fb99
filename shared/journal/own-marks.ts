/**
 * What a writer puts on a page by hand: tags in words of their own, a star, themes of a programme. Nothing here is read out
 * of the words. All of it lies in the page's own document, one key for one mark, so that two copies of a journal merge mark
 * by mark.
 *
 * | shared type      | key                      | value                                                          |
 * |------------------|--------------------------|----------------------------------------------------------------|
 * | map `tags`       | the tag, folded          | the tag as its writer spells it                                |
 * | map `themes`     | `<pack id>/<theme id>`   | the theme as seen: on the whole page                           |
 * | map `passages`   | 32 hexadecimal digits    | `{ part, from, to, theme }`: on a passage, see `passages.ts`   |
 * | `about.star`     |                          | `true`                                                         |
 *
 * A theme is kept with its title as it was read, so that no later pack can change what a mark says.
 */
import type * as Y from 'yjs';
import { z } from '../base/schema.ts';

/** In UTF-16 units: a word or two. */
export const LONGEST_TAG = 40;
/** On one page. What is beyond it is not taken, and not read. */
export const MOST_TAGS = 24;
const MOST_THEMES = 64;
export const MOST_PASSAGES = 256;

export const themeAsSeenSchema = z.strictObject({
  pack: z.string().min(1).max(120),
  theme: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  title: z.string().min(1).max(200),
  language: z.string().max(35),
});
export type ThemeAsSeen = z.infer<typeof themeAsSeenSchema>;

/** Ends of a passage are Yjs relative positions: a few bytes each. */
const anchorSchema = z.instanceof(Uint8Array).refine((bytes) => bytes.length > 0 && bytes.length <= 200);

const passageSchema = z.strictObject({
  part: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  from: anchorSchema,
  to: anchorSchema,
  theme: themeAsSeenSchema,
});
export type Passage = z.infer<typeof passageSchema>;

interface Marks {
  readonly starred: boolean;
  /** As they are spelled, in the order of the alphabet. */
  readonly tags: readonly string[];
  /** On the page or on a passage of it, each once. */
  readonly themes: readonly ThemeAsSeen[];
}

/** Characters that are not seen, or that turn a line round; they would make two tags out of one. */
const UNSEEN = /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

/** A tag as it is kept; null when nothing is left of what was typed, or too much. */
export function cleanTag(typed: string): string | null {
  const tag = typed
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(UNSEEN, '')
    .replace(/^[\s#]+/u, '')
    .trim();
  return tag === '' || tag.length > LONGEST_TAG || !tag.isWellFormed() ? null : tag;
}

/** The same for two spellings of one tag: case and width make no other tag. */
export function tagKey(tag: string): string {
  return tag.normalize('NFKC').toLowerCase();
}

/** Tags out of a map, each under its own key; what another version wrote and this one cannot read is left out. */
export function tagsIn(map: Y.Map<unknown>, most: number): string[] {
  const tags: string[] = [];
  for (const [key, value] of map.entries()) {
    if (typeof value === 'string' && cleanTag(value) === value && tagKey(value) === key) tags.push(value);
  }
  return tags.toSorted((one, other) => one.localeCompare(other) || (one < other ? -1 : 1)).slice(0, most);
}

/** False when it is no tag, or the page has as many as it can hold. A tag that is there keeps its spelling. */
export function addTag(document: Y.Doc, typed: string): boolean {
  const tag = cleanTag(typed);
  const tags = document.getMap('tags');
  if (tag === null) return false;
  if (tags.has(tagKey(tag))) return true;
  if (tags.size >= MOST_TAGS) return false;
  tags.set(tagKey(tag), tag);
  return true;
}

export function removeTag(document: Y.Doc, tag: string): void {
  document.getMap('tags').delete(tagKey(tag));
}

export function setStar(document: Y.Doc, starred: boolean): void {
  const about = document.getMap('about');
  if (starred) about.set('star', true);
  else about.delete('star');
}

export function themeKey({ pack, theme }: Pick<ThemeAsSeen, 'pack' | 'theme'>): string {
  return `${pack}/${theme}`;
}

/** On the whole page. A theme that is there keeps the title it was put with. */
export function addTheme(document: Y.Doc, theme: ThemeAsSeen): void {
  const themes = document.getMap('themes');
  if (!themes.has(themeKey(theme))) themes.set(themeKey(theme), theme);
}

export function removeTheme(document: Y.Doc, theme: Pick<ThemeAsSeen, 'pack' | 'theme'>): void {
  document.getMap('themes').delete(themeKey(theme));
}

/** Themes on the whole page, by title. */
export function pageThemes(document: Y.Doc): readonly ThemeAsSeen[] {
  const themes = [...document.getMap('themes').entries()].flatMap(([key, value]) => {
    const theme = themeAsSeenSchema.safeParse(value);
    return theme.success && themeKey(theme.data) === key ? [theme.data] : [];
  });
  return inOrder(themes);
}

/** By title; of one title by key, so that two copies with the same marks read the same. */
function inOrder(themes: readonly ThemeAsSeen[]): ThemeAsSeen[] {
  const name = (theme: ThemeAsSeen): string => `${theme.title} ${themeKey(theme)}`;
  return themes
    .toSorted((one, other) => name(one).localeCompare(name(other)) || (name(one) < name(other) ? -1 : 1))
    .slice(0, MOST_THEMES);
}

/** Every passage that this version can read, by id; where it stands is for `passages.ts` to say. */
export function storedPassages(document: Y.Doc): readonly (Passage & { readonly id: string })[] {
  const passages = [...document.getMap('passages').entries()].flatMap(([id, value]) => {
    const passage = passageSchema.safeParse(value);
    return passage.success && /^[0-9a-f]{32}$/.test(id) ? [{ id, ...passage.data }] : [];
  });
  return passages.toSorted((one, other) => (one.id < other.id ? -1 : 1)).slice(0, MOST_PASSAGES);
}

export function readMarks(document: Y.Doc): Marks {
  const themes = new Map(
    // What stands on the whole page says how the theme was called.
    [...storedPassages(document).map(({ theme }) => theme), ...pageThemes(document)].map(
      (theme) => [themeKey(theme), theme] as const,
    ),
  );
  return {
    starred: document.getMap('about').get('star') === true,
    tags: tagsIn(document.getMap('tags'), MOST_TAGS),
    themes: inOrder([...themes.values()]),
  };
}
