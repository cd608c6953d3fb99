/** A day without its hour (YYYY-MM-DD), as people write it. */
import type { Language } from '../../i18n/choose-language.ts';
import { formatDay, formatFullDay } from '../../i18n/format.ts';

/** Empty for a day that is not set. `full` with its weekday and year. */
export function dayOnPaper(day: string, language: Language, length: 'short' | 'full' = 'short'): string {
  if (day === '') return '';
  const noon = new Date(`${day}T12:00:00`);
  return length === 'full' ? formatFullDay(noon, language) : formatDay(noon, language);
}
