/** Stands in for electron/main/hardening/navigation.ts in a build made for one test: links open windows. */

export function refuseNavigation(): void {}
