/** Undo and redo of a draft, as far back as its window was opened. Typing in one field is one step. */
import type { Draft } from './draft.ts';
import { edit, type Edited } from './edit-draft.ts';
import type { Edit } from './tree-edit.ts';

interface Step {
  readonly inverse: Edit;
  /** Steps of the same name that follow each other are taken back together; null never joins. */
  readonly joins: string | null;
}

export interface DraftHistory {
  readonly draft: Draft;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

/** As many steps as anyone takes back. */
const MOST_STEPS = 500;

export function beginHistory(draft: Draft): DraftHistory {
  return { draft, past: [], future: [] };
}

/** Notes an edit that was made on `history.draft`. `joins` names the field that is being typed in. */
export function noteEdit(history: DraftHistory, edited: Edited, joins: string | null = null): DraftHistory {
  const last = history.past.at(-1);
  const together = joins !== null && last?.joins === joins && history.future.length === 0;
  const past = together
    ? history.past.with(history.past.length - 1, { inverse: joined(edited.inverse, last.inverse), joins })
    : [...history.past, { inverse: edited.inverse, joins }].slice(-MOST_STEPS);
  return { draft: edited.draft, past, future: [] };
}

/** What was saved since is kept: undo changes words, not what is known of the file. */
export function undo(history: DraftHistory): DraftHistory {
  const step = history.past.at(-1);
  const back = step === undefined ? null : edit(history.draft, step.inverse);
  if (back === null) return history;
  const future = [...history.future, { inverse: back.inverse, joins: null }];
  return { draft: back.draft, past: history.past.slice(0, -1), future };
}

export function redo(history: DraftHistory): DraftHistory {
  const step = history.future.at(-1);
  const forth = step === undefined ? null : edit(history.draft, step.inverse);
  if (forth === null) return history;
  const past = [...history.past, { inverse: forth.inverse, joins: null }];
  return { draft: forth.draft, past, future: history.future.slice(0, -1) };
}

/** What takes back both; a text that the older one puts back anyway is not kept for every letter in between. */
function joined(newer: Edit, older: Edit): Edit {
  const put = new Set(older.map((change) => (change.kind === 'set' ? JSON.stringify(change.place) : null)));
  const needless =
    !put.has(null) && newer.every((change) => change.kind === 'set' && put.has(JSON.stringify(change.place)));
  return needless ? older : [...newer, ...older];
}
