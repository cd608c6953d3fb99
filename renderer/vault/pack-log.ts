/**
 * Packs the log: every document is made afresh from all its updates and written whole into new files; these are read back
 * and compared document by document; only then do the files they cover go. Whatever fails before that leaves everything
 * as it was. With `leaveOut`, documents deleted for good are in no file afterwards.
 */
import * as Y from 'yjs';
import { concatBytes, equalBytes, ownBytes, randomBytes } from '../../shared/base/bytes.ts';
import type { Bytes } from '../../shared/base/bytes.ts';
import { newId } from '../../shared/base/ids.ts';
import type { WriteProblem } from '../../shared/ipc/call-shapes.ts';
import type { LogFile } from '../../shared/ipc/journal-calls.ts';
import { instantOf } from '../../shared/base/moment.ts';
import { readAbout } from '../../shared/journal/entry.ts';
import { openDocument } from '../../shared/journal/open-document.ts';
import { decodeCover, encodeCover, joinCovers } from '../../shared/vault/cover.ts';
import type { Cover, CoveredRange } from '../../shared/vault/cover.ts';
import { FIRST_SEQ, hashFrame, NO_PREVIOUS, sealFrame } from '../../shared/vault/frame.ts';
import { judgeOrder } from '../../shared/vault/frame-order.ts';
import { readSegment } from '../../shared/vault/read-segment.ts';
import { encodeRecord } from '../../shared/vault/record.ts';
import type { VaultRecord } from '../../shared/vault/record.ts';
import { writeSegmentHead } from '../../shared/vault/segment.ts';
import type { ReadFrame } from '../../shared/vault/segment-walk.ts';
import { SALT_LENGTH, segmentKey } from '../../shared/vault/subkeys.ts';
import type { DataKeys } from '../../shared/vault/former-keys.ts';
import { giveWay } from './give-way.ts';
import type { LogPort } from './log-port.ts';
import { readWhole } from './log-reader.ts';

/** A file is closed at this size, in bytes; one frame more fits into what one call carries. */
const PACK_SIZE = 512 * 1024;

export interface Packing {
  readonly log: LogPort;
  readonly vault: string;
  readonly keys: DataKeys;
  /** To be covered, each if all of it can be read. None of them is being written any more. */
  readonly covers: readonly LogFile[];
  /** Read for what they add to a document, and left alone. */
  readonly others: readonly LogFile[];
  /** Documents deleted for good. */
  readonly leaveOut: readonly string[];
  /** Only files under a former data key are covered; what is under the one in use stays. */
  readonly onlyFormer?: boolean;
  /** The last moment before files go. False: they stay, and the packs are taken back. */
  readonly beforeDrop?: () => Promise<boolean>;
  readonly isCancelled?: () => boolean;
}

export type PackOutcome =
  /**
   * `documents`: every document of the journal that is whole, as it is now. `kept`: what could not be covered. `notAnew`: files that
   * are under a former data key, or damaged, so that nobody can tell.
   */
  | {
      readonly ok: true;
      readonly kept: readonly LogFile[];
      readonly notAnew: readonly LogFile[];
      readonly documents: readonly VaultRecord[];
    }
  | { readonly ok: false; readonly problem: WriteProblem | 'cancelled' | 'not-the-same' };

interface ReadFile {
  readonly file: LogFile;
  readonly frames: readonly ReadFrame[];
  readonly whole: boolean;
  readonly isFormer: boolean;
}

/** Thrown inside only: why a packing stops. */
class Stop extends Error {
  readonly problem: Extract<PackOutcome, { ok: false }>['problem'];

  constructor(problem: Stop['problem']) {
    super(`The packing stops: ${problem}`);
    this.name = 'Stop';
    this.problem = problem;
  }
}

export async function packLog(packing: Packing): Promise<PackOutcome> {
  const run = newId();
  let begun = false;
  let dropping = false;
  try {
    const read = await readAll(packing);
    const plan = await choose(packing, read);
    const files = plan.covered.map(({ file }) => file);
    const notAnew = [...read.covers, ...read.others]
      .filter((one) => (one.isFormer || !one.whole) && !plan.covered.includes(one))
      .map(({ file }) => file);
    if (files.length === 0) return { ok: true, kept: packing.covers, notAnew, documents: plan.documents };
    demand(await packing.log.beginPack(packing.vault, run, files));
    begun = true;
    const packs = await writePacks(packing, run, plan);
    await compare(packing, run, plan, packs);
    goOn(packing);
    if ((await packing.beforeDrop?.()) === false) throw new Stop('failed');
    dropping = true;
    const names = files.map(({ name }) => name);
    demand(await packing.log.dropCovered(packing.vault, run, names));
    return {
      ok: true,
      kept: packing.covers.filter(({ name }) => !names.includes(name)),
      notAnew,
      documents: plan.documents,
    };
  } catch (error) {
    // Once files may be gone the packs must stay; they hold the same words, and the next packing tidies up.
    if (begun && !dropping) await packing.log.cancelPack(packing.vault, run).catch(() => undefined);
    return { ok: false, problem: error instanceof Stop ? error.problem : 'failed' };
  }
}

function demand<Answer extends { ok: true } | { ok: false; problem: WriteProblem }>(
  answer: Answer,
): Extract<Answer, { ok: true }> {
  if (!answer.ok) throw new Stop(answer.problem);
  return answer as Extract<Answer, { ok: true }>;
}

function goOn({ isCancelled }: Packing): void {
  if (isCancelled?.() === true) throw new Stop('cancelled');
}

/** Documents made or compared before whoever else waits has a turn: somebody may be writing. */
const STEP = 16;

function pause(packing: Packing): Promise<void> {
  goOn(packing);
  return giveWay();
}

async function readAll(packing: Packing): Promise<{ covers: ReadFile[]; others: ReadFile[] }> {
  const { log, vault, keys } = packing;
  const readOne = async (file: LogFile): Promise<ReadFile> => {
    goOn(packing);
    const bytes = await readWhole(log, vault, file);
    if (bytes === null || bytes.length !== file.size) {
      return { file, frames: [], whole: false, isFormer: false };
    }
    const { records, problems, isFormer } = await readSegment({ ...keys, vault }, file.name, bytes);
    // An unfinished end was never acknowledged; everything else that is not whole keeps its file.
    const whole = problems.every(({ kind }) => kind === 'unfinished');
    return { file, frames: records, whole, isFormer };
  };
  const covers: ReadFile[] = [];
  const others: ReadFile[] = [];
  for (const file of packing.covers) covers.push(await readOne(file));
  for (const file of packing.others) others.push(await readOne(file));
  return { covers, others };
}

interface Plan {
  readonly covered: readonly ReadFile[];
  readonly documents: readonly VaultRecord[];
  readonly states: readonly VaultRecord[];
  /** What each state says when it is opened, in the order of `states`. */
  readonly snapshots: readonly Y.Snapshot[];
  readonly cover: Cover;
}

interface PackedDocument {
  readonly state: VaultRecord;
  readonly snapshot: Y.Snapshot;
  /** When the page was made; later than everything for what is no page. */
  readonly at: number;
}

const keyOf = ({ kind, id }: VaultRecord): string => `${kind} ${id}`;

async function choose(packing: Packing, read: { covers: ReadFile[]; others: ReadFile[] }): Promise<Plan> {
  const all = [...read.covers, ...read.others].flatMap(({ frames }) => frames.map(({ record }) => record));
  const earlier = all
    .filter(({ kind }) => kind === 'cover')
    .map(({ update }) => decodeCover(ownBytes(update)));
  const leftOut = new Set([...packing.leaveOut, ...earlier.flatMap((cover) => cover.leftOut)]);
  const updates = new Map<string, VaultRecord[]>();
  for (const record of all) {
    if (record.kind === 'cover' || leftOut.has(record.id)) continue;
    const known = updates.get(keyOf(record));
    if (known === undefined) updates.set(keyOf(record), [record]);
    else known.push(record);
  }
  const documents = new Map<string, PackedDocument>();
  let done = 0;
  for (const [key, records] of updates) {
    done += 1;
    if (done % STEP === 0) await pause(packing);
    const opened = openDocument(records.map(({ update }) => update));
    const [first] = records;
    if (!opened.whole || first === undefined) continue;
    // Afresh: what was typed and deleted again is not in it.
    const update = ownBytes(Y.encodeStateAsUpdateV2(opened.document));
    const again = openDocument([update]);
    if (!again.whole || !Y.equalSnapshots(Y.snapshot(again.document), Y.snapshot(opened.document))) continue;
    const made = readAbout(opened.document)?.made;
    documents.set(key, {
      state: { ...first, update },
      snapshot: Y.snapshot(opened.document),
      at: made === undefined ? Number.POSITIVE_INFINITY : instantOf(made),
    });
  }
  const canGo = ({ frames, whole, isFormer }: ReadFile): boolean =>
    whole &&
    (isFormer || packing.onlyFormer !== true) &&
    frames.every(
      ({ record }) => record.kind === 'cover' || leftOut.has(record.id) || documents.has(keyOf(record)),
    );
  const covered = read.covers.filter(canGo);
  const chosen = new Map<string, PackedDocument>();
  const ranges: CoveredRange[] = [];
  for (const { header, hash, record } of covered.flatMap(({ frames }) => frames)) {
    const { run, seq, previous } = header;
    ranges.push({ run, from: seq, to: seq, previous, hash });
    const document = documents.get(keyOf(record));
    if (document !== undefined) chosen.set(keyOf(record), document);
  }
  // The journal's own document and the newest pages first: a list that is made again begins with them.
  const ordered = [...chosen.values()].toSorted((a, b) => (a.at === b.at ? 0 : b.at - a.at));
  return {
    covered,
    documents: [...documents.values()].map(({ state }) => state),
    states: ordered.map(({ state }) => state),
    snapshots: ordered.map(({ snapshot }) => snapshot),
    cover: joinCovers([...earlier, { ranges, leftOut: [...leftOut] }]),
  };
}

async function writePacks(packing: Packing, run: string, plan: Plan): Promise<LogFile[]> {
  const { log, vault, keys } = packing;
  const cover: VaultRecord = { kind: 'cover', id: run, update: encodeCover(plan.cover) };
  const records = [...plan.states, cover];
  const packs: LogFile[] = [];
  let seq = FIRST_SEQ;
  let previous = NO_PREVIOUS;
  for (let next = 0; next < records.length;) {
    goOn(packing);
    const salt = randomBytes(SALT_LENGTH);
    const key = await segmentKey(keys.dataKey, vault, run, salt);
    const parts: Bytes[] = [writeSegmentHead(salt)];
    let size = 0;
    while (next < records.length && size < PACK_SIZE) {
      const record = records[next];
      if (record === undefined) break;
      const place = { key, vault, run, epoch: keys.epoch, seq, previous };
      const frame = await sealFrame(place, encodeRecord(record));
      previous = await hashFrame(frame);
      parts.push(frame);
      size += frame.length;
      seq += 1;
      next += 1;
    }
    const file = concatBytes(...parts);
    const { name } = demand(await log.writePack(vault, run, file));
    packs.push({ name, size: file.length });
  }
  return packs;
}

/** Reads the packs from the disk: every document must be there, once, and say what the files it stands for say. */
async function compare(packing: Packing, run: string, plan: Plan, packs: readonly LogFile[]): Promise<void> {
  const { covers } = await readAll({ ...packing, covers: packs, others: [] });
  const frames = covers.flatMap(({ file, frames: inFile }) =>
    inFile.map(({ record, header, hash }) => ({ record, header, hash, file: file.name })),
  );
  const isInOrder = judgeOrder(frames, packing.vault).findings.length === 0;
  const isOurs = frames.every(({ header }) => header.run === run);
  if (!covers.every(({ whole }) => whole) || !isInOrder || !isOurs) throw new Stop('not-the-same');
  const last = frames.at(-1)?.record;
  const isCovered = last?.kind === 'cover' && equalBytes(ownBytes(last.update), encodeCover(plan.cover));
  if (!isCovered || frames.length !== plan.states.length + 1) throw new Stop('not-the-same');
  for (const [index, state] of plan.states.entries()) {
    if (index % STEP === STEP - 1) await pause(packing);
    const record = frames[index]?.record;
    const snapshot = plan.snapshots[index];
    if (record === undefined || snapshot === undefined || keyOf(record) !== keyOf(state)) {
      throw new Stop('not-the-same');
    }
    const opened = openDocument([record.update]);
    if (!opened.whole || !Y.equalSnapshots(Y.snapshot(opened.document), snapshot)) {
      throw new Stop('not-the-same');
    }
  }
}
