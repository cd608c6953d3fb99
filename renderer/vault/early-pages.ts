/**
 * Pages that are written while the rest of the list is still being read. They go to the log at once, so that *saved* never waits for
 * the list, are shown among the newest, and are taken in by the journal when it is whole.
 */
import * as Y from 'yjs';
import { ownBytes } from '../../shared/base/bytes.ts';
import { summarise } from '../../shared/journal/entry.ts';
import type { EntrySummary } from '../../shared/journal/entry.ts';
import { openDocument } from '../../shared/journal/open-document.ts';
import type { Journal } from './journal.ts';
import type { LogWriter } from './log-writer.ts';
import type { SaveOutcome } from './open-journal.ts';

/** What is known before the list is whole. */
export interface KnownEarly {
  readonly newest: readonly EntrySummary[];
  /** A page's state; null where it is not known yet. */
  readonly state: (id: string) => Promise<Uint8Array | null>;
}

export interface EarlyPages {
  /** `ok` only after the disk has it. A page of which nothing is known yet waits until the list is whole. */
  save(id: string, update: Uint8Array): Promise<SaveOutcome>;
  state(id: string): Promise<Uint8Array | null>;
  newest(): readonly EntrySummary[];
  /** From now on the journal saves by itself; before that it takes in what was written here. Once. */
  handOver(journal: Pick<Journal, 'save' | 'takeIn'>): Promise<void>;
  /** Whether the journal took in everything that was written here. */
  isHandedOver(): boolean;
}

export function makeEarlyPages(writer: Pick<LogWriter, 'write'>, known: KnownEarly): EarlyPages {
  const summaries = new Map(known.newest.map((summary) => [summary.id, summary]));
  const documents = new Map<string, Y.Doc>();
  const written: { readonly id: string; readonly update: Uint8Array }[] = [];
  let journal: Pick<Journal, 'save'> | null = null;
  let isHandedOver = false;
  let turn: Promise<unknown> = Promise.resolve();
  let tellJournal: (whole: Pick<Journal, 'save'>) => void = () => undefined;
  const whole = new Promise<Pick<Journal, 'save'>>((done) => {
    tellJournal = done;
  });

  /** Runs `task` when everything asked before it is done: writes must not overlap. */
  function inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = turn.then(task);
    turn = result.catch(() => undefined);
    return result;
  }

  async function stateOf(id: string): Promise<Uint8Array | null> {
    const document = documents.get(id);
    return document === undefined ? known.state(id) : Y.encodeStateAsUpdateV2(document);
  }

  /** Null: it has to wait for the journal. */
  async function saveEarly(id: string, update: Uint8Array): Promise<SaveOutcome | null> {
    const before = await stateOf(id);
    const next = openDocument(before === null ? [update] : [before, update]);
    const summary = next.whole ? summarise(id, next.document) : null;
    if (!next.whole || summary === null) return null;
    const outcome = await writer.write([{ kind: 'entry', id, update: ownBytes(update) }]);
    if (!outcome.ok) return outcome;
    documents.set(id, next.document);
    summaries.set(id, summary);
    written.push({ id, update });
    return outcome;
  }

  return {
    save: async (id, update) => {
      const saved = await inTurn(async () =>
        journal === null ? saveEarly(id, update) : journal.save(id, update),
      );
      return saved ?? (await whole).save(id, update);
    },
    state: stateOf,
    newest: () => [...summaries.values()],
    handOver: (to) =>
      inTurn(async () => {
        let all = true;
        for (const { id, update } of written) if (!(await to.takeIn(id, update)).ok) all = false;
        isHandedOver = all;
        journal = to;
        tellJournal(to);
      }),
    isHandedOver: () => isHandedOver,
  };
}
