/**
 * Files that the system offers: arguments of this start or of a second one, what macOS says was double-clicked, what somebody chose by
 * the menu, and a move file that was dropped on the window. Each is checked by form and kind, and the window
 * says what came. Of a kind that the app takes, it is handed the bytes; nothing acts on them there until the person says so. A
 * move file stays here, by its path, until the window asks whose journal it holds. No path leaves this process.
 */
import { basename } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import { MOST_FILES as MOST_CHOSEN, type TakenKind } from '../../shared/ipc/document-calls.ts';
import { checkOutsidePath } from './hardening/outside-path.ts';
import { isMoveFile, kindOfHanded, takenEndings } from '../../shared/ipc/file-endings.ts';
import { readTaken } from './take-files.ts';
import type { Shell } from './window.ts';

/** The largest file that could ever be meant for the app, in bytes. */
const SIZE_LIMIT = 64 * 1024 * 1024;
const MOST_FILES = 8;
const NAME_LIMIT = 80;
/** What people of a team hand each other. */
const TEAM_KINDS: readonly TakenKind[] = [
  'round-card',
  'invitation',
  'contribution',
  'bundle',
  'receipts',
  'sum',
  'hand-on',
];

/** `argv` without the program itself. Switches, and the app's own folder while it is being developed, are not files. */
export async function offerFiles(shell: Shell, argv: readonly string[]): Promise<void> {
  const paths = argv.filter((argument) => !argument.startsWith('-') && argument !== app.getAppPath());
  await offer(shell, paths.slice(0, MOST_FILES));
}

/** The menu's way to the same: the system's dialog, for everything that people of a team hand each other. */
export async function chooseTeamFiles(shell: Shell): Promise<void> {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) return;
  const extensions = TEAM_KINDS.flatMap((kind) => takenEndings[kind]);
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    filters: [{ name: extensions.map((extension) => `.${extension}`).join(' '), extensions }],
    properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
  });
  if (!canceled) await offer(shell, filePaths.slice(0, MOST_CHOSEN));
}

/** A move file that was dropped on the window; any other kind comes to the page by itself, as bytes. False when it is not such a file. */
export async function offerDropped(shell: Shell, path: string): Promise<boolean> {
  if (!isMoveFile(nameOf(path))) return false;
  await offer(shell, [path]);
  return true;
}

/** macOS gives no arguments; it tells of each file, also before there is a window. Returns the way to begin handing them over. */
export function listenForOpenedFiles(): (shell: Shell) => void {
  const early: string[] = [];
  let take = (path: string): void => void early.push(path);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    take(path);
  });
  return (shell) => {
    take = (path) => void offer(shell, [path]);
    void offer(shell, early.splice(0, MOST_FILES));
  };
}

const nameOf = (path: string): string => basename(path.replaceAll('\\', '/'));

let move: string | null = null;

/** Where the move file lies that came last. */
export const handedMoveFile = (): string | null => move;

async function offer(shell: Shell, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const isMove = isMoveFile(nameOf(path));
    // A whole journal is as large as it is, and is not read into memory.
    const checked = await checkOutsidePath(path, isMove ? Number.MAX_SAFE_INTEGER : SIZE_LIMIT);
    const name = nameOf(path).slice(0, NAME_LIMIT);
    const kind = kindOfHanded(name);
    if (checked.ok && isMove) {
      move = path;
      shell.tell({ type: 'handed-move', name });
    } else if (checked.ok && kind !== null) {
      const taken = await readTaken(path);
      if (taken.state === 'read') shell.tell({ type: 'handed', kind, name: taken.name, bytes: taken.bytes });
      else
        shell.tell({
          type: 'offered',
          name,
          problem: taken.state === 'too-large' ? 'too-large' : 'not-a-file',
        });
    } else shell.tell({ type: 'offered', name, problem: checked.ok ? 'unknown-kind' : checked.problem });
  }
}
