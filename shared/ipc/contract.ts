/**
 * Every call between the window and the shell, request and reply, as schemas.
 *
 * The shell parses requests on the way in and its own replies on the way out; the window parses replies again
 * (`renderer/desktop`). A new call is added to its area's file here, in `electron/preload`, in a handler and at its caller;
 * forgetting the contract or the preload does not compile. No call carries a readable word of the journal, none carries a key but
 * `keychain-calls.ts`, and none a path but `handDropped`; both say why.
 */
import { z } from '../base/schema.ts';
import { bytes } from './call-shapes.ts';
import { appCalls } from './app-calls.ts';
import { documentCalls, FILE_LIMIT, takenKindSchema } from './document-calls.ts';
import { drawerCalls } from './drawer-calls.ts';
import { journalCalls } from './journal-calls.ts';
import { keychainCalls } from './keychain-calls.ts';
import { moveCalls } from './move-calls.ts';
import { safetyCalls } from './safety-calls.ts';

export const contract = {
  ...appCalls,
  ...journalCalls,
  ...documentCalls,
  ...safetyCalls,
  ...moveCalls,
  ...drawerCalls,
  ...keychainCalls,
} as const;

export type Contract = typeof contract;
export type CallName = keyof Contract;
/** What the page asks itself; the other one is put into words by the preload. */
export type PageCall = Exclude<CallName, 'handDropped'>;
export type Request<Name extends CallName> = z.infer<Contract[Name]['request']>;
export type Reply<Name extends CallName> = z.infer<Contract[Name]['reply']>;

/** What the shell tells the window. `flush`: seal what is in the air, then answer with `flushed`. `offered`: a file came from outside, by name. */
export const shellEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('flush'), before: z.enum(['lock', 'close', 'quit']) }),
  z.strictObject({
    type: z.literal('offered'),
    name: z.string().max(80),
    problem: z.enum([
      'unknown-kind',
      'not-local',
      'device',
      'address',
      'not-absolute',
      'not-a-file',
      'too-large',
    ]),
  }),
  /** A file of a kind the app takes. Nothing acts on it until its owner says so. */
  z.strictObject({
    type: z.literal('handed'),
    kind: takenKindSchema,
    name: z.string().max(120),
    bytes: bytes(FILE_LIMIT),
  }),
  /** A move file. It stays in the shell, which looks into it when the window asks (`pickMoveFile`). */
  z.strictObject({ type: z.literal('handed-move'), name: z.string().max(80) }),
  z.strictObject({ type: z.literal('go'), to: z.enum(['today', 'look-back', 'settings']) }),
]);
export type ShellEvent = z.infer<typeof shellEventSchema>;

/** The window's bridge, as the preload builds it. A call without arguments takes null. */
export type Desktop = {
  readonly [Name in PageCall]: (request: Request<Name>) => Promise<unknown>;
} & {
  readonly onShellEvent: (listener: (event: unknown) => void) => void;
  /** Takes a file as a drop gives it (a DOM `File`, which this folder does not know). */
  readonly handDropped: (file: unknown) => Promise<unknown>;
};

/** The one channel for events; calls use their own names. */
export const EVENT_CHANNEL = 'shell-event';
