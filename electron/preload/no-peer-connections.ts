/**
 * Peer connections open sockets of their own, past the session's rules and past the content security policy. The window has
 * no use for them, so it does not have them: they are taken away before the page's first script runs. A script that makes a
 * frame to get them back sends no packet all the same (electron/main/hardening/no-network.ts).
 */
import { contextBridge } from 'electron';

export function removePeerConnections(): void {
  contextBridge.executeInMainWorld({
    func: () => {
      for (const name of [
        'RTCPeerConnection',
        'webkitRTCPeerConnection',
        'RTCDataChannel',
        'RTCIceTransport',
      ]) {
        Reflect.deleteProperty(globalThis, name);
      }
    },
  });
}
