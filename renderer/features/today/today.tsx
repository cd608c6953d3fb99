/**
 * Today: the day in the margin, one question that fits where the writer is, and how long there is for it. Every other
 * way in stands below, and none of them counts anything.
 */
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import type { Minutes, PromptAsSeen } from '../../../shared/journal/entry.ts';
import { parseMarkup } from '../../../shared/programme/markup.ts';
import { formatDay, formatNumber, formatWeekday } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Row } from '../../ui/book/book.tsx';
import { MarkedLines } from '../../ui/book/marked-up.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { DoorLine, type Door } from './door-line.tsx';
import './today.css';

/** What is said on opening: one line, whatever lies behind. */
export type Welcome = 'first' | 'back' | 'away' | 'steady' | 'paused' | 'light' | 'written' | 'walked';

interface TodayProps {
  /** Null when no programme has a question for today. */
  readonly prompt: PromptAsSeen | null;
  readonly today: Date;
  readonly welcome?: Welcome;
  readonly minutesOffered: readonly Minutes[];
  readonly onWrite: (minutes: Minutes) => void;
  readonly onBlank: () => void;
  readonly doors: readonly Door[];
  /** Pages of two halves whose day has come. */
  readonly comeBack: readonly Door[];
  readonly onAnother: (() => void) | null;
  readonly onHelp: () => void;
  /** What the margin says beside the doors. */
  readonly note?: ReactNode;
  /** Today's page, when there is one already. */
  readonly openPage?: { readonly firstLine: string; readonly onOpen: () => void };
}

export function Today(props: TodayProps) {
  const { prompt, today, welcome, minutesOffered, onWrite, onBlank, doors, openPage } = props;
  const { comeBack, onAnother, onHelp } = props;
  const { t, language } = useMessages();
  const margin = (
    <>
      <div>
        <p className="day">{formatWeekday(today, language)}</p>
        <p>{formatDay(today, language)}</p>
      </div>
      {prompt?.arcTitle === undefined ? null : (
        <p className="today-arc">
          <strong lang={prompt.language}>{prompt.arcTitle}</strong>
          {prompt.week === undefined ? null : (
            <>
              <br />
              {t('today.week', { week: prompt.week })}
            </>
          )}
        </p>
      )}
    </>
  );
  return (
    <>
      <Row as="section" className="today-first" margin={margin}>
        {welcome === undefined ? null : <p className="today-hello">{t(`today.welcome.${welcome}`)}</p>}
        {prompt === null ? (
          <>
            <h1 className="today-ask">{t('today.noPrompt')}</h1>
            <div className="today-how">
              <Button onPress={onBlank}>{t('today.startBlank')}</Button>
            </div>
          </>
        ) : (
          <>
            <h1 className="today-ask" lang={prompt.language} dir="auto">
              <MarkedLines blocks={parseMarkup(prompt.text)} />
            </h1>
            <h2 className="today-how strong">{t('today.howLong')}</h2>
            <Lengths offered={minutesOffered} onWrite={onWrite} />
          </>
        )}
      </Row>
      <Row as="section" className="today-doors" margin={props.note}>
        <h2 className="strong">{t('today.doors')}</h2>
        <ul>
          {openPage === undefined ? null : (
            <DoorLine title={t('today.openPage')} about={openPage.firstLine} onOpen={openPage.onOpen} own />
          )}
          {comeBack.map((door) => (
            <DoorLine key={door.id} {...door} own />
          ))}
          {doors.map((door) => (
            <DoorLine key={door.id} {...door} />
          ))}
          {prompt === null ? null : (
            <DoorLine title={t('today.blank')} about={t('today.blankAbout')} onOpen={onBlank} />
          )}
          {onAnother === null ? null : (
            <DoorLine title={t('today.another')} about={t('today.anotherAbout')} onOpen={onAnother} />
          )}
          <DoorLine title={t('help.door')} about={t('help.doorAbout')} onOpen={onHelp} />
        </ul>
      </Row>
    </>
  );
}

interface LengthsProps {
  readonly offered: readonly Minutes[];
  readonly onWrite: (minutes: Minutes) => void;
}

function Lengths({ offered, onWrite }: LengthsProps) {
  const { t, language } = useMessages();
  return (
    <ul className="lengths" data-lengths={offered.length}>
      {offered.map((minutes) => (
        <li key={minutes}>
          <Link
            className="length"
            onPress={() => {
              onWrite(minutes);
            }}
          >
            <span className="length-figure">{formatNumber(minutes, language)}</span>{' '}
            <span className="length-unit">{t('today.minutes', { count: minutes })}</span>{' '}
            <span className="length-about">{t(`today.minutes${minutes}`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
