/** Calls about what leaves and enters by its owner's hand: a printed page, a saved one, a small file, a file that is handed in. */
import { z } from '../base/schema.ts';
import { bytes, call, savedByDialog } from './call-shapes.ts';

/** The largest file that is saved or handed in, in bytes: a programme pack, and room around it. */
export const FILE_LIMIT = 4 * 1024 * 1024;
/** The most files that one answer brings: a team's cards, dropped at once. */
export const MOST_FILES = 256;

/** `as-styled`: the size that the page's own print style asks for. */
const paper = z.enum(['as-styled', 'a4', 'letter']);

/** The name of a file without its ending, as it stands in the system's dialog. */
const suggestedName = z.string().regex(/^[\p{L}\p{M}\p{N} -]{1,60}$/u);

/**
 * What may be saved, by kind; the ending follows from it. Cards, sums and bundles get one constant time and say nothing by their
 * name but what the window asked for.
 */
export const savedKindSchema = z.enum([
  'calendar',
  'pack',
  'table',
  'workbook',
  'invitation',
  'round-card',
  'contribution',
  'bundle',
  'receipts',
  'sum',
  'hand-on',
]);
export type SavedKind = z.infer<typeof savedKindSchema>;

/** What may be handed in. */
export const takenKindSchema = z.enum([
  'pack',
  'table',
  'invitation',
  'round-card',
  'contribution',
  'bundle',
  'receipts',
  'sum',
  'hand-on',
]);
export type TakenKind = z.infer<typeof takenKindSchema>;

const takenFile = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('read'), name: z.string(), bytes: bytes(FILE_LIMIT) }),
  z.strictObject({ state: z.enum(['too-large', 'unreadable']), name: z.string() }),
]);
export type TakenFile = z.infer<typeof takenFile>;

export const documentCalls = {
  /** Prints what the window shows, by the system's dialog. */
  printWindow: call(
    z.strictObject({ paper }),
    z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true) }),
      z.strictObject({ ok: z.literal(false), problem: z.enum(['cancelled', 'failed']) }),
    ]),
  ),
  /** Saves the same pages as a tagged PDF where the system's dialog says; no path crosses the bridge. */
  saveWindow: call(z.strictObject({ paper, name: suggestedName }), savedByDialog),
  /** Saves one small file where the system's dialog says. Its ending follows from its kind; no path crosses the bridge. */
  saveFile: call(
    z.strictObject({ kind: savedKindSchema, name: suggestedName, content: bytes(FILE_LIMIT) }),
    savedByDialog,
  ),
  /** Asks the writer for files of these kinds and brings what they hold. Empty: none was chosen. */
  takeFiles: call(
    z.strictObject({ kinds: z.array(takenKindSchema).min(1), several: z.boolean() }),
    z.array(takenFile).max(MOST_FILES),
  ),
} as const;
