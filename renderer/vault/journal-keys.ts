/** What the screens may ask about a journal's keys. Codes and passphrases pass through; none is kept here. */
import type { Reply } from '../../shared/ipc/contract.ts';
import type { SheetNote } from '../../shared/journal/sheet-notes.ts';
import type { KeyProblem } from '../../shared/vault/open-key-file.ts';

/** Why a key could not be changed. `unknown`: the disk failed in between; the old or the new one opens the journal. */
export type KeyChangeProblem =
  Exclude<KeyProblem, 'no-such-slot'> | Extract<Reply<'replaceKeyFile'>, { ok: false }>['problem'];

export type KeyChangeOutcome = { ok: true } | { ok: false; problem: KeyChangeProblem };

/** A recovery sheet as it is shown and printed once; the app keeps no copy. */
export interface Sheet {
  /** Eight groups of five symbols. */
  readonly groups: readonly string[];
  readonly label: string;
  /** The first digits of the journal's folder, to tell sheets apart. */
  readonly journal: string;
  readonly made: Date;
}

export type SheetOutcome = { ok: true; sheet: Sheet } | { ok: false; problem: KeyChangeProblem };

/** `groups`: these do not hold, from 1 to 8. `wrong-key`: all hold, and it is another sheet's code. */
export type CodeOutcome =
  | { ok: true }
  | { ok: false; problem: 'groups'; wrong: readonly number[] }
  | { ok: false; problem: KeyProblem };

export interface JournalKeys {
  hasSheet(): Promise<boolean>;
  changePassphrase(present: string, next: string): Promise<KeyChangeOutcome>;
  /** Makes a new code; the sheet before it opens nothing any more. */
  makeSheet(passphrase: string): Promise<SheetOutcome>;
  trySheet(typed: string): Promise<CodeOutcome>;
  /** What to ask for now, once each and never in the way. */
  offer(): Promise<'make' | 'try' | null>;
  /** Remembers it in the journal. Forgetting it on a full disk does no harm: it is asked once more. */
  note(note: SheetNote): Promise<void>;
}

/** Opening a closed journal by its recovery code: the code is tried first, then everything is made anew with it. */
export interface ClosedKeys {
  hasSheet(): Promise<boolean>;
  tryCode(typed: string): Promise<CodeOutcome>;
  /** A new passphrase and a new sheet; the old ones open nothing any more. */
  startAnew(typed: string, next: string): Promise<SheetOutcome>;
}
