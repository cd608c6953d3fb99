/**
 * Today: the day in the margin, one question that fits where the writer is, and how long there is for it. Every other
 * way in stands below, and none of them counts anything.
 */
import { Link } from 'react-aria-components';
import type { Minutes, PromptAsSeen } from '../../../shared/journal/entry.ts';
import { formatDay, formatNumber, formatWeekday } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Row } from '../../ui/book/book.tsx';
import { Button } from '../../ui/controls/button.tsx';
import './today.css';

/** Another way in, such as the page for a rough day. */
export interface Door {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly onOpen: () => void;
}

interface TodayProps {
  /** Null when no programme has a question for today. */
  readonly prompt: PromptAsSeen | null;
  readonly today: Date;
  readonly welcome?: 'first' | 'back';
  readonly minutesOffered: readonly Minutes[];
  readonly onWrite: (minutes: Minutes) => void;
  readonly onBlank: () => void;
  readonly doors: readonly Door[];
  /** Today's page, when there is one already. */
  readonly openPage?: { readonly firstLine: string; readonly onOpen: () => void };
}

export function Today(props: TodayProps) {
  const { prompt, today, welcome, minutesOffered, onWrite, onBlank, doors, openPage } = props;
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
              {prompt.text}
            </h1>
            <h2 className="today-how strong">{t('today.howLong')}</h2>
            <Lengths offered={minutesOffered} onWrite={onWrite} />
          </>
        )}
      </Row>
      <Row as="section" className="today-doors">
        <h2 className="strong">{t('today.doors')}</h2>
        <ul>
          {openPage === undefined ? null : (
            <DoorLine title={t('today.openPage')} about={openPage.firstLine} onOpen={openPage.onOpen} own />
          )}
          {doors.map((door) => (
            <DoorLine key={door.id} {...door} />
          ))}
          {prompt === null ? null : (
            <DoorLine title={t('today.blank')} about={t('today.blankAbout')} onOpen={onBlank} />
          )}
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

interface DoorLineProps extends Omit<Door, 'id'> {
  /** The line beside it is the writer's own: it is set in the face of the sheet, and runs its own way. */
  readonly own?: boolean;
}

function DoorLine({ title, about, onOpen, own = false }: DoorLineProps) {
  return (
    <li className="door">
      <Button look="word" onPress={onOpen}>
        <bdi>{title}</bdi>
      </Button>
      <p className={own ? 'door-own' : 'door-about'}>
        <bdi>{about}</bdi>
      </p>
    </li>
  );
}
