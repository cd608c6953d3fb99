/** Where a computer's administrators may lay down rules for Wellspring: a place that its ordinary users cannot write to. */
import { join } from 'node:path';

export function policyPlace(): string {
  if (process.platform === 'win32') {
    return join(process.env['ProgramData'] ?? 'C:\\ProgramData', 'Wellspring', 'policy.json');
  }
  if (process.platform === 'darwin') return '/Library/Application Support/Wellspring/policy.json';
  return '/etc/wellspring/policy.json';
}
