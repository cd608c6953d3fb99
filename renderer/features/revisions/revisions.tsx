/**
 * Earlier versions of a page: the words as one sitting left them, beside the words as they are now. Bringing a version
 * back loses nothing; what stood there before becomes a version itself, and is the one shown beside it then.
 */
import { useEffect, useRef, useState } from 'react';
import { parseMarkup } from '../../../shared/programme/markup.ts';
import { formatDay, formatFullDay, formatTime, formatWeekday } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/messages.tsx';
import { Row } from '../../ui/book/book.tsx';
import { MarkedLines } from '../../ui/book/marked-up.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { RadioList } from '../../ui/controls/radio-list.tsx';
import { Notice } from '../../ui/signs/band.tsx';
import type { OpenJournal, SaveOutcome } from '../../vault/open-journal.ts';
import { BodyView } from '../../editor/body-view.tsx';
import { bringBack, openVersions } from './open-versions.ts';
import type { VersionsOfPage } from './open-versions.ts';
import './revisions.css';

interface RevisionsProps {
  readonly journal: OpenJournal;
  readonly id: string;
  readonly onOpenPage: () => void;
}

type Problem = Extract<SaveOutcome, { ok: false }>['problem'];

export function Revisions({ journal, id, onOpenPage }: RevisionsProps) {
  const { t, language } = useMessages();
  const [page, setPage] = useState<VersionsOfPage | 'unreadable' | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const [broughtBack, setBroughtBack] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const then = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    let current = true;
    const read = async (): Promise<void> => {
      const found = await openVersions(journal, id).catch(() => null);
      if (!current) return;
      setPage(found ?? 'unreadable');
      setChosen(null);
    };
    void read();
    const stop = journal.subscribe(() => void read());
    return () => {
      current = false;
      stop();
    };
  }, [journal, id]);

  if (page === null || page === 'unreadable') {
    return (
      <Row className="revisions-first" margin={<h1 className="lead">{t('revisions.title')}</h1>}>
        <p role="status">{page === null ? t('revisions.reading') : t('revisions.unreadable')}</p>
      </Row>
    );
  }

  const { prompt, earlier, present } = page;
  // Without a choice, the one before the present: what most people look for.
  const at = Math.min(chosen ?? earlier.length - 1, earlier.length - 1);
  const version = earlier[at];
  const withTime = (day: string, when: string): string =>
    t('revisions.dayAndTime', { day, time: formatTime(when, language) });

  const restore = async (): Promise<void> => {
    if (version === undefined) return;
    const outcome = await bringBack(journal, id, version).catch(
      () => ({ ok: false, problem: 'failed' }) as const,
    );
    setProblem(outcome.ok ? null : outcome.problem);
    setBroughtBack(outcome.ok);
    if (outcome.ok) then.current?.focus();
  };

  return (
    <>
      <Row
        className="revisions-first"
        margin={
          <>
            <p className="day">{formatWeekday(present.at, language)}</p>
            <p>{formatDay(present.at, language)}</p>
          </>
        }
      >
        <h1 className="lead">{t('revisions.title')}</h1>
        <p className="revisions-prompt" dir="auto">
          {prompt === null ? t('lookBack.blank') : <MarkedLines blocks={parseMarkup(prompt.text)} />}
        </p>
        <p className="revisions-about">
          {version === undefined ? t('revisions.none') : t('revisions.about')}
        </p>
        <p role="status" className="revisions-done">
          {broughtBack ? t('revisions.broughtBack') : ''}
        </p>
        {problem === null ? null : (
          <Notice title={t('lookBack.failed.title')} role="alert">
            <p>{t(`lookBack.failed.${problem}`)}</p>
          </Notice>
        )}
      </Row>
      {version === undefined ? null : (
        <Row
          className="revisions-pair"
          margin={
            <RadioList
              label={t('revisions.choose')}
              choices={earlier
                .map((one, index) => ({
                  value: String(index),
                  label: withTime(formatDay(one.at, language), one.at),
                }))
                .toReversed()}
              chosen={String(at)}
              onChoose={(value) => {
                setChosen(Number(value));
                setBroughtBack(false);
              }}
            />
          }
        >
          <div className="revisions-sides">
            <section aria-labelledby="version-then">
              <h2 className="label" id="version-then" ref={then} tabIndex={-1}>
                {t('revisions.then')}
              </h2>
              <p className="note">{withTime(formatFullDay(version.at, language), version.at)}</p>
              <BodyView body={version.body} prompt={prompt} />
              <Button onPress={() => void restore()}>{t('revisions.bringBack')}</Button>
            </section>
            <section aria-labelledby="version-now">
              <h2 className="label" id="version-now">
                {t('revisions.now')}
              </h2>
              <p className="note">{withTime(formatFullDay(present.at, language), present.at)}</p>
              <BodyView body={present.body} prompt={prompt} />
            </section>
          </div>
        </Row>
      )}
      <Row className="revisions-end">
        <Button look="line" onPress={onOpenPage}>
          {t('revisions.openPage')}
        </Button>
      </Row>
    </>
  );
}
