/**
 * Nothing but the app's own scheme answers. Three layers, because the engine, the page and Node each have their own way
 * out: names never resolve and the engine's own errands are off; every session cancels every other address and is
 * offline; Node's sockets in this process refuse to connect.
 */
import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';
import type { CommandLine, Session } from 'electron';
import { appOrigin } from '../app-protocol.ts';

/** Before the app is ready. */
export function refuseNetworkSwitches(commandLine: CommandLine): void {
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('disable-background-networking');
  commandLine.appendSwitch('disable-component-update');
  commandLine.appendSwitch('disable-domain-reliability');
  commandLine.appendSwitch('disable-breakpad');
  commandLine.appendSwitch('disable-quic');
  commandLine.appendSwitch('no-pings');
  // Peer connections are taken from the page (electron/preload); should one be made all the same, it sends no packet.
  commandLine.appendSwitch('disable-features', 'WebRtcHideLocalIpsWithMdns');
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
}

/** Where a connection past the session's rules would be sent: a port on this computer that nothing listens on. */
const DEAD_END = 'socks5://127.0.0.1:1';

export function refuseNetwork(session: Session): void {
  session.setSpellCheckerEnabled(false);
  // Peer connections would speak TCP past the rules below; through a proxy that is not there, they reach nobody.
  void session.setProxy({ mode: 'fixed_servers', proxyRules: DEAD_END, proxyBypassRules: '<-loopback>' });
  session.enableNetworkEmulation({ offline: true });
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOurs(details.url) }));
}

/** Address of the app itself, or the engine's own tools in a developer's window. */
function isOurs(url: string): boolean {
  return url.startsWith(`${appOrigin}/`) || url.startsWith('devtools://');
}

/** Node's own way out of this process, `fetch` included. Nothing here needs a socket. */
export function refuseSockets(): void {
  const refuse = (): never => {
    throw new Error('Wellspring has no network.');
  };
  net.Socket.prototype.connect = refuse;
  dgram.createSocket = refuse;
  dns.lookup = refuse as unknown as typeof dns.lookup;
  for (const name of ['fetch', 'WebSocket', 'EventSource'] as const) Reflect.deleteProperty(globalThis, name);
}
