/** When the last safety copy was opened and checked: one line in the margin, read first and then ignored. */
import { formatDay, formatTime, formatWeekday } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import type { Language } from '../../i18n/choose-language.ts';
import { useSafetyCopy } from './use-safety-copy.ts';
import type { Copied } from './use-safety-copy.ts';
import './safety-copy.css';

const WEEK = 6 * 86_400_000;

/** The weekday says enough for six days; then the date. */
export function sayWhen(instant: number, language: Language, now = Date.now()): string {
  const when = new Date(instant);
  const day = now - instant < WEEK ? formatWeekday(when, language) : formatDay(when, language);
  return `${day} ${formatTime(when, language)}`;
}

export function LastCopy({ journal }: { readonly journal: Pick<Copied, 'vault'> }) {
  const { t, language } = useMessages();
  const copy = useSafetyCopy(journal);
  if (copy === null || copy.last === null) return null;
  return (
    <p className="last-copy">
      <strong>{t('safety.last')}</strong>
      <br />
      {t('safety.lastWhen', { when: sayWhen(copy.last, language) })}
      {copy.isAhead ? (
        <>
          <br />
          {t('safety.isAhead')}
        </>
      ) : null}
    </p>
  );
}
