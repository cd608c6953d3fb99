/**
 * A page as it was after each sitting. A sitting begins when a page is opened for writing and ends when it is left or
 * locked. Deleted text does not stay in a Yjs document, so an earlier version carries its own words.
 *
 * | shared type       | holds                                                                                      |
 * |-------------------|--------------------------------------------------------------------------------------------|
 * | array `versions`  | `{ at, body }` for each sitting that a later one changed: when it began, the words it left    |
 * | `about.sitting`   | when the sitting began that left the words as they are; absent: the page's own `made`         |
 *
 * A version is written with the first change of the *next* sitting, in the same update: a sitting that was cut off by a
 * pulled plug is kept like any other, one that changed nothing leaves no trace, and a page written once holds no version.
 * Being content of the page's document, versions are sealed, compacted, copied, merged and deleted with it.
 */
import * as Y from 'yjs';
import { z } from '../base/schema.ts';
import { instantOf, momentSchema } from '../base/moment.ts';
import { findWords, movePassage, readPassages } from './passages.ts';

const PART = 'part:';
const VERSIONS = 'versions';
/** The origin of what is noted here, so that undoing one's typing does not undo it. */
const NOTED = 'versions';

const value = z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]);
const attributesSchema = z.record(z.string().max(64), value);
const marksSchema = z.record(z.string().max(64), z.union([value, attributesSchema]));

const textSchema = z.strictObject({ text: z.string(), marks: marksSchema.optional() });

export interface BodyText {
  readonly text: string;
  /** By name, as the editor wrote them: `{ bold: {} }`. */
  readonly marks?: z.infer<typeof marksSchema> | undefined;
}

export interface BodyElement {
  readonly type: string;
  readonly attributes?: z.infer<typeof attributesSchema> | undefined;
  readonly content?: readonly BodyNode[] | undefined;
}

export type BodyNode = BodyText | BodyElement;

const elementSchema: z.ZodType<BodyElement> = z.strictObject({
  type: z.string().min(1).max(64),
  attributes: attributesSchema.optional(),
  get content() {
    return z.array(z.union([textSchema, elementSchema])).optional();
  },
});

/** The words of a page by part (`main` and the questions' ids); a part without anything is left out. */
const bodySchema = z.record(z.string().max(64), z.array(z.union([textSchema, elementSchema])));
export type Body = Readonly<Record<string, readonly BodyNode[]>>;

const versionSchema = z.strictObject({ at: momentSchema, body: bodySchema });

export interface Version {
  /** When the sitting began that left these words. */
  readonly at: string;
  readonly body: Body;
}

export function readBody(document: Y.Doc): Body {
  const body: Record<string, readonly BodyNode[]> = {};
  for (const name of [...document.share.keys()].toSorted()) {
    if (!name.startsWith(PART)) continue;
    const content = contentOf(document.getXmlFragment(name));
    if (content.some((node) => hasWords(node))) body[name.slice(PART.length)] = content;
  }
  return body;
}

function hasWords(node: BodyNode): boolean {
  return 'text' in node ? node.text !== '' : (node.content ?? []).some((child) => hasWords(child));
}

function contentOf(parent: Y.XmlFragment): BodyNode[] {
  const content: BodyNode[] = [];
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      for (const piece of child.toDelta() as { insert?: unknown; attributes?: Record<string, unknown> }[]) {
        if (typeof piece.insert === 'string') addText(content, piece.insert, piece.attributes);
      }
    } else if (child instanceof Y.XmlElement) {
      const attributes = attributesSchema.safeParse(child.getAttributes());
      const inner = contentOf(child);
      content.push({
        type: child.nodeName,
        ...(attributes.success && Object.keys(attributes.data).length > 0
          ? { attributes: attributes.data }
          : {}),
        ...(inner.length > 0 ? { content: inner } : {}),
      });
    }
  }
  return content;
}

/** Neighbours with the same marks are one text: how the document happens to be cut is not part of the words. */
function addText(content: BodyNode[], text: string, attributes: Record<string, unknown> | undefined): void {
  const parsed = marksSchema.safeParse(attributes ?? {});
  const marks = parsed.success && Object.keys(parsed.data).length > 0 ? parsed.data : undefined;
  const last = content.at(-1);
  if (last !== undefined && 'text' in last && JSON.stringify(last.marks) === JSON.stringify(marks)) {
    content[content.length - 1] = { ...last, text: last.text + text };
  } else content.push(marks === undefined ? { text } : { text, marks });
}

export function sameBody(a: Body, b: Body): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Begins a sitting on a page that was opened for writing. The first change that makes the words different notes how they
 * were. Returns the way to end the sitting; a document that is destroyed ends it too.
 */
export function beginSitting(document: Y.Doc, now: () => string): () => void {
  const before = readBody(document);
  const at = sittingOf(document);
  const parts = Object.keys(before);
  if (parts.length === 0 || at === null) return () => undefined;
  const onChange = (transaction: Y.Transaction): void => {
    if (transaction.origin === NOTED || !changedWords(document, transaction)) return;
    if (sameBody(readBody(document), before)) return;
    document.off('afterTransaction', onChange);
    note(document, { at, body: before }, now());
  };
  document.on('afterTransaction', onChange);
  return () => document.off('afterTransaction', onChange);
}

function changedWords(document: Y.Doc, transaction: Y.Transaction): boolean {
  return [...document.share].some(
    ([name, part]) => name.startsWith(PART) && transaction.changedParentTypes.has(part),
  );
}

function note(document: Y.Doc, version: Version, now: string): void {
  document.transact(() => {
    document.getArray(VERSIONS).push([version]);
    document.getMap('about').set('sitting', now);
  }, NOTED);
}

function sittingOf(document: Y.Doc): string | null {
  const about = document.getMap('about');
  const at = momentSchema.safeParse(about.get('sitting') ?? about.get('made'));
  return at.success ? at.data : null;
}

/**
 * Every version in the order of the sittings, the present one last. What two computers noted apart stands in order of time;
 * neighbours with the same words are one. Empty when the document is not an entry.
 */
export function readVersions(document: Y.Doc): readonly Version[] {
  const present = sittingOf(document);
  if (present === null) return [];
  const noted = document
    .getArray(VERSIONS)
    .toArray()
    .flatMap((stored) => {
      const version = versionSchema.safeParse(stored);
      return version.success ? [version.data] : [];
    })
    .toSorted((a, b) => instantOf(a.at) - instantOf(b.at));
  const all: Version[] = [...noted, { at: present, body: readBody(document) }];
  return all.filter((version, index) => {
    const next = all[index + 1];
    return next === undefined || !sameBody(version.body, next.body);
  });
}

/** Brings an earlier version back as a new sitting. The words that stood here before become a version of their own. */
export function restoreVersion(document: Y.Doc, version: Version, now: string): void {
  const at = sittingOf(document);
  const before = readBody(document);
  if (at === null || sameBody(before, version.body)) return;
  const marked = readPassages(document);
  document.transact(() => {
    document.getArray(VERSIONS).push([{ at, body: before }]);
    document.getMap('about').set('sitting', now);
    for (const part of new Set([...Object.keys(before), ...Object.keys(version.body)])) {
      const fragment = document.getXmlFragment(PART + part);
      fragment.delete(0, fragment.length);
      fragment.insert(0, nodesOf(version.body[part] ?? []));
    }
    // The words are made anew; a mark goes on standing on those it stood on, where they are the same.
    for (const { id, part, place } of marked) {
      const found = place === null ? null : findWords(document, part, place.words, place.from);
      if (found !== null) movePassage(document, id, found);
    }
  }, NOTED);
}

function nodesOf(content: readonly BodyNode[]): (Y.XmlElement | Y.XmlText)[] {
  return content.map((node) => {
    if ('text' in node) {
      const text = new Y.XmlText();
      text.insert(0, node.text, { ...node.marks });
      return text;
    }
    const element = new Y.XmlElement(node.type);
    // Attributes may be numbers and truths, as the editor wrote them.
    for (const [name, attribute] of Object.entries(node.attributes ?? {}))
      element.setAttribute(name, attribute as string);
    element.insert(0, nodesOf(node.content ?? []));
    return element;
  });
}
