/** Stands in for electron/preload/no-peer-connections.ts in a build made for one test: peer connections stay. */

export function removePeerConnections(): void {}
