/** A size as people say it: `12 MB`. */
import type { Language } from './choose-language.ts';
import { formatNumber } from './format.ts';

const MB = 1_000_000;

/** Below a tenth of a megabyte in kilobytes, else in megabytes. */
export function formatBytes(bytes: number, language: Language): string {
  const small = bytes < MB / 10;
  return formatNumber(bytes / (small ? 1000 : MB), language, {
    style: 'unit',
    unit: small ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: small || bytes >= 10 * MB ? 0 : 1,
  });
}
