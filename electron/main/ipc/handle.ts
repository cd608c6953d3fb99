/**
 * The only file that names ipcMain. Every call is checked three times: who sends it, what it asks (parsed on the way in)
 * and what we answer (parsed on the way out). Whatever fails is refused before a handler sees it.
 */
import { ipcMain } from 'electron';
import { contract } from '../../../shared/ipc/contract.ts';
import type { CallName, Reply, Request } from '../../../shared/ipc/contract.ts';
import type { Shell } from '../window.ts';

export type Handlers = {
  readonly [Name in CallName]: (request: Request<Name>) => Promise<Reply<Name>> | Reply<Name>;
};

/** Why a call was refused. The window is told the code and nothing else. */
type Refusal = 'untrusted-sender' | 'bad-request' | 'bad-reply' | 'failed';

export function handleCalls(shell: Shell, handlers: Handlers): void {
  for (const name of Object.keys(contract) as CallName[]) handleCall(shell, name, handlers[name]);
}

function handleCall<Name extends CallName>(shell: Shell, name: Name, handler: Handlers[Name]): void {
  const { request: requestSchema, reply: replySchema } = contract[name];
  ipcMain.handle(name, async (event, raw: unknown): Promise<unknown> => {
    if (!shell.isTrusted(event.senderFrame)) throw refuse(name, 'untrusted-sender');
    const request = requestSchema.safeParse(raw);
    if (!request.success) throw refuse(name, 'bad-request');
    let answer: unknown;
    try {
      answer = await handler(request.data as Request<Name>);
    } catch {
      throw refuse(name, 'failed');
    }
    const reply = replySchema.safeParse(answer);
    if (!reply.success) throw refuse(name, 'bad-reply');
    return reply.data;
  });
}

function refuse(name: CallName, refusal: Refusal): Error {
  return new Error(`${name}: ${refusal}`);
}
