/** A round as it first comes to this computer, and the reading of the files that bring one. */
import type { Bytes } from '../../shared/base/bytes.ts';
import { newId } from '../../shared/base/ids.ts';
import { localMoment } from '../../shared/base/moment.ts';
import { FILE_LIMIT } from '../../shared/ipc/document-calls.ts';
import type { KeptRound } from '../vault/team-records.ts';
import type { HandedFile } from './handed-files.ts';

/** `card`: the exact bytes of the round card, in hexadecimal. */
export function newRound(card: string): KeptRound {
  return {
    version: 1,
    id: newId(),
    team: null,
    role: 'colleague',
    since: localMoment(new Date()).slice(0, 10),
    invitation: null,
    card,
    people: null,
    save: null,
    pending: null,
    brought: null,
    paper: null,
  };
}

/** Null when it vanished while it was read. */
export async function readWhole(file: HandedFile): Promise<Bytes | null> {
  try {
    const bytes = await file.read(FILE_LIMIT);
    return bytes.length === file.size ? bytes : null;
  } catch {
    return null;
  }
}
