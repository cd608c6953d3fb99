/** The kinds of file that leave or enter by their owner's hand, and the endings they go by, in the shell and in the window alike. */
import type { SavedKind, TakenKind } from './document-calls.ts';

/** Of the file that carries a whole journal to another computer. Its bytes never come to the window. */
export const MOVE_ENDING = 'wsmove';

/** By its name alone. */
export const isMoveFile = (name: string): boolean => name.toLowerCase().endsWith(`.${MOVE_ENDING}`);

export const savedEnding: Readonly<Record<SavedKind, string>> = {
  calendar: 'ics',
  pack: 'wspack',
  table: 'csv',
  workbook: 'xlsx',
  invitation: 'wsinvite',
  'round-card': 'wsround',
  contribution: 'wscard',
  bundle: 'wsbundle',
  receipts: 'wsreceipts',
  sum: 'wssum',
  'hand-on': 'wshandon',
};

export const takenEndings: Readonly<Record<TakenKind, readonly string[]>> = {
  pack: ['wspack', 'json'],
  table: ['csv', 'tsv', 'txt', 'xlsx'],
  invitation: ['wsinvite'],
  'round-card': ['wsround'],
  contribution: ['wscard'],
  bundle: ['wsbundle'],
  receipts: ['wsreceipts'],
  sum: ['wssum'],
  'hand-on': ['wshandon'],
};

/** The kind of a file that was double-clicked or dropped, by its ending alone; what it holds is parsed where it is opened. */
export function kindOfHanded(name: string): TakenKind | null {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const handed = Object.entries(savedEnding).find(([, known]) => known === ending)?.[0];
  return handed !== undefined && handed in takenEndings && handed !== 'table' ? (handed as TakenKind) : null;
}
