/**
 * The only place that names window.desktop. Every reply is parsed here again with the contract's schema, so that nothing
 * unchecked comes in from the shell.
 */
import { contract, shellEventSchema } from '../../shared/ipc/contract.ts';
import type { Desktop, PageCall, Reply, Request, ShellEvent } from '../../shared/ipc/contract.ts';

declare global {
  interface Window {
    readonly desktop: Desktop;
  }
}

/** Makes a call and parses its reply. Rejects when the shell refused the call or answered out of contract. */
export async function callDesktop<Name extends PageCall>(
  name: Name,
  request: Request<Name>,
): Promise<Reply<Name>> {
  const call = window.desktop[name] as (request: Request<Name>) => Promise<unknown>;
  return contract[name].reply.parse(await call(request)) as Reply<Name>;
}

/** Whether a dropped file lies on this computer; what came of it the shell tells by an event. */
export async function handDropped(file: File): Promise<boolean> {
  return contract.handDropped.reply.parse(await window.desktop.handDropped(file));
}

export function onShellEvent(listener: (event: ShellEvent) => void): void {
  window.desktop.onShellEvent((payload) => {
    const event = shellEventSchema.safeParse(payload);
    if (event.success) listener(event.data);
  });
}
