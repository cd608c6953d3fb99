/** Stands in for electron/main/hardening/no-network.ts in a build made for one test: nothing is refused. */

export function refuseNetworkSwitches(): void {}

export function refuseNetwork(): void {}

export function refuseSockets(): void {}
