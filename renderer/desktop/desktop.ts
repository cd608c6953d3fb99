/**
 * The only place that names window.desktop. Every reply is parsed here again with the contract's schema, so that nothing
 * unchecked comes in from the shell.
 */
import { contract, shellEventSchema } from '../../shared/ipc/contract.ts';
import type { CallName, Desktop, Reply, Request, ShellEvent } from '../../shared/ipc/contract.ts';

declare global {
  interface Window {
    readonly desktop: Desktop;
  }
}

/** Makes a call and parses its reply. Rejects when the shell refused the call or answered out of contract. */
export async function callDesktop<Name extends CallName>(
  name: Name,
  request: Request<Name>,
): Promise<Reply<Name>> {
  const call = window.desktop[name] as (request: Request<Name>) => Promise<unknown>;
  return contract[name].reply.parse(await call(request)) as Reply<Name>;
}

export function onShellEvent(listener: (event: ShellEvent) => void): void {
  window.desktop.onShellEvent((payload) => {
    const event = shellEventSchema.safeParse(payload);
    if (event.success) listener(event.data);
  });
}
