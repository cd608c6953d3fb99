/** Stands in for electron/main/policy-place.ts in a build made for one test: a place that the test may write to. */
import { homedir } from 'node:os';
import { join } from 'node:path';

export function policyPlace(): string {
  return join(homedir(), 'policy.json');
}
