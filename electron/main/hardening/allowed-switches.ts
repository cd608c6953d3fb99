/**
 * Switches a packaged Wellspring may be started with: what desktops and people with special needs add, nothing that
 * reaches into the app.
 */
export const allowedSwitches: ReadonlySet<string> = new Set([
  'force-renderer-accessibility',
  'force-device-scale-factor',
  'high-dpi-support',
  'lang',
  'ozone-platform',
  'ozone-platform-hint',
  'disable-gpu',
  'start-minimized',
]);
