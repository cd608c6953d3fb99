/**
 * A month, with the days that have a page: bold, underlined, on a soft ground. Arrow keys walk the days in the direction they
 * are read, Page Up and Page Down the months. Days without a page say nothing, and nothing is counted.
 */
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { dayOf, localMoment } from '../../../shared/base/moment.ts';
import { directionOf, intlTag } from '../../i18n/choose-language.ts';
import {
  formatFullDay,
  formatMonth,
  formatNarrowWeekday,
  formatNumber,
  formatWeekday,
} from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { BackSign } from '../../ui/signs/icons.tsx';
import { addDays, addMonths, firstDayOfWeek, placeInWeek, weeksOf } from './month-days.ts';

interface MonthCalendarProps {
  /** Days with a page. */
  readonly days: readonly string[];
  readonly chosen: string | null;
  readonly onChoose: (day: string) => void;
}

const moment = (day: string): string => `${day}T12:00:00+00:00`;

export function MonthCalendar({ days, chosen, onChoose }: MonthCalendarProps) {
  const { t, language } = useMessages();
  const [today] = useState(() => dayOf(localMoment(new Date())));
  const ordered = days.toSorted();
  const [first, last] = [ordered[0] ?? today, ordered.at(-1) ?? today];
  /** The day the Tab key comes to; the month that is shown is its own. */
  const [at, setAt] = useState(chosen ?? last);
  const walked = useRef(false);
  const grid = useRef<HTMLTableElement>(null);
  const id = useId();
  const month = at.slice(0, 7);
  const end = [last, today].toSorted()[1] ?? today;
  const firstDay = firstDayOfWeek(intlTag(language));
  const weeks = weeksOf(month, firstDay);
  const withPages = new Set(days);

  useEffect(() => {
    if (walked.current) grid.current?.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus();
    walked.current = false;
  }, [at]);

  const clamp = (day: string): string => {
    if (day.slice(0, 7) < first.slice(0, 7)) return at;
    return day.slice(0, 7) > end.slice(0, 7) ? at : day;
  };
  const walk = (event: KeyboardEvent): void => {
    const onward = directionOf(language) === 'rtl' ? -1 : 1;
    const place = placeInWeek(at, firstDay);
    const steps: Record<string, () => string> = {
      ArrowRight: () => addDays(at, onward),
      ArrowLeft: () => addDays(at, -onward),
      ArrowDown: () => addDays(at, 7),
      ArrowUp: () => addDays(at, -7),
      Home: () => addDays(at, -place),
      End: () => addDays(at, 6 - place),
      PageUp: () => addMonths(at, -1),
      PageDown: () => addMonths(at, 1),
    };
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = clamp(step());
    walked.current = next !== at;
    setAt(next);
  };
  const turn = (count: number): void => setAt(clamp(addMonths(`${month}-01`, count)));
  const week = weeks[1] ?? [];

  return (
    <section className="calendar" aria-label={t('lookBack.calendar')}>
      <div className="calendar-head">
        <AriaButton
          className="calendar-turn"
          aria-label={t('lookBack.previousMonth')}
          isDisabled={month <= first.slice(0, 7)}
          onPress={() => turn(-1)}
        >
          <BackSign />
        </AriaButton>
        <h2 id={id} aria-live="polite">
          {formatMonth(moment(at), language)}
        </h2>
        <AriaButton
          className="calendar-turn"
          aria-label={t('lookBack.nextMonth')}
          isDisabled={month >= end.slice(0, 7)}
          onPress={() => turn(1)}
        >
          <span className="calendar-next">
            <BackSign />
          </span>
        </AriaButton>
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- days in rows that arrows walk are a grid */}
      <table className="calendar-grid" role="grid" aria-labelledby={id} ref={grid} onKeyDown={walk}>
        <thead>
          <tr>
            {week.map((day) => (
              <th key={day} scope="col" abbr={day === null ? '' : formatWeekday(moment(day), language)}>
                {day === null ? '' : formatNarrowWeekday(moment(day), language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((row, index) => (
            <tr key={row.find((day) => day !== null) ?? index}>
              {row.map((day, place) =>
                day === null ? (
                  // eslint-disable-next-line jsx-a11y/control-has-associated-label -- no day stands there
                  <td key={place} />
                ) : (
                  <td key={day} aria-selected={day === chosen}>
                    <button
                      type="button"
                      className="calendar-day"
                      tabIndex={day === at ? 0 : -1}
                      data-day={day}
                      aria-label={dayLabel(day)}
                      aria-disabled={!withPages.has(day)}
                      {...(withPages.has(day) ? { 'data-pages': '' } : {})}
                      {...(day === today ? { 'aria-current': 'date' } : {})}
                      onClick={() => {
                        setAt(day);
                        if (withPages.has(day)) onChoose(day);
                      }}
                    >
                      {formatNumber(Number(day.slice(8)), language)}
                    </button>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );

  function dayLabel(day: string): string {
    const name = formatFullDay(moment(day), language);
    return withPages.has(day) ? t('lookBack.dayWith', { day: name }) : name;
  }
}
