/**
 * Files on their way in: double-clicked, given at the start, dropped anywhere on the window, or chosen. They wait here, in the
 * memory of the window only, until the journal is open and the place that takes their kind has taken them. Nothing is
 * parsed here: an ending says which place it is, and that place refuses what is not of its kind.
 */
import { useSyncExternalStore } from 'react';
import { ownBytes } from '../../shared/base/bytes.ts';
import { FILE_LIMIT, type TakenFile, type TakenKind } from '../../shared/ipc/document-calls.ts';
import { isMoveFile, kindOfHanded, takenEndings } from '../../shared/ipc/file-endings.ts';
import type { DroppedFile } from '../../shared/team/dropped-files.ts';
import { callDesktop, handDropped, onShellEvent } from '../desktop/desktop.ts';

/** A file that waits for its place. `read` gives its first bytes, as the protocol of rounds asks for them. */
export interface HandedFile extends DroppedFile {
  readonly takenKind: TakenKind;
  /** A round card of a round that this journal gathers: it goes to the gatherer's place, not to a theme card. */
  readonly isGathered?: boolean;
}

export type RefusedProblem =
  'unknown-kind' | 'too-large' | 'not-a-file' | 'unreadable' | 'elsewhere' | 'not-gathered';
export interface RefusedFile {
  readonly name: string;
  readonly problem: RefusedProblem;
}

interface Waiting {
  readonly files: readonly HandedFile[];
  readonly refused: readonly RefusedFile[];
}

export type HandedPlace = 'theme-card' | 'keeper' | 'team' | 'packs';
const PLACES: Readonly<Record<TakenKind, HandedPlace>> = {
  'round-card': 'theme-card',
  receipts: 'theme-card',
  invitation: 'keeper',
  bundle: 'keeper',
  contribution: 'team',
  sum: 'team',
  'hand-on': 'team',
  pack: 'packs',
  table: 'packs',
};

/** More than this are not looked at in one go; what the gatherer's own place takes is not counted here. */
const MOST_WAITING = 256;
const MOST_REFUSED = 20;
const NAME_LIMIT = 80;

let waiting: Waiting = { files: [], refused: [] };
const listeners = new Set<() => void>();

function change(next: Waiting): void {
  waiting = next;
  for (const listener of listeners) listener();
}

function take(files: readonly HandedFile[], refused: readonly RefusedFile[]): void {
  change({
    files: [...waiting.files, ...files].slice(0, MOST_WAITING),
    refused: [...waiting.refused, ...refused].slice(-MOST_REFUSED),
  });
}

/** Listens from the first moment, so that a file the app was started with is not missed. Called once. */
export function startHandedFiles(): void {
  onShellEvent((event) => {
    if (event.type === 'handed') take([asHanded(event.kind, event.name, event.bytes)], []);
    if (event.type === 'offered') take([], [{ name: event.name, problem: problemOf(event.problem) }]);
  });
  window.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
  });
  window.addEventListener('drop', (event) => {
    const items = event.dataTransfer?.items;
    // A place of its own (the gatherer's) may have taken the drop before it came here.
    if (items === undefined || event.defaultPrevented || items.length === 0) return;
    event.preventDefault();
    const sorted = [...items].filter(({ kind }) => kind === 'file').map(sortDropped);
    take(
      sorted.filter((one) => 'read' in one),
      sorted.filter((one) => 'problem' in one),
    );
    for (const one of sorted) if (one instanceof File) void handMove(one);
  });
}

/** A whole journal never comes to the window: the shell hears where it lies, as if it had been double-clicked. */
async function handMove(file: File): Promise<void> {
  const isHanded = await handDropped(file).catch(() => false);
  if (!isHanded) take([], [{ name: file.name.slice(0, NAME_LIMIT), problem: 'unreadable' }]);
}

/** Asks for a file by the system's dialog; what is chosen waits like any other. */
export async function askForFiles(kinds: readonly TakenKind[], several = false): Promise<void> {
  const taken = await callDesktop('takeFiles', { kinds: [...kinds], several });
  const sorted = taken.map(sortTaken);
  take(
    sorted.filter((one) => 'read' in one),
    sorted.filter((one) => 'problem' in one),
  );
}

/** Takes files out of the waiting line: their place has them. */
export function doneWith(files: readonly HandedFile[]): void {
  if (files.length > 0) change({ ...waiting, files: waiting.files.filter((file) => !files.includes(file)) });
}

/** Nobody gathers here: the file is named and let go. */
export function refuseGathered(file: HandedFile): void {
  doneWith([file]);
  take([], [{ name: file.name, problem: 'not-gathered' }]);
}

/** Puts a round card back into the line, for the gatherer's place. */
export function sendToGatherer(file: HandedFile): void {
  change({ ...waiting, files: [...waiting.files, { ...file, isGathered: true }] });
}

/** The place that takes a file of this kind. */
export function placeOf({ takenKind, isGathered = false }: HandedFile): HandedPlace {
  return isGathered ? 'team' : PLACES[takenKind];
}

export function dismissRefused(): void {
  change({ ...waiting, refused: [] });
}

export function useHandedFiles(): Waiting {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting,
  );
}

function asHanded(kind: TakenKind, name: string, bytes: Uint8Array): HandedFile {
  const own = ownBytes(bytes);
  return {
    takenKind: kind,
    name: name.slice(0, NAME_LIMIT),
    kind: 'file',
    size: own.length,
    read: async (most) => own.slice(0, most),
  };
}

function sortTaken(file: TakenFile): HandedFile | RefusedFile {
  const { name } = file;
  if (file.state !== 'read') return { name, problem: file.state };
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const kind = kindOfHanded(name) ?? (takenEndings.pack.includes(ending) ? 'pack' : null);
  return kind === null ? { name, problem: 'unknown-kind' } : asHanded(kind, name, file.bytes);
}

/** A move file is given back as it came. */
function sortDropped(item: DataTransferItem): HandedFile | RefusedFile | File {
  const file = item.getAsFile();
  const name = (file?.name ?? '').slice(0, NAME_LIMIT);
  if (file === null || item.webkitGetAsEntry()?.isDirectory === true) return { name, problem: 'not-a-file' };
  if (isMoveFile(file.name)) return file;
  const takenKind = kindOfHanded(name);
  if (takenKind === null) return { name, problem: 'unknown-kind' };
  if (file.size > FILE_LIMIT) return { name, problem: 'too-large' };
  const read = async (most: number) => new Uint8Array(await file.slice(0, most).arrayBuffer());
  return { takenKind, name, kind: 'file', size: file.size, read };
}

function problemOf(
  problem: 'unknown-kind' | 'not-local' | 'device' | 'address' | 'not-absolute' | 'not-a-file' | 'too-large',
): RefusedProblem {
  if (problem === 'unknown-kind' || problem === 'too-large' || problem === 'not-a-file') return problem;
  return problem === 'device' ? 'not-a-file' : 'elsewhere';
}
