/**
 * Judges what `readSegment` found across all files: which frames are missing, repeated, moved or foreign, and where
 * each run ends. Every finding names its place; nothing is left out of the journal because of one.
 *
 * What this cannot see: frames cut off the end of a run, and an older state of everything put back. They look like
 * never written, until someone knows a later head (`findLostEnds`).
 */
import { type Bytes, equalBytes } from '../base/bytes.ts';
import type { CoveredRange } from './cover.ts';
import { FIRST_SEQ, type FrameHeader, NO_PREVIOUS } from './frame.ts';
import { parseLogFileName } from './segment.ts';

/** A frame that opened, and the file it was found in. Frames of one file come in the order of the file. */
export interface PlacedFrame {
  readonly file: string;
  readonly header: FrameHeader;
  /** `hashFrame` of it. */
  readonly hash: Bytes;
}

export type OrderFinding =
  /** Numbers `from` to `to` of a run are in no file. */
  | { readonly kind: 'missing'; readonly run: string; readonly from: number; readonly to: number }
  /** The very same frame more than once: a copied file. Harmless. */
  | {
      readonly kind: 'repeated';
      readonly run: string;
      readonly seq: number;
      readonly files: readonly string[];
    }
  /** Different frames with one number: no single writer does this. */
  | {
      readonly kind: 'conflicting';
      readonly run: string;
      readonly seq: number;
      readonly files: readonly string[];
    }
  /** The frame names another frame as the one before it. */
  | { readonly kind: 'unlinked'; readonly run: string; readonly seq: number; readonly file: string }
  /** Not where its file's name, or the frame before it in the file, says it should be. */
  | { readonly kind: 'moved'; readonly run: string; readonly seq: number; readonly file: string }
  /** Of another journal. */
  | { readonly kind: 'foreign'; readonly vault: string; readonly file: string };

/** The last frame known of a run. */
export interface RunHead {
  readonly run: string;
  readonly seq: number;
  readonly hash: Bytes;
}

export interface OrderJudgement {
  readonly findings: readonly OrderFinding[];
  /** One per run, sorted by run. */
  readonly heads: readonly RunHead[];
}

/** `covered`: the ranges that packs say they hold (`joinCovers`). Their frames are known, and missing from no run. */
export function judgeOrder(
  frames: readonly PlacedFrame[],
  vault: string,
  covered: readonly CoveredRange[] = [],
): OrderJudgement {
  const findings: OrderFinding[] = [];
  const own: PlacedFrame[] = [];
  const foreignFiles = new Set<string>();
  for (const frame of frames) {
    if (frame.header.vault === vault) own.push(frame);
    else if (!foreignFiles.has(frame.file)) {
      foreignFiles.add(frame.file);
      findings.push({ kind: 'foreign', vault: frame.header.vault, file: frame.file });
    }
  }
  findings.push(...findMoved(own));
  const heads: RunHead[] = [];
  const runs = Map.groupBy(own, (frame) => frame.header.run);
  const packed = Map.groupBy(covered, (range) => range.run);
  for (const run of [...new Set([...runs.keys(), ...packed.keys()])].toSorted()) {
    const head = judgeRun(run, runs.get(run) ?? [], packed.get(run) ?? [], findings);
    if (head !== null) heads.push(head);
  }
  return { findings, heads };
}

export type LostEnd =
  /** The log ends at `found` (0: it holds nothing of the run), and once went on to `known`. */
  | { readonly kind: 'cut'; readonly run: string; readonly found: number; readonly known: number }
  /** The log holds another frame where the known head was. */
  | { readonly kind: 'replaced'; readonly run: string; readonly known: number };

/**
 * Compares the heads of the log with heads known from elsewhere: the cache, a safety copy. A known head that lies
 * before the end of its run is compared only when `frames` are given.
 */
export function findLostEnds(
  found: readonly RunHead[],
  known: readonly RunHead[],
  frames: readonly PlacedFrame[] = [],
): readonly LostEnd[] {
  const lost: LostEnd[] = [];
  const ends = new Map(found.map((head) => [head.run, head]));
  for (const head of known) {
    const end = ends.get(head.run);
    if (end === undefined || end.seq < head.seq) {
      lost.push({ kind: 'cut', run: head.run, found: end?.seq ?? 0, known: head.seq });
      continue;
    }
    const places = frames.filter(({ header }) => header.run === head.run && header.seq === head.seq);
    const hashes = end.seq === head.seq ? [end.hash] : places.map((frame) => frame.hash);
    if (hashes.length > 0 && !hashes.some((hash) => equalBytes(hash, head.hash))) {
      lost.push({ kind: 'replaced', run: head.run, known: head.seq });
    }
  }
  return lost;
}

function findMoved(frames: readonly PlacedFrame[]): readonly OrderFinding[] {
  const moved: OrderFinding[] = [];
  for (const [file, inFile] of Map.groupBy(frames, (frame) => frame.file)) {
    const name = parseLogFileName(file);
    let before = 0;
    for (const { header } of inFile) {
      const isOfRun = name === null || name.run === header.run;
      const isBeforeStart = name !== null && name.kind !== 'open' && header.seq < name.firstSeq;
      if (!isOfRun || isBeforeStart || header.seq < before) {
        moved.push({ kind: 'moved', run: header.run, seq: header.seq, file });
      }
      before = Math.max(before, header.seq);
    }
  }
  return moved;
}

/** Walks one run by number, adds what it finds, and returns where the run ends. */
function judgeRun(
  run: string,
  frames: readonly PlacedFrame[],
  covered: readonly CoveredRange[],
  findings: OrderFinding[],
): RunHead | null {
  const bySeq = Map.groupBy(frames, (frame) => frame.header.seq);
  const ranges = covered.toSorted((a, b) => a.from - b.from);
  let expected = FIRST_SEQ;
  let before: readonly Bytes[] = [NO_PREVIOUS];
  let head: RunHead | null = null;

  const goTo = (seq: number): void => {
    if (seq <= expected) return;
    findings.push({ kind: 'missing', run, from: expected, to: seq - 1 });
    before = [];
    expected = seq;
  };
  /** Steps over what packs hold up to `seq`. */
  const passCovered = (seq: number): void => {
    for (const range of ranges) {
      if (range.from > seq || range.to < expected) continue;
      goTo(range.from);
      expected = range.to + 1;
      before = [range.hash];
      head = { run, seq: range.to, hash: range.hash };
    }
  };

  for (const seq of [...bySeq.keys()].toSorted((a, b) => a - b)) {
    const here = bySeq.get(seq) ?? [];
    passCovered(seq);
    const distinct = dropRepeats(here);
    const files = here.map((frame) => frame.file);
    if (distinct.length > 1) findings.push({ kind: 'conflicting', run, seq, files });
    else if (here.length > 1) findings.push({ kind: 'repeated', run, seq, files });
    if (seq < expected) {
      // A file that a pack has taken in, and that is still there: its last frame must be the one the pack speaks of.
      const end = ranges.find((range) => range.to === seq);
      if (end !== undefined && distinct.some((frame) => !equalBytes(frame.hash, end.hash)))
        findings.push({ kind: 'conflicting', run, seq, files });
      continue;
    }
    goTo(seq);
    for (const { header, file } of distinct) {
      const isLinked = before.length === 0 || before.some((hash) => equalBytes(hash, header.previous));
      if (!isLinked) findings.push({ kind: 'unlinked', run, seq, file });
    }
    before = distinct.map((frame) => frame.hash);
    expected = seq + 1;
    const [first] = distinct;
    if (first !== undefined) head = { run, seq, hash: first.hash };
  }
  passCovered(Number.POSITIVE_INFINITY);
  return head;
}

function dropRepeats(frames: readonly PlacedFrame[]): readonly PlacedFrame[] {
  const distinct: PlacedFrame[] = [];
  for (const frame of frames) {
    if (!distinct.some((other) => equalBytes(other.hash, frame.hash))) distinct.push(frame);
  }
  return distinct;
}
