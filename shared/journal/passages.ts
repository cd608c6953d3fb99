/**
 * A theme on a passage of a page. The passage is held at its first and last character by Yjs relative positions, so that it
 * stays with its words while others are typed around it, here or in another copy of the journal. The words themselves are
 * never copied: a passage whose words are gone stands nowhere.
 *
 * Places in a part are counted as a sheet counts them: one for each UTF-16 unit of text, one for each end of a block, and
 * one for a line break.
 */
import * as Y from 'yjs';
import { ownBytes } from '../base/bytes.ts';
import { newId } from '../base/ids.ts';
import { partName } from './entry.ts';
import { MOST_PASSAGES, storedPassages } from './own-marks.ts';
import type { Passage, ThemeAsSeen } from './own-marks.ts';

interface PassageShown {
  readonly id: string;
  readonly part: string;
  readonly theme: ThemeAsSeen;
  /** Null when none of its words are left. */
  readonly place: Place | null;
}

interface Place {
  readonly from: number;
  readonly to: number;
  /** On one line. */
  readonly words: string;
}

interface Run {
  readonly text: Y.XmlText;
  readonly words: string;
  /** The place of its first unit. */
  readonly at: number;
}

function runsOf(fragment: Y.XmlFragment): Run[] {
  const runs: Run[] = [];
  const visit = (parent: Y.XmlFragment, start: number): number => {
    let at = start;
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) {
        const words = (child.toDelta() as { insert?: unknown }[])
          .map(({ insert }) => (typeof insert === 'string' ? insert : '\ufffc'))
          .join('');
        runs.push({ text: child, words, at });
        at += words.length;
      } else if (child instanceof Y.XmlElement) {
        at = child.nodeName === 'hardBreak' ? at + 1 : visit(child, at + 1) + 1;
      }
    }
    return at;
  };
  visit(fragment, 0);
  return runs;
}

/** The two ends of what stands between two places; null when no text stands there. */
function anchor(fragment: Y.XmlFragment, from: number, to: number): Pick<Passage, 'from' | 'to'> | null {
  const touched = runsOf(fragment).filter(({ at, words }) => at < to && at + words.length > from);
  const [first, last] = [touched[0], touched.at(-1)];
  if (first === undefined || last === undefined || from >= to) return null;
  const start = Y.createRelativePositionFromTypeIndex(first.text, Math.max(0, from - first.at), 0);
  // Held by the character before it, so that what is typed after the passage is not of it.
  const end = Y.createRelativePositionFromTypeIndex(last.text, Math.min(last.words.length, to - last.at), -1);
  return {
    from: ownBytes(Y.encodeRelativePosition(start)),
    to: ownBytes(Y.encodeRelativePosition(end)),
  };
}

/** Where a passage stands now; null when its words are gone, or the other end is of a later state of the page. */
function placeOf(document: Y.Doc, passage: Passage): Place | null {
  const runs = runsOf(document.getXmlFragment(partName(passage.part)));
  const find = (end: Uint8Array): { run: Run; index: number } | null => {
    try {
      const found = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(end), document);
      const run = runs.find(({ text }) => text === found?.type);
      return found === null || run === undefined ? null : { run, index: found.index };
    } catch {
      return null;
    }
  };
  const [start, end] = [find(passage.from), find(passage.to)];
  // A block that went away whole takes its end of the passage with it; the rest of the passage stays.
  const first = start ?? (end === null ? null : { run: end.run, index: 0 });
  const last = end ?? (start === null ? null : { run: start.run, index: start.run.words.length });
  if (first === null || last === null) return null;
  const [from, to] = [first.run.at + first.index, last.run.at + last.index];
  const words = wordsBetween(runs, from, to);
  return words.trim() === '' ? null : { from, to, words };
}

function wordsBetween(runs: readonly Run[], from: number, to: number): string {
  return runs
    .map(({ words, at }) => words.slice(Math.max(0, from - at), Math.max(0, to - at)))
    .filter((words) => words !== '')
    .join(' ');
}

/** The new mark's id; null when no words stand between the two places, or the page has as many as it can hold. */
export function markPassage(
  document: Y.Doc,
  part: string,
  between: { readonly from: number; readonly to: number },
  theme: ThemeAsSeen,
): string | null {
  const passages = document.getMap('passages');
  const fragment = document.getXmlFragment(partName(part));
  const ends = anchor(fragment, between.from, between.to);
  if (ends === null || passages.size >= MOST_PASSAGES) return null;
  if (wordsBetween(runsOf(fragment), between.from, between.to).trim() === '') return null;
  const id = newId();
  passages.set(id, { part, ...ends, theme });
  return id;
}

export function removePassage(document: Y.Doc, id: string): void {
  document.getMap('passages').delete(id);
}

/** In the order of the page's parts as they are named, then as they stand; those without words last. */
export function readPassages(document: Y.Doc): readonly PassageShown[] {
  return storedPassages(document)
    .map((passage) => {
      const { id, part, theme } = passage;
      return { id, part, theme, place: placeOf(document, passage) };
    })
    .toSorted(
      (one, other) =>
        one.part.localeCompare(other.part) ||
        (one.place?.from ?? Number.MAX_SAFE_INTEGER) - (other.place?.from ?? Number.MAX_SAFE_INTEGER),
    );
}

/** Holds a passage by other characters, where an edit made its own ones anew. Nothing happens where no words stand. */
export function movePassage(document: Y.Doc, id: string, between: { from: number; to: number }): void {
  const passage = storedPassages(document).find((one) => one.id === id);
  if (passage === undefined) return;
  const { part, theme } = passage;
  const ends = anchor(document.getXmlFragment(partName(part)), between.from, between.to);
  if (ends !== null) document.getMap('passages').set(id, { part, ...ends, theme });
}

/** The same words, wherever a line or a block was broken between them. */
export function isSameText(one: string, other: string): boolean {
  return withoutSpace(one) === withoutSpace(other);
}

function withoutSpace(words: string): string {
  return words.replace(/\s+/gu, '');
}

/** Where these words stand in a part, nearest to a place, however they are broken into blocks now; null when they do not. */
export function findWords(
  document: Y.Doc,
  part: string,
  words: string,
  near: number,
): { from: number; to: number } | null {
  const wanted = withoutSpace(words);
  let text = '';
  const places: number[] = [];
  for (const run of runsOf(document.getXmlFragment(partName(part)))) {
    for (let index = 0; index < run.words.length; index += 1) {
      const unit = run.words[index] ?? '';
      if (/\s/u.test(unit)) continue;
      places.push(run.at + index);
      text += unit;
    }
  }
  let nearest: { from: number; to: number } | null = null;
  for (
    let found = wanted === '' ? -1 : text.indexOf(wanted);
    found !== -1;
    found = text.indexOf(wanted, found + 1)
  ) {
    const from = places[found] ?? 0;
    const to = (places[found + wanted.length - 1] ?? from) + 1;
    if (nearest === null || Math.abs(from - near) < Math.abs(nearest.from - near)) nearest = { from, to };
  }
  return nearest;
}
