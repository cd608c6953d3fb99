/** Stands in for electron/main/hardening/content-security-policy.ts in a build made for one test: no policy at all. */
export { drawNonce } from '../../electron/main/hardening/content-security-policy.ts';

export function securityHeaders(): Record<string, string> {
  return {};
}
