/** The walk of `readSegment` through one file: frame by frame while all is well, from header to header when not. */
import type { Bytes } from '../base/bytes.ts';
import { VaultError } from './errors.ts';
import {
  FRAME_LIMIT,
  type FrameHeader,
  hashFrame,
  hasWholeHeader,
  HEADER_LENGTH,
  openFrame,
  parseHeader,
  readFrameLength,
} from './frame.ts';
import { findHeader, isUnwritten } from './frame-seek.ts';
import { decodeRecord, type VaultRecord } from './record.ts';
import { SEGMENT_HEAD_LENGTH } from './segment.ts';
import { type DataKey, segmentKey } from './subkeys.ts';

export interface ReadFrame {
  readonly record: VaultRecord;
  readonly header: FrameHeader;
  /** SHA-256 of the frame: the `previous` of the one after it. */
  readonly hash: Bytes;
  /** Where in the file it begins, in bytes. */
  readonly at: number;
}

/** A stretch of a file that gave no record, or a whole file that is not what it should be. In bytes. */
export interface SegmentProblem {
  readonly kind:
    /** The end of a run's own file, broken off while it was written. Nothing in it was ever acknowledged. */
    | 'unfinished'
    /** Not what was written. */
    | 'damaged'
    /** Of another journal, or of another run and sealed elsewhere; or a file whose name is no log file's. */
    | 'foreign'
    /** One copy of the salt (36 bytes; the frames are read all the same) or both (nothing in the file opens). */
    | 'head-damaged'
    /** Whole, and sealed under a data key that is none of the journal's. */
    | 'other-keys'
    /** A frame or record that only a later version can read. */
    | 'newer-version'
    /** A sealed file other than the one its name commits to. Each frame returned is genuine; some may be gone. */
    | 'altered';
  readonly at: number;
  readonly length: number;
}

export interface SegmentToWalk {
  readonly dataKey: DataKey;
  readonly vault: string;
  /** By the file's name. */
  readonly run: string;
  readonly salt: Bytes;
  /** A run's own file, whose end may be unfinished. */
  readonly isOpen: boolean;
}

interface Candidate {
  readonly at: number;
  readonly end: number;
}

type Outcome = ReadFrame | 'unopened' | 'undecodable' | 'newer-version' | 'foreign';

/** Frames opened at once: WebCrypto answers pages of them an order of magnitude faster than one by one. */
const MOST_AT_ONCE = 64;
/** How much opening in vain is done, in file lengths, before frames that do not open are skipped whole. */
const PATIENCE = 4;

/** A class only because its steps share a position, a budget and what was found. */
export class SegmentWalk {
  readonly records: ReadFrame[] = [];
  readonly problems: SegmentProblem[] = [];
  readonly #segment: SegmentToWalk;
  readonly #bytes: Bytes;
  readonly #keys = new Map<string, Promise<CryptoKey>>();
  #at = SEGMENT_HEAD_LENGTH;
  #brokenAt: number | null = null;
  #inVain = 0;
  #atOnce = 1;

  constructor(segment: SegmentToWalk, bytes: Bytes) {
    this.#segment = segment;
    this.#bytes = bytes;
  }

  async toEnd(): Promise<void> {
    while (this.#at < this.#bytes.length) {
      const page = this.#nextPage();
      if (page.length === 0) this.#seek();
      else await this.#readPage(page);
    }
    this.#endBroken();
  }

  /** Frames that lie whole and one behind the other from here on, by what their headers say. */
  #nextPage(): readonly Candidate[] {
    const page: Candidate[] = [];
    let at = this.#at;
    while (page.length < this.#atOnce && hasWholeHeader(this.#bytes, at)) {
      const end = at + readFrameLength(this.#bytes, at);
      if (end > this.#bytes.length) break;
      page.push({ at, end });
      at = end;
    }
    return page;
  }

  async #readPage(page: readonly Candidate[]): Promise<void> {
    const outcomes = await Promise.all(page.map((candidate) => this.#open(candidate)));
    this.#atOnce = this.#inVain > this.#patience() ? 1 : Math.min(this.#atOnce * 2, MOST_AT_ONCE);
    for (const [index, candidate] of page.entries()) {
      const outcome = outcomes[index];
      if (outcome === undefined) return;
      this.#note(candidate, outcome);
      if (this.#at !== candidate.end) {
        // The frames behind were found by the word of one that did not open; they are looked for anew.
        this.#inVain += (page.at(-1)?.end ?? 0) - candidate.at;
        this.#atOnce = 1;
        return;
      }
    }
  }

  async #open({ at, end }: Candidate): Promise<Outcome> {
    const { vault, run } = this.#segment;
    const frame = this.#bytes.subarray(at, end);
    let header: FrameHeader | null = null;
    let plain: Bytes;
    try {
      header = parseHeader(frame);
      if (header.vault !== vault) return 'foreign';
      plain = await openFrame(await this.#keyOf(header.run), frame);
    } catch (error) {
      if (codeOf(error) === 'newer-version') return 'newer-version';
      return header !== null && header.run !== run ? 'foreign' : 'unopened';
    }
    try {
      return { record: decodeRecord(plain), header, hash: await hashFrame(frame), at };
    } catch (error) {
      return codeOf(error) === 'newer-version' ? 'newer-version' : 'undecodable';
    }
  }

  /** By the frame's own run, not the file name's: a file under a wrong name still gives up its words. */
  #keyOf(run: string): Promise<CryptoKey> {
    const { dataKey, vault, salt } = this.#segment;
    const known = this.#keys.get(run) ?? segmentKey(dataKey, vault, run, salt);
    this.#keys.set(run, known);
    return known;
  }

  #note({ at, end }: Candidate, outcome: Outcome): void {
    if (typeof outcome === 'object') {
      this.#endBroken(at);
      this.records.push(outcome);
      this.#at = end;
      return;
    }
    if (outcome === 'unopened') this.#inVain += end - at;
    this.#at = end;
    // Bytes may have been lost or put in, so that the next frame begins inside this one.
    if (outcome !== 'undecodable' && this.#inVain <= this.#patience()) {
      this.#at = findHeader(this.#bytes, at + HEADER_LENGTH, end);
    }
    if (outcome === 'unopened') {
      if (this.#isBrokenOff(at, this.#at)) this.#name('unfinished', at, end);
      else this.#brokenAt ??= at;
    } else {
      this.#name(outcome === 'undecodable' ? 'damaged' : outcome, at, this.#at);
    }
  }

  /** No whole frame begins here: goes on to the next header, or to the end. */
  #seek(): void {
    const at = this.#at;
    const end = this.#bytes.length;
    this.#at = findHeader(this.#bytes, at + 1, end);
    const isCutShort =
      end - at < HEADER_LENGTH ||
      (hasWholeHeader(this.#bytes, at) && readFrameLength(this.#bytes, at) <= FRAME_LIMIT);
    if (this.#at === end && this.#segment.isOpen && isCutShort) this.#name('unfinished', at, end);
    else if (this.#isBrokenOff(at, this.#at)) this.#name('unfinished', at, end);
    else this.#brokenAt ??= at;
  }

  /** Whether a stretch reaches the end of a run's own file and was never wholly written. */
  #isBrokenOff(from: number, to: number): boolean {
    return this.#segment.isOpen && to === this.#bytes.length && isUnwritten(this.#bytes.subarray(from, to));
  }

  #name(kind: SegmentProblem['kind'], at: number, end: number): void {
    this.#endBroken(at);
    this.problems.push({ kind, at, length: end - at });
  }

  #endBroken(end = this.#bytes.length): void {
    const at = this.#brokenAt;
    this.#brokenAt = null;
    if (at !== null) this.problems.push({ kind: 'damaged', at, length: end - at });
  }

  #patience(): number {
    return PATIENCE * this.#bytes.length;
  }
}

function codeOf(error: unknown): VaultError['code'] | null {
  return error instanceof VaultError ? error.code : null;
}
