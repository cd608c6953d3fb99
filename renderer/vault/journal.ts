/**
 * An open journal inside the vault worker: the list in memory, the documents' states in the cache, the log as the truth.
 * Saves are taken one at a time; a save is acknowledged when the disk has it, and only then is the cache told.
 */
import * as Y from 'yjs';
import { ownBytes } from '../../shared/base/bytes.ts';
import { dayOf, instantOf, localMoment } from '../../shared/base/moment.ts';
import { readAbout, setDeleted, summarise } from '../../shared/journal/entry.ts';
import type { EntrySummary } from '../../shared/journal/entry.ts';
import {
  applyChange,
  noteAnswered,
  progressChangeSchema,
  readProgress,
} from '../../shared/journal/journal-document.ts';
import type { Progress, ProgressChange } from '../../shared/journal/journal-document.ts';
import { changeNames, nameChangeSchema, readNameNotes } from '../../shared/journal/name-notes.ts';
import type { NameChange, NameNotes } from '../../shared/journal/name-notes.ts';
import { readTagList, updateTagList } from '../../shared/journal/tag-list.ts';
import { noteSheet, readSheetNotes, sheetOffer } from '../../shared/journal/sheet-notes.ts';
import type { SheetNote } from '../../shared/journal/sheet-notes.ts';
import { openDocument } from '../../shared/journal/open-document.ts';
import type { VaultRecord } from '../../shared/vault/record.ts';
import type { LogWriter } from './log-writer.ts';
import { choosePages, overviewOf, themeMarksBetween } from './chosen-pages.ts';
import type {
  Listed,
  OpeningReport,
  Overview,
  RemoveOutcome,
  SaveOutcome,
  SummaryPage,
} from './open-journal.ts';
import type { SeenFiles } from './log-reader.ts';
import { JOURNAL_ROW } from './sealed-cache.ts';
import type { CacheChange } from './sealed-cache.ts';
import type { StateStore } from './state-store.ts';

/** Entries in one page of the list. */
export const LIST_PAGE = 64;

/** The journal's own document has a fixed id in the log; its frames say `journal`, so no entry can be taken for it. */
export const JOURNAL_ID = '0'.repeat(32);

export interface JournalState {
  readonly summaries: Map<string, EntrySummary>;
  readonly progressDocument: Y.Doc;
  readonly report: OpeningReport;
}

export interface Journal {
  readonly report: OpeningReport;
  list(index: number, which: Listed): SummaryPage;
  overview(): Overview;
  tags(): readonly string[];
  themeMarks(
    packId: string,
    between: { readonly from: string; readonly to: string },
    mayOffer: readonly string[],
  ): readonly string[];
  read(id: string): Promise<Uint8Array | null>;
  save(id: string, update: Uint8Array): Promise<SaveOutcome>;
  /** What the log has already, from before the list was whole. */
  takeIn(id: string, update: Uint8Array): Promise<SaveOutcome>;
  setDeleted(id: string, deleted: boolean): Promise<SaveOutcome>;
  /** Documents in *Recently deleted*, for good: `remove` does it while nothing else is saved. */
  removeForGood(ids: readonly string[], remove: RemoveForGood): Promise<RemoveOutcome>;
  sealNow(): Promise<void>;
  progress(): Progress;
  choose(change: ProgressChange): Promise<SaveOutcome>;
  names(): NameNotes;
  changeNames(change: NameChange): Promise<SaveOutcome>;
  noteSheet(note: SheetNote): Promise<SaveOutcome>;
  /** Whether a recovery sheet was ever made for this journal. */
  sheetWasMade(): boolean;
  /** What to ask for now about the recovery sheet. */
  sheetOffer(hasSheet: boolean): 'make' | 'try' | null;
}

/** The order of the list. Each date is read once: reading one is slow beside comparing two numbers. */
export function newestFirst(summaries: readonly EntrySummary[]): EntrySummary[] {
  return summaries
    .map((summary) => ({ summary, at: instantOf(summary.made) }))
    .toSorted((a, b) => b.at - a.at || (a.summary.id < b.summary.id ? 1 : -1))
    .map(({ summary }) => summary);
}

export type RemoveForGood = (ids: readonly string[]) => Promise<RemoveOutcome>;

export function makeJournal(
  state: JournalState,
  writer: LogWriter,
  states: StateStore,
  seen: () => SeenFiles,
  recover: (id: string) => Promise<Uint8Array | null>,
  now: () => Date = () => new Date(),
): Journal {
  let turn: Promise<unknown> = Promise.resolve();
  /** The document being written, kept open between saves so that each save costs one small update. */
  let current: { id: string; document: Y.Doc } | null = null;
  let ordered: EntrySummary[] | null = null;
  /** Asked for by several screens at once; it takes as long as putting them in order. */
  let overview: { readonly of: readonly EntrySummary[]; readonly found: Overview } | null = null;

  /** Runs `task` when everything asked before it is done. */
  function inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = turn.then(task);
    turn = result.catch(() => undefined);
    return result;
  }

  async function documentOf(id: string): Promise<Y.Doc | null> {
    if (current?.id === id) return current.document;
    if (!state.summaries.has(id)) return new Y.Doc();
    const stored = (await states.get(id)) ?? (await recover(id));
    if (stored === null) return null;
    const opened = openDocument([stored]);
    return opened.whole ? opened.document : null;
  }

  /**
   * What the journal's own document learns from a page, for the same append: that a prompt was answered for the first time,
   * and which tags there are. Null when it learns nothing.
   */
  function learnFrom(document: Y.Doc, summary: EntrySummary): Uint8Array | null {
    const before = state.summaries.get(summary.id);
    const about = before === undefined ? readAbout(document) : null;
    const sameTags = JSON.stringify(before?.tags ?? []) === JSON.stringify(summary.tags ?? []);
    if ((about === null || about.prompt === null) && sameTags) return null;
    const copy = openDocument([Y.encodeStateAsUpdateV2(state.progressDocument)]);
    if (!copy.whole) return null;
    const known = Y.encodeStateVector(copy.document);
    if (about !== null && about.prompt !== null) {
      const { packId, promptId } = about.prompt;
      noteAnswered(copy.document, packId, promptId, dayOf(about.made));
    }
    if (!sameTags) {
      const others = [...state.summaries.values()].filter(({ id }) => id !== summary.id);
      const used = others.flatMap(({ tags = [] }) => tags);
      updateTagList(copy.document, { had: before?.tags ?? [], has: summary.tags ?? [], used });
    }
    return Y.encodeStateAsUpdateV2(copy.document, known);
  }

  /** `isOnDisk`: the log has the update; what the journal's own document learns from it goes there all the same, if it can. */
  async function save(id: string, update: Uint8Array, isOnDisk = false): Promise<SaveOutcome> {
    const before = await documentOf(id);
    // A page that could not be read whole is never saved over.
    if (before === null) return { ok: false, problem: 'failed' };
    const document = current?.id === id ? current.document : before;
    const next = openDocument([Y.encodeStateAsUpdateV2(document), update]);
    if (!next.whole) return { ok: false, problem: 'failed' };
    const summary = summarise(id, next.document);
    if (summary === null) return { ok: false, problem: 'failed' };
    const learnt = learnFrom(next.document, summary);
    const notes: VaultRecord[] =
      learnt === null ? [] : [{ kind: 'journal', id: JOURNAL_ID, update: ownBytes(learnt) }];
    const entry: VaultRecord[] = isOnDisk ? [] : [{ kind: 'entry', id, update: ownBytes(update) }];
    const records = [...entry, ...notes];
    const outcome: SaveOutcome = records.length === 0 ? { ok: true } : await writer.write(records);
    if (!outcome.ok && !isOnDisk) return outcome;
    current = { id, document: next.document };
    state.summaries.set(id, summary);
    ordered = null;
    const changes: CacheChange[] = [{ id, state: Y.encodeStateAsUpdateV2(next.document), summary }];
    if (learnt !== null && outcome.ok) {
      Y.applyUpdateV2(state.progressDocument, learnt);
      changes.push({
        id: JOURNAL_ROW,
        state: Y.encodeStateAsUpdateV2(state.progressDocument),
        summary: null,
      });
    }
    states.put(changes, seen());
    return isOnDisk ? { ok: true } : outcome;
  }

  async function choose(asked: ProgressChange): Promise<SaveOutcome> {
    const change = progressChangeSchema.safeParse(asked);
    if (!change.success) return { ok: false, problem: 'failed' };
    return changeOwnDocument((document) => applyChange(document, change.data));
  }

  /** The journal's own document is changed on a copy first: what the disk refuses must not look made. */
  async function changeOwnDocument(change: (document: Y.Doc) => void): Promise<SaveOutcome> {
    const copy = openDocument([Y.encodeStateAsUpdateV2(state.progressDocument)]);
    if (!copy.whole) return { ok: false, problem: 'failed' };
    const before = Y.encodeStateVector(copy.document);
    change(copy.document);
    const update = ownBytes(Y.encodeStateAsUpdateV2(copy.document, before));
    const outcome = await writer.write([{ kind: 'journal', id: JOURNAL_ID, update }]);
    if (!outcome.ok) return outcome;
    Y.applyUpdateV2(state.progressDocument, update);
    states.put(
      [{ id: JOURNAL_ROW, state: Y.encodeStateAsUpdateV2(state.progressDocument), summary: null }],
      seen(),
    );
    return outcome;
  }

  function order(): EntrySummary[] {
    ordered ??= newestFirst([...state.summaries.values()]);
    return ordered;
  }

  return {
    report: state.report,
    list: (index, which) => {
      const chosen = choosePages(order(), which);
      return { entries: chosen.slice(index * LIST_PAGE, (index + 1) * LIST_PAGE), total: chosen.length };
    },
    overview: () => {
      const of = order();
      if (overview?.of !== of) overview = { of, found: overviewOf(of) };
      return overview.found;
    },
    tags: () => readTagList(state.progressDocument),
    themeMarks: (packId, between, mayOffer) => themeMarksBetween(order(), packId, between, mayOffer),
    read: (id) =>
      inTurn(async () => {
        if (!state.summaries.has(id)) return null;
        const document = await documentOf(id);
        return document === null ? null : Y.encodeStateAsUpdateV2(document);
      }),
    save: (id, update) => inTurn(() => save(id, update)),
    takeIn: (id, update) => inTurn(() => save(id, update, true)),
    setDeleted: (id, deleted) =>
      inTurn(async () => {
        const document = state.summaries.has(id) ? await documentOf(id) : null;
        if (document === null) return { ok: false, problem: 'failed' };
        const copy = openDocument([Y.encodeStateAsUpdateV2(document)]);
        if (!copy.whole) return { ok: false, problem: 'failed' };
        const before = Y.encodeStateVector(copy.document);
        setDeleted(copy.document, deleted ? localMoment(now()) : null);
        return save(id, Y.encodeStateAsUpdateV2(copy.document, before));
      }),
    removeForGood: (ids, remove) =>
      inTurn(async () => {
        const resting = ids.filter((id) => (state.summaries.get(id)?.deleted ?? null) !== null);
        if (resting.length !== ids.length) return { ok: false, problem: 'failed' };
        current = null;
        const outcome = await remove(resting);
        ordered = null;
        return outcome;
      }),
    sealNow: () => inTurn(() => writer.sealSegment()),
    progress: () => readProgress(state.progressDocument),
    choose: (change) => inTurn(() => choose(change)),
    names: () => readNameNotes(state.progressDocument),
    changeNames: (asked) =>
      inTurn(async () => {
        const change = nameChangeSchema.safeParse(asked);
        if (!change.success) return { ok: false, problem: 'failed' };
        return changeOwnDocument((document) => changeNames(document, change.data));
      }),
    noteSheet: (note) =>
      inTurn(() => changeOwnDocument((document) => noteSheet(document, note, localMoment(now())))),
    sheetWasMade: () => readSheetNotes(state.progressDocument).made !== null,
    sheetOffer: (hasSheet) => {
      const oldest = order().at(-1)?.made ?? null;
      return sheetOffer({ hasSheet, oldest, notes: readSheetNotes(state.progressDocument) }, now());
    },
  };
}
