/** Settings: a weekly reminder, as a file for the writer's own calendar. Its words say nothing of what it is for. */
import { useId, useRef, useState } from 'react';
import { utf8 } from '../../../shared/base/bytes.ts';
import { newId } from '../../../shared/base/ids.ts';
import { callDesktop } from '../../desktop/desktop.ts';
import { formatWeekday } from '../../i18n/format.ts';
import type { Language } from '../../i18n/choose-language.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { RadioList } from '../../ui/controls/radio-list.tsx';
import { TextField } from '../../ui/controls/text-field.tsx';
import { Notice } from '../../ui/signs/band.tsx';
import { Setting } from './setting.tsx';
import { reminderFile, TITLE_LIMIT } from './reminder-file.ts';
import type { Weekday } from './reminder-file.ts';

/** The day a week begins with on the calendars of each language; 0 is Sunday. */
const FIRST_DAY: Record<Language, number> = { en: 1, es: 1, ar: 6 };

/** The 4th of January 1970 was a Sunday. */
function nameOfDay(weekday: number, language: Language): string {
  return formatWeekday(new Date(1970, 0, 4 + weekday), language);
}

type Outcome = Awaited<ReturnType<typeof callDesktop<'saveFile'>>>;

export function ReminderSection() {
  const { t, language } = useMessages();
  const [weekday, setWeekday] = useState<Weekday>(4);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const title = useRef<HTMLInputElement>(null);
  const time = useRef<HTMLInputElement>(null);
  const timeId = useId();
  const days = [0, 1, 2, 3, 4, 5, 6].map((step) => ((step + FIRST_DAY[language]) % 7) as Weekday);

  const save = async (): Promise<void> => {
    setOutcome(null);
    const reminder = {
      weekday,
      time: time.current?.value === '' ? '17:00' : (time.current?.value ?? '17:00'),
      title: title.current?.value.trim() || t('reminder.words'),
    };
    const text = reminderFile(reminder, new Date(), newId());
    const saved = await callDesktop('saveFile', {
      kind: 'calendar',
      name: t('reminder.file'),
      content: utf8(text),
    }).catch(() => ({ ok: false, problem: 'failed' }) as const);
    setOutcome(saved);
  };
  const problem = outcome === null || outcome.ok || outcome.problem === 'cancelled' ? null : outcome.problem;

  return (
    <>
      <div className="settings-text">
        <p>{t('reminder.about')}</p>
      </div>
      <Setting name={t('reminder.day')}>
        {(labelledBy) => (
          <RadioList
            className="reminder-days"
            labelledBy={labelledBy}
            layout="pairs"
            chosen={String(weekday)}
            onChoose={(day) => setWeekday(Number(day) as Weekday)}
            choices={days.map((day) => ({ value: String(day), label: nameOfDay(day, language) }))}
          />
        )}
      </Setting>
      <div className="setting">
        <label className="setting-name" htmlFor={timeId}>
          {t('reminder.time')}
        </label>
        <div className="field">
          <input id={timeId} className="settings-time" type="time" defaultValue="17:00" ref={time} required />
          <p className="note">{t('reminder.timeHint')}</p>
        </div>
      </div>
      <div className="settings-text">
        <TextField
          label={t('reminder.title')}
          hint={t('reminder.titleHint')}
          startsWith={t('reminder.words')}
          maxLength={TITLE_LIMIT}
          inputRef={title}
        />
        <div>
          <Button look="line" onPress={() => void save()}>
            {t('reminder.save')}
          </Button>
        </div>
        <div role="status">{outcome?.ok === true ? <p>{t('reminder.saved')}</p> : null}</div>
        {problem === null ? null : (
          <Notice title={t('reminder.notSaved')} role="alert">
            <p>{t(`reminder.problem.${problem}`)}</p>
          </Notice>
        )}
      </div>
    </>
  );
}
