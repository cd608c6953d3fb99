/** What the screens may ask about a journal's keys. Codes and passphrases pass through; none is kept here. */
import type { WriteProblem } from '../../shared/ipc/call-shapes.ts';
import type { Reply } from '../../shared/ipc/contract.ts';
import type { KeychainOffer } from '../../shared/ipc/keychain-calls.ts';
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

/** `wrong-code`: what was typed is not the code of this journal's sheet. */
export type DrawProblem = Exclude<KeyProblem, 'no-such-slot'> | 'wrong-code' | WriteProblem;

/** `sheet`: the new one; null when there was none, or the one that was there stays. `stopped`: nothing was changed. */
export type NewKeysOutcome =
  { ok: true; sheet: Sheet | null } | { ok: false; problem: DrawProblem | KeyChangeProblem | 'stopped' };

/**
 * `none`: one data key, for all there is. `waiting`: new keys are drawn, and the rest follows when the journal is opened next. `going-on`:
 * everything is being written anew. `kept`: all that could be read is; damaged files are left, and the old key with them.
 * `failed`: the disk did not take it. `stopping`, `stopped-all`, `stopped-drawers`: its writer stops it, or has stopped it while
 * all there is, or only what lies in the drawers, is under the old keys. Whatever ended it, it is taken up when the journal is opened next.
 */
export type NewKeysState =
  | 'none'
  | 'waiting'
  | 'going-on'
  | 'kept'
  | 'failed-full'
  | 'failed'
  | 'stopping'
  | 'stopped-all'
  | 'stopped-drawers';

/** Locks of the key file that are not as they should be. */
export interface LockReport {
  readonly damaged: number;
  /** Of a later version of the app. */
  readonly later: number;
  /** A sheet was made, and no lock for one is there. */
  readonly sheetLost: boolean;
}

/** How it stands with this computer's keychain. `isOn`: it opens this journal once after each signing in. */
export interface KeychainState {
  readonly offer: KeychainOffer;
  readonly isOn: boolean;
}

/** `groups`: these do not hold, from 1 to 8. `wrong-key`: all hold, and it is another sheet's code. */
export type CodeOutcome =
  | { ok: true }
  | { ok: false; problem: 'groups'; wrong: readonly number[] }
  | { ok: false; problem: KeyProblem };

export interface JournalKeys {
  hasSheet(): Promise<boolean>;
  /** `right`: it opens this journal. `unknown`: this machine could not try it just now. */
  checkPassphrase(passphrase: string): Promise<'right' | 'wrong' | 'unknown'>;
  changePassphrase(present: string, next: string): Promise<KeyChangeOutcome>;
  /** Makes a new code; the sheet before it opens nothing any more. */
  makeSheet(passphrase: string): Promise<SheetOutcome>;
  trySheet(typed: string): Promise<CodeOutcome>;
  keychain(): Promise<KeychainState>;
  turnKeychainOn(passphrase: string): Promise<KeyChangeOutcome>;
  turnKeychainOff(): Promise<KeyChangeOutcome>;
  /**
   * `code`: of the sheet that is to stay; null for a new sheet, where there was one. The keychain is turned off. Aborted before the
   * new key file is on its way to the disk, nothing was changed; from then on it goes through.
   */
  drawNewKeys(passphrase: string, code: string | null, signal: AbortSignal): Promise<NewKeysOutcome>;
  /** Writing everything anew ends for now. */
  stopNewKeys(): Promise<void>;
  /** Takes it up again. */
  goOnWithNewKeys(): void;
  newKeysState(): NewKeysState;
  /** Called when `newKeysState` has changed. Returns the way to stop listening. */
  onNewKeysState(listener: () => void): () => void;
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
