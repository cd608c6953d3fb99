/**
 * What the screens may ask of an open journal, and what they are told. The vault worker stands behind it; the page
 * holds no key and no copy of a page beyond the one that is being shown.
 */
import type { WriteProblem } from '../../shared/ipc/call-shapes.ts';
import type { EntrySummary } from '../../shared/journal/entry.ts';
import type { Progress, ProgressChange } from '../../shared/journal/journal-document.ts';
import type { NameChange, NameNotes } from '../../shared/journal/name-notes.ts';
import type { ThemeAsSeen } from '../../shared/journal/own-marks.ts';
import type { Drawers } from './drawers.ts';
import type { JournalKeys, LockReport } from './journal-keys.ts';
import type { DamagedNear } from './damaged-places.ts';

/** Whose computer this is: decides which sentences the app says, and what it will never offer. */
export type ComputerOwner = 'mine' | 'school' | 'shared';

export type SaveOutcome = { ok: true } | { ok: false; problem: WriteProblem };

/** `keptFiles`: damaged files that were left as they are, and may still hold something of it, sealed. */
export type RemoveOutcome = { ok: true; keptFiles: number } | { ok: false; problem: WriteProblem };

export type UnlockProblem =
  | 'wrong-passphrase'
  | 'damaged'
  | 'newer-version'
  | 'key-file-missing'
  | 'not-enough-memory'
  | 'in-use'
  | 'gone'
  | 'read-only'
  | 'failed';

/** What reading the log found besides the pages. Counts only. */
export interface ReadingReport {
  /** Files whose last frame was never finished; left where they are. */
  readonly unfinished: number;
  /** Places that could not be read, and were skipped. */
  readonly damaged: number;
  /** Pieces that only a later version of the app can read; left for it, as they are. */
  readonly newer: number;
  /** Frames of another journal, repeated or out of order. */
  readonly misplaced: number;
  /** Files that are whole and under no key of this journal. */
  readonly otherKeys: number;
}

/** What is worth saying once a journal is open. Nothing here stops it from opening. */
export interface OpeningReport extends ReadingReport {
  /** Sittings of which this computer remembers more than the log holds: cut off, or an older state was put back. */
  readonly lostEnds: number;
  /** Where damage lies, as far as pages beside it tell. */
  readonly damagedNear?: readonly DamagedNear[];
  /** There is little room on the disk: the list and the search are made from the log and kept in memory only. */
  readonly shortOfSpace: boolean;
}

export type MakeOutcome = { ok: true } | { ok: false; problem: WriteProblem | 'not-enough-memory' };
export type UnlockOutcome = { ok: true; report: OpeningReport } | { ok: false; problem: UnlockProblem };

/** Of the pages kept in sight: all of them arc by arc, or those of one day, tag, theme, star or prompt. */
type Chosen =
  | { readonly kind: 'by-arc' }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'theme'; readonly pack: string; readonly theme: string }
  | { readonly kind: 'starred' }
  | { readonly kind: 'prompt'; readonly packId: string; readonly promptId: string };

/** Which pages a list holds: those kept in sight; those and the ones put away; *Recently deleted*; some that were chosen. */
export type Listed = 'kept' | 'written' | 'deleted' | Chosen;

/** What the pages kept in sight can be looked through by. */
export interface Overview {
  /** Days with a page (`2026-11-19`). */
  readonly days: readonly string[];
  readonly tags: readonly string[];
  readonly themes: readonly ThemeAsSeen[];
  readonly hasArcs: boolean;
  readonly hasStars: boolean;
  /** Prompts with more than one page: `<pack id>/<prompt id>`. */
  readonly repeated: readonly string[];
}

/** A page of the list: at most 64 summaries, newest first. */
export interface SummaryPage {
  readonly entries: readonly EntrySummary[];
  readonly total: number;
}

/** A text and the places in it that were looked for, in UTF-16 units, in order and apart. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/** Only pages of one arc, with one tag, or between two days (`2026-11-19`, both counted). */
export interface SearchFilters {
  readonly arcTitle: string | null;
  readonly tag: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

export interface SearchHit {
  readonly entry: EntrySummary;
  /** Null for a blank page. */
  readonly prompt: MarkedText | null;
  /** The piece of the page where the first of it stands; its beginning, when only the prompt holds it. */
  readonly piece: MarkedText;
  /** The margin note, and the tag or theme, in which some of it stands; null where none does. */
  readonly note: MarkedText | null;
  readonly label: MarkedText | null;
}

export interface SearchResults {
  /** Newest first; as many as were asked for. */
  readonly hits: readonly SearchHit[];
  readonly total: number;
  /** The arcs and tags of everything found between the two days, whichever were asked for; for narrowing it down. */
  readonly arcs: readonly string[];
  readonly tags: readonly string[];
  /** Nothing holds exactly that; these come close. */
  readonly close: boolean;
}

export interface OpenJournal {
  readonly vault: string;
  readonly label: string;
  readonly owner: ComputerOwner;
  /** As far as it was known when the first pages could be shown. */
  readonly report: OpeningReport;
  /** Resolves when the whole list was read; rejects when it could not be. */
  wholeReport(): Promise<OpeningReport>;
  /** Locks of the key file that are lost, damaged or not known here. */
  readonly locks: LockReport;

  /** Page `index` (0 is the newest) of the list; newest first. */
  list(index: number, which: Listed): Promise<SummaryPage>;
  overview(): Promise<Overview>;
  /** The writer's own tags, to be offered again. */
  tags(): Promise<readonly string[]>;
  /**
   * Which themes of a pack the writer put on pages of these days (`2026-11-19`, both counted): ids in the order of the
   * alphabet, never how often, never of a page put away or deleted, and of pages with a prompt only those of `mayOffer` (`pack prompt`).
   * For a theme card, handed over by renderer/app.
   */
  themeMarks(
    packId: string,
    between: { readonly from: string; readonly to: string },
    mayOffer: readonly string[],
  ): Promise<readonly string[]>;
  /** The entry's state as one Yjs V2 update. Null: no such entry, or it cannot be read whole. */
  read(id: string): Promise<Uint8Array | null>;
  /**
   * Seals a merged Yjs V2 update of an entry; `ok` only after the disk has it. An id that the journal does not know yet is a
   * new entry: its first update must say what it is about (`beginEntry`), so a page without a word is never kept.
   */
  save(id: string, update: Uint8Array): Promise<SaveOutcome>;
  /** Into *Recently deleted* and back. */
  setDeleted(id: string, deleted: boolean): Promise<SaveOutcome>;

  /** From *Recently deleted*, for good: no file of this app here holds it afterwards. Cannot be taken back. */
  deleteForGood(id: string): Promise<RemoveOutcome>;

  /** Closes the file that is being written, so that a safety copy can hold all of it. */
  sealNow(): Promise<void>;

  progress(): Promise<Progress>;
  /** Keeps one choice about the programme; `ok` only after the disk has it. */
  choose(change: ProgressChange): Promise<SaveOutcome>;

  /** What the name guard remembers; kept in the journal, sealed like a page. */
  names(): Promise<NameNotes>;
  changeNames(change: NameChange): Promise<SaveOutcome>;

  /**
   * Pages that hold every word, or words that begin so; between quotation marks, words one after another. Case, accents and
   * Arabic vowels make no difference. Waits until the journal can be searched. Deleted pages are never found.
   */
  search(typed: string, filters: SearchFilters, limit: number): Promise<SearchResults>;
  /** Resolves when the whole journal can be searched. */
  searchReady(): Promise<void>;

  /** What belongs to the writer and not to the pages: teams and rounds, programmes added or being written. */
  readonly drawers: Drawers;

  /** The passphrase and the recovery sheet. */
  readonly keys: JournalKeys;

  /** Called after anything in the list or the progress changed. Returns the way to stop listening. */
  subscribe(listener: () => void): () => void;
}
