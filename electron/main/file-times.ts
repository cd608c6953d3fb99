/** The time that files carry which leave the app. */
import type { SavedKind } from '../../shared/ipc/document-calls.ts';

/** Files of the team's rounds say nothing by their time: all of them are from this moment. */
export const CONSTANT_TIME = new Date(Date.UTC(2000, 0, 1));

export function hasConstantTime(kind: SavedKind): boolean {
  return kind !== 'calendar' && kind !== 'pack' && kind !== 'table' && kind !== 'workbook';
}
