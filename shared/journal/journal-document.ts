/**
 * The one document that belongs to the journal and to no entry: where its writer is in the programme.
 * Like an entry it is a Yjs document, carried by the same frames.
 */
import * as Y from 'yjs';
import { z } from '../base/schema.ts';

/** Where the writer is. Nothing is counted and nothing is owed: only what was answered, and what was chosen. */
export const progressSchema = z.strictObject({
  /** The sequence chosen, by pack; null follows the default pack's default sequence. */
  packId: z.string().nullable(),
  sequenceId: z.string().nullable(),
  /** `<pack id>/<prompt id>` of every prompt that has had a page. */
  answered: z.array(z.string()),
});
export type Progress = z.infer<typeof progressSchema>;

/** Notes that a prompt has a page of its own now. Set once; noting it again changes nothing. */
export function noteAnswered(document: Y.Doc, packId: string, promptId: string): void {
  const answered = document.getMap('answered');
  const key = `${packId}/${promptId}`;
  if (!answered.has(key)) answered.set(key, true);
}

export function readProgress(document: Y.Doc): Progress {
  const chosen = document.getMap('programme');
  const packId = chosen.get('pack');
  const sequenceId = chosen.get('sequence');
  return {
    packId: typeof packId === 'string' ? packId : null,
    sequenceId: typeof sequenceId === 'string' ? sequenceId : null,
    answered: [...document.getMap('answered').keys()].sort(),
  };
}
