/**
 * Judges a record of the system calls of a whole run (`strace -f -y`): was everything on the disk before anybody was told so?
 * In the moment in which the window calls a page saved, the test's ear in it prints ACKNOWLEDGED; the shell's process writes
 * that to its standard error, and so it stands in the same record, after the disk's answer had come. At each such line:
 *
 * - of every file below the watched folder, all bytes written so far were synced since, and
 * - every name made, changed or taken there was made durable by a sync of its folder since.
 *
 * And at any moment: nothing is appended to bytes that are not synced yet, no file is renamed before it is synced, and a file
 * gets its second write only after its folder was synced.
 *
 * The journal's lock is left out: it is a courtesy between processes, and nothing is promised of it after a power cut.
 */

export const ACKNOWLEDGED = 'acknowledged-by-the-disk';

export interface Breach {
  /** Of the record, from 1. */
  readonly line: number;
  readonly rule:
    | 'acknowledged-before-sync'
    | 'acknowledged-before-folder-sync'
    | 'written-before-sync'
    | 'renamed-before-sync'
    | 'written-before-folder-sync';
  /** A path below the watched folder. */
  readonly file: string;
}

export interface Judgement {
  readonly breaches: readonly Breach[];
  /** What was seen. A record without these proves nothing. */
  readonly acknowledgements: number;
  readonly writes: number;
  readonly fileSyncs: number;
  readonly folderSyncs: number;
}

const LOCK = /\/lock-[^/]*$/;

interface Call {
  readonly name: string;
  readonly args: string;
  /** Null where the record does not say. */
  readonly result: number | null;
  /** Where it began and where it ended, as lines from 1. */
  readonly began: number;
  readonly ended: number;
}

interface FileState {
  /** Writes that began and are not covered by a sync: where each ended. */
  unsynced: number[];
  writes: number;
}

/** `folder`: everything that the run must keep lies below it, by absolute path. */
export function judgeOrder(record: string, folder: string): Judgement {
  const files = new Map<string, FileState>();
  /** Names changed in a folder and not made durable: by folder, where the change ended. */
  const unsyncedNames = new Map<string, Map<string, number>>();
  const breaches: Breach[] = [];
  const seen = { acknowledgements: 0, writes: 0, fileSyncs: 0, folderSyncs: 0 };
  const isWatched = (path: string | undefined): path is string =>
    (path === folder || path?.startsWith(`${folder}/`) === true) && !LOCK.test(path);
  const stateOf = (path: string): FileState => {
    const state = files.get(path) ?? { unsynced: [], writes: 0 };
    files.set(path, state);
    return state;
  };
  const nameChanged = (path: string, at: number): void => {
    const parent = path.slice(0, path.lastIndexOf('/'));
    const names = unsyncedNames.get(parent) ?? new Map<string, number>();
    unsyncedNames.set(parent, names.set(path, at));
  };
  const breach = (line: number, rule: Breach['rule'], file: string): void => {
    breaches.push({ line, rule, file: file.slice(folder.length + 1) });
  };

  for (const call of readCalls(record).toSorted((a, b) => takesEffect(a) - takesEffect(b))) {
    const [path] = pathsOf(call);
    if (isWrite(call) && call.args.includes(ACKNOWLEDGED)) {
      seen.acknowledgements += 1;
      for (const [file, { unsynced }] of files)
        if (unsynced.length > 0) breach(call.began, 'acknowledged-before-sync', file);
      for (const names of unsyncedNames.values())
        for (const file of names.keys()) breach(call.began, 'acknowledged-before-folder-sync', file);
    }
    if (call.result === null || call.result < 0 || !isWatched(path)) continue;
    if (isWrite(call)) {
      const state = stateOf(path);
      const parent = unsyncedNames.get(path.slice(0, path.lastIndexOf('/')));
      if (state.unsynced.length > 0) breach(call.began, 'written-before-sync', path);
      if (state.writes > 0 && parent?.has(path) === true)
        breach(call.began, 'written-before-folder-sync', path);
      state.unsynced.push(call.ended);
      state.writes += 1;
      seen.writes += 1;
    } else if (call.name === 'fdatasync' || call.name === 'fsync') {
      // Only what had ended before the sync began is covered by it.
      const isOpen = (ended: number): boolean => ended > call.began;
      const names = unsyncedNames.get(path);
      const state = files.get(path);
      if (state === undefined) seen.folderSyncs += 1;
      else {
        seen.fileSyncs += 1;
        state.unsynced = state.unsynced.filter(isOpen);
      }
      for (const [name, at] of names ?? []) if (!isOpen(at)) names?.delete(name);
    } else if (call.name === 'openat' && call.args.includes('O_CREAT') && call.args.includes('O_EXCL')) {
      nameChanged(path, call.ended);
    } else if (call.name.startsWith('rename')) {
      const to = pathsOf(call)[1] ?? '';
      const state = files.get(path);
      if (state !== undefined && state.unsynced.length > 0) breach(call.began, 'renamed-before-sync', path);
      moveAll(files, path, to);
      moveAll(unsyncedNames, path, to);
      forget(unsyncedNames, path);
      if (isWatched(to)) nameChanged(to, call.ended);
    } else if (call.name === 'unlink' || call.name === 'unlinkat') {
      files.delete(path);
      // A name that comes back after a power cut stands for nothing that was acknowledged.
      forget(unsyncedNames, path);
    }
  }
  return { breaches, ...seen };
}

/** A file keeps what it owes under its new name, and so does everything in a folder. */
function moveAll<Owed>(of: Map<string, Owed>, from: string, to: string): void {
  const moving = [...of].filter(([path]) => path === from || path.startsWith(`${from}/`));
  for (const [path, owed] of moving) {
    of.delete(path);
    of.set(`${to}${path.slice(from.length)}`, owed);
  }
}

function forget(names: Map<string, Map<string, number>>, path: string): void {
  names.get(path.slice(0, path.lastIndexOf('/')))?.delete(path);
}

function isWrite({ name }: Call): boolean {
  return /^p?write(?:v|64)?$|^send(?:to|msg)$/.test(name);
}

/** Of a call on an open file, its path; of a call on names, the names in their order. */
function pathsOf({ name, args }: Call): (string | undefined)[] {
  if (/^(?:rename|unlink|openat)/.test(name)) return [...args.matchAll(/"([^"]*)"/g)].map(([, path]) => path);
  return [/^\d+<([^>]*)>/.exec(args)?.[1]];
}

/** Bytes may be anywhere from the moment their write begins; a sync or a name counts only when the call has ended. */
function takesEffect(call: Call): number {
  return isWrite(call) ? call.began : call.ended;
}

/** In the order in which they began; a call that another thread interrupted stands in the record in two pieces. */
function readCalls(record: string): Call[] {
  const calls: Call[] = [];
  const unfinished = new Map<string, { at: number; name: string; args: string; began: number }>();
  for (const [index, text] of record.split('\n').entries()) {
    const line = index + 1;
    const began = /^(\d+) +(\w+)\((.*) <unfinished \.\.\.>$/.exec(text);
    if (began !== null) {
      const [, thread = '', name = '', args = ''] = began;
      unfinished.set(thread, { at: calls.length, name, args, began: line });
      // What it did is known when it ends; until then it holds its place, without a result.
      calls.push({ name, args, result: null, began: line, ended: Number.POSITIVE_INFINITY });
      continue;
    }
    const resumed = /^(\d+) +<\.\.\. \w+ resumed>(.*)\) += (-?\d+)/.exec(text);
    if (resumed !== null) {
      const [, thread = '', rest = '', result] = resumed;
      const start = unfinished.get(thread);
      if (start === undefined) continue;
      unfinished.delete(thread);
      const { at, name } = start;
      calls[at] = { name, args: start.args + rest, result: Number(result), began: start.began, ended: line };
      continue;
    }
    const whole = /^(\d+) +(\w+)\((.*)\) += (-?\d+)/.exec(text);
    if (whole === null) continue;
    const [, , name = '', args = '', result] = whole;
    calls.push({ name, args, result: Number(result), began: line, ended: line });
  }
  return calls;
}
